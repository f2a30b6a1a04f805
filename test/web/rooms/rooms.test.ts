import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enterRoom, type RoomView } from "../../../src/client/index.ts";
import { parseRoomName, type RoomName } from "../../../src/protocol/names/names.ts";
import { markRead } from "../../../src/web/device/mark-read.ts";
import { headOf } from "../../../src/web/device/heads.ts";
import { type Store, storeIn } from "../../../src/web/device/device-store.ts";
import { rememberVisit } from "../../../src/web/device/visited.ts";
import { forgetOld } from "../../../src/web/app/forget-old.ts";
import { forgetKnown, knownRooms, noteRooms } from "../../../src/web/rooms/known-rooms.ts";
import { Rooms } from "../../../src/web/rooms/rooms.ts";
import { FakeServer, message, YOU } from "../../support/fake-server.ts";
import { tokenOf } from "../../support/members.ts";

const epoch = "0".repeat(32);
let servers: Map<RoomName, FakeServer>;
let forgotten: RoomName[];
let store: Store;
let rooms: Rooms;

afterEach(() => {
  vi.useRealTimers();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  servers = new Map();
  store = storeIn(() => {
    throw new Error("SecurityError");
  });
  forgotten = [];
  rooms = new Rooms(join);
  noteRooms(rooms, store);
});

async function join(name: RoomName): Promise<RoomView> {
  const server = new FakeServer();
  servers.set(name, server);
  const url = `ws://fake/r/${name}`;
  return enterRoom({ url, token: tokenOf("Alice"), name: "Alice", ports: server.ports });
}

function named(name: string): RoomName {
  const parsed = parseRoomName(name);
  if (parsed === undefined) throw new Error(`${name} is no room's name`);
  rememberVisit(store, parsed, 0);
  return parsed;
}

const unread = (name: RoomName): number | undefined =>
  knownRooms(rooms, store).find(({ room }) => room === name)?.unread;

/** Enters the room `name`, which has one message. */
async function enter(name: RoomName): Promise<void> {
  await rooms.enter(name);
  servers.get(name)?.socket.welcome({ head: 1, records: [message(1)] });
  vi.runAllTimers();
}

function hear(name: RoomName, seq: number): void {
  servers
    .get(name)
    ?.socket.send({ type: "changes", from: seq - 1, to: seq, records: [message(seq)] });
}

test("messages from before the first visit are read, and later ones are unread", async () => {
  const room = named("room");
  await enter(room);
  expect(unread(room)).toBe(0);
  hear(room, 2);
  hear(room, 3);
  expect(unread(room)).toBe(2);
  markRead(store, room, { epoch, seq: 2 });
  expect(unread(room)).toBe(1);
});

test("a room is listed by the title that its owner gave it, even while the page is not in it", async () => {
  const room = named("room");
  await rooms.enter(room);
  const entry = { key: "room/title", rev: 1, id: "write-no-1", by: YOU, name: "Alice", at: 1 };
  servers.get(room)?.socket.welcome({ head: 1, entries: [{ ...entry, value: "Choir" }] });
  vi.runAllTimers();
  const listed = (): unknown => knownRooms(rooms, store).map(({ title }) => title);
  expect(listed()).toEqual(["Choir"]);
  expect(knownRooms(new Rooms(join), store)[0]?.title).toBe("Choir");
  servers.get(room)?.socket.send({
    type: "changes",
    from: 1,
    to: 2,
    records: [],
    entries: [{ ...entry, rev: 2 }],
  });
  vi.runAllTimers();
  expect(listed()).toEqual([undefined]);
});

test("each room is joined once, however often it is opened", async () => {
  const room = named("room");
  const [first, second] = await Promise.all([rooms.enter(room), rooms.enter(room)]);
  expect(first).toBe(second);
  expect(await rooms.enter(room)).toBe(first);
});

test("beyond eight rooms the least recent is left, and its count stays", async () => {
  const names = Array.from({ length: 8 }, (_, place) => named(`room-${place}`));
  for (const name of names) await enter(name);
  const [first, second] = names;
  if (first === undefined || second === undefined) throw new Error("No rooms");
  await rooms.enter(first);
  hear(second, 2);
  await enter(named("ninth"));
  expect(rooms.joined.size).toBe(8);
  expect(rooms.joined.has(first)).toBe(true);
  expect(rooms.joined.has(second)).toBe(false);
  expect(headOf(store, second)).toEqual({ epoch, seq: 2, unread: 1 });
  expect(unread(second)).toBe(1);
});

test("a room with unsent messages is not left", async () => {
  const first = named("first");
  await enter(first);
  void rooms.joined.get(first)?.say("on its way");
  for (let place = 0; place < 8; place += 1) await enter(named(`room-${place}`));
  expect(rooms.joined.has(first)).toBe(true);
  expect(rooms.joined.size).toBe(8);
});

test("a room removed from the list is left, and is not among the known ones", async () => {
  const room = named("room");
  await enter(room);
  forgetKnown(rooms, store, room, (name) => forgotten.push(name));
  expect(rooms.joined.size).toBe(0);
  expect(knownRooms(rooms, store)).toEqual([]);
  expect(forgotten).toEqual([room]);
  expect(servers.get(room)?.socket.closedByClient?.code).toBe(1000);
});

test("old messages are dropped unless a reader is further up", async () => {
  const [left, held] = [named("left"), named("held")];
  const place = { awaySince: 1, held: { from: 1, to: 1 }, sight: undefined };
  forgetOld(rooms, new Map([[held, place]]));
  for (const name of [left, held]) {
    await enter(name);
    const records = Array.from({ length: 2_000 }, (_, index) => message(index + 2));
    servers.get(name)?.socket.send({ type: "changes", from: 1, to: 2_001, records });
  }
  vi.runAllTimers();
  const knownIn = (name: RoomName): number | undefined =>
    rooms.joined.get(name)?.state.timeline.messages.length;
  expect([knownIn(left), knownIn(held)]).toEqual([1_001, 2_001]);
  expect(unread(left)).toBe(2_000);
});
