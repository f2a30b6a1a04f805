/**
 * The limits of unread data together: an object has 128 MB, whoever fills it.
 */
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import { type Allowances, allowancesOf } from "../../src/room/limits/allowances.ts";
import type { Address, ConnectionId } from "../../src/room/turn/connection.ts";
import { Backlog } from "../../src/room/telling/backlog.ts";
import { hello, say } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";
import { UNHURRIED } from "../support/unhurried.ts";

const HOME = "alices-house";
const AWAY = "mallorys-den";
const BODY = "x".repeat(7_900);
/** Small, so that a test is quick. */
const OF_ADDRESS = 400_000;
const OF_ROOM = 1_000_000;

class BusyRoom {
  readonly room: RoomUnderTest;
  readonly alice: ConnectionId;
  #said = 0;

  constructor(more: Partial<Allowances> = {}) {
    const allowances = { ...allowancesOf(UNHURRIED), unreadOfAddress: OF_ADDRESS, ...more };
    this.room = new RoomUnderTest({ ...allowances, unreadOfRoom: more.unreadOfRoom ?? OF_ROOM });
    this.alice = this.room.join("Alice", {}, HOME);
  }

  /** Alice sends this many messages, and reads everything she is sent. */
  talk(messages: number): void {
    for (let n = 0; n < messages; n += 1) {
      this.#said += 1;
      this.room.send(this.alice, say(`${this.#said} ${BODY}`));
      this.room.send(this.alice, { type: "read", chars: 2 * BODY.length });
      this.room.host.flush();
    }
  }

  charsOf(ids: readonly ConnectionId[]): number {
    return ids.flatMap((id) => this.room.peer(id).lines).reduce((sum, it) => sum + it.length, 0);
  }

  open(ids: readonly ConnectionId[]): ConnectionId[] {
    return ids.filter((id) => this.room.peer(id).closed === undefined);
  }

