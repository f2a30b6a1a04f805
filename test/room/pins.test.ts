import { describe, expect, test } from "vitest";
import { entryDraft } from "../support/log-contract.ts";
import { act, memberOf, say, set } from "../support/members.ts";
import { OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const KEY = "room/pins";

/** The pins that a new member receives. */
function pinsIn(room: RoomUnderTest): unknown {
  const entries = room.peer(room.join("Carol")).last("welcome")?.entries ?? [];
  return entries.find(({ key }) => key === KEY)?.value;
}

describe("11.14 pinned messages", () => {
  test("of a room without an owner are pinned by any member, whether or not they came first", () => {
    const room = new RoomUnderTest();
    const [ana, bob] = [room.join("Ana"), room.join("Bob")];
    room.send(ana, say("hi"));
    room.send(ana, set(KEY, [1]));
    room.send(bob, { type: "delete", id: "write-of-bob", key: KEY });
    room.send(bob, { ...set(KEY, [1]), id: "pins-of-bob" });
    expect(room.peer(bob).last("refused")).toBeUndefined();
    expect(room.log.decisions("did")).toEqual([]);
    room.host.evict();
    expect(pinsIn(room)).toEqual([1]);
  });

  test("of a room with an owner are pinned by moderators, and a reader receives them", () => {
    const room = new RoomUnderTest();
    const olga = room.join("Olga", { key: OWNERS_KEY });
    const bob = room.join("Bob");
    room.send(bob, say("hi"));
    room.send(bob, set(KEY, [1]));
    expect(room.peer(bob).last("refused")?.code).toBe("not-allowed");
    room.send(olga, set(KEY, [1]));
    expect(room.peer(bob).last("changes")?.entries).toMatchObject([{ key: KEY, value: [1] }]);
  });

  test("are changed by compare-and-set, so that no pin is lost", () => {
    const room = new RoomUnderTest();
    const [ana, bob] = [room.join("Ana"), room.join("Bob")];
    room.send(ana, { ...set(KEY, [1]), rev: 0 });
    room.send(bob, { ...set(KEY, [2]), rev: 0 });
    expect(room.peer(bob).last("refused")).toMatchObject({
      code: "conflict",
      rev: 1,
      entry: { value: [1] },
    });
  });

  test("stay in the list when their messages are deleted, and contain only seqs", () => {
    const room = new RoomUnderTest();
    const ana = room.join("Ana");
    room.send(ana, say("hi"));
    room.send(ana, set(KEY, [1]));
    room.send(ana, act({ act: "erase", seq: 1 }));
    expect(pinsIn(room)).toEqual([1]);
  });

  test("are not imported, since imported messages get other seqs", () => {
    const room = new RoomUnderTest();
    const owner = { id: memberOf("Olga"), name: "Olga", key: OWNERS_KEY };
    const entries = [
      { ...entryDraft(1), key: KEY, value: [1] },
      { ...entryDraft(2), key: "topic", value: "Lunch" },
    ];
    const answer = room.host.ask(owner, { type: "import-entries", entries });
    expect(answer).toEqual({ is: "done", taken: 2 });
    expect(room.log.written.map(({ key }) => key)).toEqual(["topic"]);
  });
});
