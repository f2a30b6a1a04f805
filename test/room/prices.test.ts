/**
 * A client that makes the room read pays for the rows, by any transport. For one without the right to do so,
 * nothing is read.
 */
import { beforeEach, describe, expect, test } from "vitest";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import type { Looked, Reading } from "../../src/room/asking/reading.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import { LIMITS } from "../../src/protocol/limits.ts";
import { act, hello, keyOf, memberOf, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const HOME = "alices-house";
const AWAY = "mallorys-den";
const LONG = 12_000;
/** The rows that the price of one message buys. */
const ROWS_OF_ONE = 200;
/** The rows that an address may read at once: its bucket, and the one read that went over. */
const ROWS_AT_ONCE = ALLOWANCES.ofAddress.burst * ROWS_OF_ONE + LONG;

let room: RoomUnderTest;
let alice: ConnectionId;

beforeEach(() => {
  room = new RoomUnderTest(ALLOWANCES);
  for (let n = 1; n <= LONG; n += 1) {
    room.log.append({
      id: `line-${n}`,
      by: memberOf("Bob"),
      name: "Bob",
      at: n,
      is: "said",
      body: `line ${n}`,
    });
  }
  for (let n = 0; n < 100; n += 1) {
    const entry = { key: `key-${n}`, id: `write-${n}`, by: memberOf("Bob"), name: "Bob", at: n };
    room.log.put(n, { ...entry, value: n }, 0);
  }
  alice = room.join("Alice", {}, HOME);
});

/** Each is a new member, as far as the room can tell. */
function looker(n: number): Caller {
  return { id: `looker-${n}`.padEnd(16, "-"), name: "", address: AWAY };
}

function aliceIsWell(): void {
  room.send(alice, say(`all is well ${room.log.head}`));
  expect(room.peer(alice).last("changes")?.records.at(-1)).toMatchObject({
    body: expect.stringMatching(/all is well/),
  });
  expect(room.peer(alice).all("refused")).toEqual([]);
}

const LOOKS: [string, (reading: Reading, by: Caller, now: number) => Looked<unknown>][] = [
  ["how far it is", (it, by, now) => it.head(by, now)],
  ["how much is unread", (it, by, now) => it.head(by, now, { seq: 0 })],
  ["who is here", (it, by, now) => it.members(by, now)],
  ["a page", (it, by, now) => it.page({}, 500, by, now)],
  ["a page in the middle", (it, by, now) => it.page({ before: 5_000 }, 500, by, now)],
  ["all entries", (it, by, now) => it.state(by, now)],
  ["one entry", (it, by, now) => it.entry("key-1", by, now)],
  ["what changed", (it, by, now) => it.changesPast(0, by, now)],
  ["a copy of all", (it, by, now) => it.copy(by, 0, "all", now)],
  ["an export of one's own messages", (it, by, now) => it.copy(by, 0, "mine", now)],
  ["who may show it", (it, by, now) => it.sites("embed", by, now)],
  ["whose pages may join it", (it, by, now) => it.sites("origins", by, now)],
];

describe.each(LOOKS)("6.7 reading %s over HTTP", (_what, look) => {
  test("costs an address the rows that are read, whatever member it names, until it has to wait", () => {
    const before = room.log.rowsRead;
    let looks = 0;
    let last = look(room.host.reading, looker(looks), room.now);
    while (last.ok && looks < 20_000) {
      looks += 1;
      last = look(room.host.reading, looker(looks), room.now);
    }
    expect(last).toEqual({ ok: false, retryAfter: expect.any(Number) });
    expect(room.log.rowsRead - before).toBeLessThanOrEqual(ROWS_AT_ONCE);
    // A read without rows has a price as well.
    expect(looks).toBeLessThanOrEqual(4 * ALLOWANCES.ofAddress.burst);
    const elsewhere = look(room.host.reading, { ...looker(0), address: HOME }, room.now);
    expect(elsewhere.ok).toBe(true);
    aliceIsWell();
  });

  test("is possible again after the time in the refusal", () => {
    let last = look(room.host.reading, looker(0), room.now);
    for (let n = 1; last.ok; n += 1) last = look(room.host.reading, looker(n), room.now);
    room.pass(last.retryAfter * 1_000);
    expect(look(room.host.reading, looker(0), room.now).ok).toBe(true);
  });

  test("reads no more in a minute than an address is allowed, whatever the requests", () => {
    const before = room.log.rowsRead;
    for (let second = 0; second < 60; second += 1) {
      for (let n = 0; n < 50; n += 1) look(room.host.reading, looker(n), room.now);
      room.pass(1_000);
    }
    const most = 60 * ALLOWANCES.ofAddress.perSecond * ROWS_OF_ONE + ROWS_AT_ONCE;
    expect(room.log.rowsRead - before).toBeLessThanOrEqual(most);
    aliceIsWell();
  });
});

describe("6.7 on a socket", () => {
  const FRAMES: [string, (n: number) => ClientFrame][] = [
    ["pulls", () => ({ type: "pull", before: 5_000 })],
    ["hellos from far back", () => hello("Mallory", { cursor: cursorAt(1) })],
    ["a search for all of one's own messages", () => act({ act: "erase-mine" })],
    ["messages sent again after long", (n) => ({ ...say(`again ${n}`), after: 1 })],
  ];
  test.each(FRAMES)("%s cost as much as the room reads for them", (_what, frame) => {
    const mallory = room.join("Mallory", {}, AWAY);
    const before = room.log.rowsRead;
    for (let n = 0; n < 2_000; n += 1) room.send(mallory, frame(n));
    const most = ALLOWANCES.ofConnection.burst * ROWS_OF_ONE + LONG;
    expect(room.log.rowsRead - before).toBeLessThanOrEqual(most);
    aliceIsWell();
  });

  test("first hellos cost their address the rows that are read", () => {
    const before = room.log.rowsRead;
    for (let n = 0; n < 1_000; n += 1) {
      const id = room.join(`Mallory ${n}`, { cursor: cursorAt(LONG - 400) }, AWAY);
      room.host.disconnect(id);
    }
    expect(room.log.rowsRead - before).toBeLessThanOrEqual(ROWS_AT_ONCE);
    aliceIsWell();
  });

  test("a member who returns after an hour pays little, and does not wait", () => {
    const bob = room.join("Bob", { cursor: cursorAt(LONG - 60) }, AWAY);
    for (let n = 0; n < 50; n += 1) room.send(bob, say(`offline ${n}`));
    expect(room.peer(bob).all("refused")).toEqual([]);
  });

  function cursorAt(seq: number) {
    return { epoch: room.log.epoch, seq };
  }
});

describe("6.7 long messages cost more than a row each", () => {
  /** The characters that the price of one message buys. */
  const CHARS_OF_ONE = 256 * ROWS_OF_ONE;
  const LONGEST = "x".repeat(LIMITS.bodyBytes);
  const CHARS_AT_ONCE = (ALLOWANCES.ofAddress.burst + 100) * CHARS_OF_ONE;

  beforeEach(() => {
    room = new RoomUnderTest(ALLOWANCES);
    for (let n = 1; n <= 500; n += 1)
      room.log.append({
        id: `long-${n}`,
        by: memberOf("Bob"),
        name: "Bob",
        at: n,
        is: "said",
        body: LONGEST,
      });
    for (let n = 0; n < 60; n += 1) {
      const entry = { key: `key-${n}`, id: `long-${n}`, by: memberOf("Bob"), name: "Bob", at: n };
      room.log.put(n, { ...entry, value: "x".repeat(4_000) }, 0);
    }
    alice = room.join("Alice", {}, HOME);
  });

  test.each<[string, (reading: Reading, by: Caller, now: number) => Looked<unknown>]>([
    ["a page", (it, by, now) => it.page({}, 500, by, now)],
    ["all entries", (it, by, now) => it.state(by, now)],
    ["what changed", (it, by, now) => it.changesPast(0, by, now)],
    ["a copy of all", (it, by, now) => it.copy(by, 0, "all", now)],
  ])("read over HTTP as %s", (_what, look) => {
    let chars = 0;
    for (let n = 0; n < 4_000; n += 1) {
      const looked = look(room.host.reading, looker(n), room.now);
      if (!looked.ok) break;
      chars += JSON.stringify(looked.value).length;
    }
    expect(chars).toBeLessThanOrEqual(1.1 * CHARS_AT_ONCE);
    aliceIsWell();
  });

  test.each<[string, ClientFrame]>([
    ["pulls", { type: "pull" }],
    ["hellos", hello("Mallory")],
  ])("read on a socket by %s", (_what, frame) => {
    const mallory = room.join("Mallory", {}, AWAY);
    const before = room.log.charsRead;
    for (let n = 0; n < 400; n += 1) {
      room.send(mallory, frame);
      room.send(mallory, { type: "read", chars: 1_000_000 });
    }
    const most = (ALLOWANCES.ofConnection.burst + 10) * CHARS_OF_ONE;
    expect(room.log.charsRead - before).toBeLessThanOrEqual(most);
    aliceIsWell();
  });

  test("a part of an export is no larger than what may be held for its reader", () => {
    const looked = room.host.reading.copy(looker(0), 0, "all", room.now);
    expect(JSON.stringify(looked).length).toBeLessThan(2_200_000);
  });
});

describe("4.4 a search for an old repeat is done", () => {
  const AGAIN = { ...say("again"), after: 50 };

  beforeEach(() => {
    const owner = room.join("Olga", { key: OWNERS_KEY }, HOME);
    room.send(owner, act({ act: "link", hash: hashOf(keyOf("reads")), role: "reader" }));
  });

  test("for nobody without the right to post, on a socket or over HTTP", () => {
    const reader = room.join("Rita", { key: keyOf("reads") }, AWAY);
    const before = room.log.rowsRead;
    room.send(reader, AGAIN);
    expect(room.peer(reader).last("refused")).toMatchObject({ code: "not-allowed" });
    const author = { id: memberOf("Rita"), name: "Rita", address: AWAY };
    expect(room.host.ask(author, AGAIN)).toMatchObject({ is: "refused", code: "not-allowed" });
    expect(room.log.rowsRead - before).toBeLessThan(10);
  });

  test("for nobody who is muted or has to wait in slow mode", () => {
    const mia = room.join("Mia", {}, AWAY);
    const owner = room.join("Olga", { key: OWNERS_KEY, visit: "another-visit" }, HOME);
    room.send(owner, act({ act: "mute", member: memberOf("Mia") }));
    const before = room.log.rowsRead;
    room.send(mia, AGAIN);
    expect(room.peer(mia).last("refused")).toMatchObject({ code: "muted" });
    expect(room.log.rowsRead - before).toBeLessThan(10);
  });

  test("9.5 nor for a write of an entry, without the right to write", () => {
    const reader = room.join("Rita", { key: keyOf("reads") }, AWAY);
    room.send(reader, { ...set("key-1", 2), after: 1 });
    expect(room.peer(reader).last("refused")).toMatchObject({ code: "not-allowed" });
  });

  test("and a repeat that is known in memory is answered even so, since it costs nothing", () => {
    const mia = room.join("Mia", {}, AWAY);
    room.send(mia, say("said in time"));
    const owner = room.join("Olga", { key: OWNERS_KEY, visit: "another-visit" }, HOME);
    room.send(owner, act({ act: "mute", member: memberOf("Mia") }));
    room.send(mia, { ...say("said in time"), after: 0 });
    expect(room.peer(mia).last("changes")?.records.at(-1)).toMatchObject({ body: "said in time" });
  });
});