  /** She received every message she sent, and was never told that she lags. */
  aliceIsWell(): void {
    const heard = this.room.peer(this.alice).all("changes");
    expect(heard.flatMap(({ records }) => records)).toHaveLength(this.#said);
    expect(this.room.peer(this.alice).all("lag")).toEqual([]);
    expect(this.room.peer(this.alice).closed).toBeUndefined();
  }
}

function many(count: number, open: (n: number) => ConnectionId): ConnectionId[] {
  return Array.from({ length: count }, (_, n) => open(n));
}

const KINDS: [
  string,
  (room: RoomUnderTest, n: number, address: Address) => ConnectionId,
  number,
][] = [
  ["plain sockets", (room, n, address) => room.joinPlain(`Mallory ${n}`, address), 0],
  [
    "streams over HTTP",
    (room, n, address) => room.listen({ id: `guest-${n}`, name: "", address }),
    LIMITS.streamReadEveryChars,
  ],
  [
    "sockets that speak frames",
    (room, n, address) => room.join(`Mallory ${n}`, {}, address),
    LIMITS.readEveryChars,
  ],
];

describe.each(KINDS)("I10 of an address, %s that do not read", (_kind, join, unsaid) => {
  test("leave no more unread together than their limit, and others receive everything", () => {
    const busy = new BusyRoom();
    const idle = many(40, (n) => join(busy.room, n, AWAY));
    busy.talk(120);
    // Each may hold in addition what it need not have reported yet, and one frame that was on its way.
    const each = unsaid + LIMITS.bodyBytes + 1_000;
    expect(busy.charsOf(idle)).toBeLessThan(OF_ADDRESS + idle.length * each);
    busy.aliceIsWell();
  });

  test("are sent nothing more from then on, however long others talk", () => {
    const busy = new BusyRoom();
    const idle = many(40, (n) => join(busy.room, n, AWAY));
    busy.talk(100);
    const chars = busy.charsOf(idle);
    busy.talk(50);
    expect(busy.charsOf(idle)).toBe(chars);
    busy.aliceIsWell();
  });

  test("of many addresses leave no more unread than the room's limit", () => {
    const busy = new BusyRoom({ unreadOfAddress: OF_ROOM });
    const idle = many(40, (n) => join(busy.room, n, `den-${n}`));
    busy.talk(120);
    const each = unsaid + LIMITS.bodyBytes + 1_000;
    expect(busy.charsOf(idle)).toBeLessThan(OF_ROOM + idle.length * each);
    busy.aliceIsWell();
  });
});

test("I10 of an address, sockets of all kinds count together", () => {
  const busy = new BusyRoom();
  const idle = many(45, (n) => KINDS[n % 3]?.[1](busy.room, n, AWAY) ?? 0);
  busy.talk(120);
  const unsaid = (LIMITS.readEveryChars + LIMITS.streamReadEveryChars) / 3;
  // One frame that was on its way, and the joins that each received of the others.
  const each = unsaid + LIMITS.bodyBytes + 10_000;
  // A client that owes nothing yet has an even share left, even where others have taken more than theirs.
  expect(busy.charsOf(idle)).toBeLessThan(2 * OF_ADDRESS + idle.length * each);
  busy.aliceIsWell();
});

test("4.9 a client that reads stays connected, even at an address where others do not read", () => {
  const busy = new BusyRoom();
  const idle = many(20, (n) => busy.room.joinPlain(`Mallory ${n}`, AWAY));
  const bob = busy.room.join("Bob", {}, AWAY);
  for (let n = 0; n < 120; n += 1) {
    busy.talk(1);
    busy.room.send(bob, { type: "read", chars: 2 * BODY.length });
  }
  expect(busy.open(idle)).toEqual([]);
  expect(busy.room.peer(bob).all("lag")).toEqual([]);
  expect(busy.room.peer(bob).closed).toBeUndefined();
  busy.aliceIsWell();
});

test("4.9 a member who lags because of their address is welcomed again once they have read", () => {
  const busy = new BusyRoom();
  const tabs = many(10, (n) => busy.room.join(`Mallory ${n}`, {}, AWAY));
  busy.talk(60);
  const tab = tabs.find((id) => busy.room.peer(id).all("lag").length > 0) ?? 0;
  const welcomes = busy.room.peer(tab).all("welcome").length;
  busy.room.send(tab, hello(`Mallory ${tabs.indexOf(tab)}`));
  expect(busy.room.peer(tab).all("welcome")).toHaveLength(welcomes);
  busy.room.send(tab, { type: "read", chars: busy.charsOf([tab]) });
  busy.room.send(tab, hello(`Mallory ${tabs.indexOf(tab)}`));
  expect(busy.room.peer(tab).all("welcome")).toHaveLength(welcomes + 1);
});

test("8.6 a plain client that posts without reading is closed like one that only listens", () => {
  const busy = new BusyRoom({ unreadOfAddress: 4 * LIMITS.plainCreditChars, unreadOfRoom: 1e9 });
  const plain = busy.room.joinPlain("Mallory", AWAY);
  const listens = busy.room.joinPlain("Nora", "elsewhere");
  for (let n = 0; n < 40 && busy.open([plain]).length > 0; n += 1) {
    busy.talk(100);
    if (n % 2 === 0) busy.room.host.receive(plain, "not that I read any of it");
  }
  // Alice receives them too, so she is not checked here.
  expect(busy.open([plain, listens])).toEqual([]);
  expect(busy.charsOf([listens])).toBeLessThan(LIMITS.plainCreditChars + 20_000);
});

describe("a socket that was closed", () => {
  const allowances = { unreadOfAddress: 100, unreadOfRoom: 1_000 };

  test("counts for its address until the other end has closed, so that reopening gains nothing", () => {
    const unread = new Backlog(allowances, () => ({ address: AWAY, unsaid: 0 }));
    unread.count(1, 101);
    expect(unread.isOver(AWAY)).toBe(true);
    unread.keep(1, { chars: 101, address: AWAY });
    expect(unread.isOver(AWAY)).toBe(true);
    expect(unread.isOver(HOME)).toBe(false);
    unread.forget(1);
    expect(unread.isOver(AWAY)).toBe(false);
  });

  test("frees its address of its unread frames once the other end has closed", () => {
    const busy = new BusyRoom();
    const idle = many(40, (n) => busy.room.join(`Mallory ${n}`, {}, AWAY));
    busy.talk(120);
    expect(busy.room.host.isOverdrawn(AWAY)).toBe(true);
    for (const id of idle) busy.room.host.disconnect(id);
    expect(busy.room.host.isOverdrawn(AWAY)).toBe(false);
  });

  test.each([
    ["an address", { unreadOfAddress: 100, unreadOfRoom: 1_000 }],
    ["a room", { unreadOfAddress: 1_000, unreadOfRoom: 100 }],
  ])("may leave %s at its limit, and not past it", (_, limits) => {
    const unread = new Backlog(limits, () => ({ address: AWAY, unsaid: 0 }));
    unread.count(1, 100);
    expect(unread.isOver(AWAY)).toBe(false);
    expect([...unread.overdrawn()]).toEqual([]);
    unread.count(1, 1);
    expect(unread.isOver(AWAY)).toBe(true);
    expect([...unread.overdrawn()]).toEqual([1]);
  });

  test("takes a place of its address until the other end has closed, even through a hibernation", () => {
    const { room } = new BusyRoom({ socketsOfAddress: 2, waitingOfAddress: 1 });
    const closed: [ConnectionId, Address][] = [
      [101, AWAY],
      [102, AWAY],
    ];
    room.host.evict(closed);
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    room.host.disconnect(101);
    expect(room.host.hasRoomFor(AWAY)).toBe(true);
  });
});
