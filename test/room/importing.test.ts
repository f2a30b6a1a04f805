/**
 * Importing messages, batch after batch, into a room without messages.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { Draft } from "../../src/room/turn/unstored.ts";
import { memberOf, say } from "../support/members.ts";
import { OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const owner = { id: memberOf("Olga"), name: "Olga", key: OWNERS_KEY };

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const drafts = (...bodies: string[]): Draft[] =>
  bodies.map((body) => ({
    is: "said",
    id: `imported-${body}`,
    by: memberOf("Bob"),
    name: "Bob",
    at: room.now,
    body,
  }));

describe("H25 an import", () => {
  test("is refused where a message was sent, even a single one", () => {
    room.send(olga, say("mine"));
    expect(room.host.importMessages(owner, 0, drafts("one"))).toMatchObject({ code: "not-empty" });
    expect(room.log.all().map(flatBody)).toEqual(["mine"]);
  });

  test("resumes after its last batch, and stores a repeated batch once", () => {
    for (const _ of ["first", "again"]) {
      expect(room.host.importMessages(owner, 0, drafts("one", "two"))).toMatchObject({ taken: 2 });
    }
    expect(room.host.importMessages(owner, 2, drafts("three"))).toMatchObject({ taken: 1 });
    expect(room.log.all().map(flatBody)).toEqual(["one", "two", "three"]);
  });

  test("does not resume once somebody has sent a message", () => {
    room.host.importMessages(owner, 0, drafts("one"));
    room.send(olga, say("mine"));
    expect(room.host.importMessages(owner, 1, drafts("two"))).toMatchObject({ code: "not-empty" });
  });
});
