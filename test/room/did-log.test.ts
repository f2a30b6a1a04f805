import { expect, test } from "vitest";
import { DidLog } from "../../src/room/memory/did-log.ts";
import { type Did, LOGGED } from "../../src/room/memory/register.ts";
import { MemoryLog } from "../support/memory-log.ts";

const ID = "act-of-mine";

/** A log of as many entries as the room keeps, by `by(place)`, each made at a head of its place. */
function full(
  count: number,
  by: (place: number) => string,
  version: "this" | "earlier" = "this",
): DidLog {
  const register = new MemoryLog();
  const log = new DidLog(register);
  for (let place = 0; place < count; place += 1) {
    const did: Did = {
      by: { id: by(place), name: "" },
      at: place,
      act: "mute",
      ...(version === "this" && { head: place }),
      ...(place === 0 && { id: ID }),
    };
    log.add(did, (noted) => register.decide(noted));
  }
  return log;
}

test("12.1 an action whose entry went is not taken for one that was never done", () => {
  const log = full(LOGGED + 1, () => "owner");
  expect(log.find("owner", ID, 0)).toBe("forgotten");
  expect(log.find("owner", "sent-later", LOGGED + 1)).toBeUndefined();
  expect(log.find("owner", "sent-first")).toBeUndefined();
});

test("12.1 that holds for the only entry of a member, which goes where nobody has two", () => {
  const log = full(LOGGED + 1, (place) => `member-${place}`);
  expect(log.find("member-0", ID, 0)).toBe("forgotten");
  expect(log.find("member-0", ID, LOGGED + 1)).toBeUndefined();
});

test("12.1 a member without an entry did nothing, as long as others have more than one", () => {
  const log = full(LOGGED + 1, (place) => `member-${place % 400}`);
  expect(log.find("somebody-else", ID, 0)).toBeUndefined();
});

test("12.1 an entry of an earlier version, which has no head, may be of any time", () => {
  const log = full(LOGGED + 1, () => "owner", "earlier");
  expect(log.find("owner", ID, 3)).toBe("forgotten");
  expect(log.find("owner", "sent-first")).toBeUndefined();
});
