import { expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import { hello, say, set, tokenOf } from "../support/members.ts";
import { OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const visitor = { id: "visitor-".padEnd(16, "x"), name: "Vera" };

test("H1 a visitor's message reaches every member, and no join or leave is announced", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  const told = room.peer(alice).lines.length;
  expect(room.host.ask(visitor, say("from afar"))).toMatchObject({ is: "done" });
  room.pass(60_000);
  expect(room.peer(alice).heard.slice(told)).toMatchObject([
    { type: "changes", from: 0, to: 1, records: [{ name: "Vera", body: "from afar" }] },
  ]);
});

test("H2 a repeated message of a visitor gets the original as its answer, and is stored and delivered once", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  const first = room.host.ask(visitor, say("once"));
  const again = room.host.ask(visitor, say("once"));
  expect(again).toEqual({ ...first, is: "repeated" });
  expect(room.log.all()).toHaveLength(1);
  expect(room.peer(alice).all("changes")).toHaveLength(1);
});

test("H2 a message that a member sends on a socket and repeats over HTTP is stored once", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  room.send(alice, say("once"));
  const member = { id: tokenOf("Alice").slice(0, 16), name: "Alice" };
  expect(room.host.ask(member, say("once"))).toMatchObject({ is: "repeated" });
});

test("H3 a present member keeps their name, whatever name their request gives", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  const member = { id: tokenOf("Alice").slice(0, 16), name: "Somebody" };
  room.host.ask(member, say("me"));
  expect(room.peer(alice).last("changes")?.records[0]?.name).toBe("Alice");
});

test.each([
  ["bad-name", { ...visitor, name: "\u200B" }, "hi"],
  ["empty", visitor, "  "],
  ["not-text", visitor, "\u0007"],
  ["too-long", visitor, "x".repeat(LIMITS.bodyBytes + 1)],
])("H4 a visitor is refused like a member: %s", (code, author, body) => {
  const room = new RoomUnderTest();
  expect(room.host.ask(author, say(body))).toEqual({ is: "refused", code });
  expect(room.log.head).toBe(0);
});

test("H4 a message that could not be stored is refused, and can be sent again", () => {
  const room = new RoomUnderTest();
  room.log.full = true;
  expect(room.host.ask(visitor, say("hi"))).toEqual({ is: "refused", code: "not-stored" });
  room.log.full = false;
  expect(room.host.ask(visitor, say("hi"))).toMatchObject({ is: "done" });
});

test("H5 a listener receives messages, even after a hibernation, but no presence, and is not counted as present", () => {
  const room = new RoomUnderTest();
  const listener = room.listen();
  room.host.evict();
  const alice = room.join("Alice");
  room.send(alice, { type: "signal", kind: "typing" });
  room.send(alice, say("hello"));
  expect(room.peer(listener).heard.map((it) => it.type)).toEqual(["changes"]);
  expect(room.peer(alice).last("welcome")).toMatchObject({ count: 1 });
});

test("H5 a listener cannot send anything", () => {
  const room = new RoomUnderTest();
  const listener = room.listen();
  for (const frame of [say("hi"), hello("Mallory"), { type: "pull" } as const]) {
    room.send(listener, frame);
  }
  expect(room.peer(listener)).toMatchObject({ lines: [], closed: undefined });
  expect(room.log.head).toBe(0);
});

test("H5 a listener that does not read is closed, and one that reports reading is not", () => {
  const room = new RoomUnderTest();
  const slow = room.listen();
  const quick = room.listen();
  const alice = room.join("Alice");
  for (let said = 0; said < LIMITS.creditChars + 100_000; said += 7_000) {
    room.send(alice, say("x".repeat(7_000), `long-one-${said}`));
    const chars = room.peer(quick).lines.at(-1)?.length ?? 0;
    room.send(quick, { type: "read", chars });
    room.send(alice, { type: "read", chars });
  }
  expect(room.peer(slow).closed).toMatchObject({ code: 4002 });
  expect(room.peer(quick).closed).toBeUndefined();
});

test("11.7 a caller who may not read a room gets the head of an unused room", () => {
  const room = new RoomUnderTest();
  const olga = room.join("Olga", { key: OWNERS_KEY });
  room.send(olga, set("room/kind", "invite"));
  room.send(olga, say("for us alone"));
  const headFor = (caller: Caller) => room.host.reading.head(caller, room.now);
  expect(headFor(visitor)).toMatchObject({ value: { head: 0 } });
  expect(headFor({ ...visitor, key: OWNERS_KEY })).toMatchObject({ value: { head: 2 } });
});

test("6.8 an address that has made too many rooms can use those that exist, and is told how long to wait for another", () => {
  const room = new RoomUnderTest();
  const caller = { ...visitor, waitToMake: 7 };
  const early = room.host.ask(caller, say("hi"));
  expect(early).toEqual({ is: "refused", code: "slow-down", retryAfter: 7 });
  room.join("Olga", { key: OWNERS_KEY });
  expect(room.host.ask(caller, say("hi"))).toMatchObject({ is: "done" });
});
