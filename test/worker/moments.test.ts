import { beforeEach, describe, expect, test, vi } from "vitest";
import { Moments } from "../../src/worker/object/moments.ts";

describe("4.10 a moment", () => {
  let done: string[];
  /** Ends the pending commit. */
  let store: () => void;
  let held: Promise<void>[];
  let moments: Moments;
  beforeEach(() => {
    done = [];
    held = [];
    moments = new Moments({
      storage: { sync: () => new Promise((stored) => (store = stored)) },
      waitUntil: (promise) => void held.push(promise),
      abort: (reason) => void done.push(`aborted: ${reason}`),
    });
  });

  /** A turn that writes, and records when that is stored. */
  const say = (word: string) => (): void => {
    done.push(word);
    moments.whenStored(() => done.push(`told ${word}`));
  };

  test("a quiet room takes a turn at once, and tells when it is stored", async () => {
    moments.take(say("one"));
    expect(done).toEqual(["one"]);
    store();
    await Promise.all(held);
    expect(done).toEqual(["one", "told one"]);
  });

  test("turns that arrive during a commit are taken afterwards, together and in order", async () => {
    moments.take(say("one"));
    for (const word of ["two", "three"]) moments.take(say(word));
    moments.take(() => done.push("somebody left"));
    store();
    const together = ["one", "told one", "two", "three", "somebody left"];
    await vi.waitFor(() => expect(done).toEqual(together));
    store();
    await Promise.all(held);
    expect(done).toEqual([...together, "told two", "told three"]);
    expect(held).toHaveLength(1);
  });

  test("after a turn that wrote nothing, the room is quiet", async () => {
    moments.take(say("one"));
    moments.take(() => done.push("nothing to store"));
    store();
    await Promise.all(held);
    moments.take(() => done.push("at once"));
    expect(done).toEqual(["one", "told one", "nothing to store", "at once"]);
  });

  test("a room that fails to tell is aborted instead of staying silent", async () => {
    moments.take(() =>
      moments.whenStored(() => {
        throw new Error("a bug");
      }),
    );
    store();
    await Promise.all(held);
    expect(done).toEqual(["aborted: the room failed"]);
  });

  test("a room that has failed takes no turn", () => {
    moments.fail(new Error("a bug"));
    moments.take(() => done.push("a turn"));
    expect(done).toEqual(["aborted: the room failed"]);
  });
});
