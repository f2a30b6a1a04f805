import { beforeEach, describe, expect, test } from "vitest";
import { act } from "../../src/client/core/act.ts";
import type { Unanswered } from "../../src/client/core/outbox/pending.ts";
import { deleteEntry, setEntry, updateEntry } from "../../src/client/core/writing.ts";
import { enterRoom, type OutboxStore, type RoomView } from "../../src/client/index.ts";
import type { Welcome } from "../../src/protocol/wire/frames.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { FakeServer, message, welcome, YOU } from "../support/fake-server.ts";
import { tokenOf } from "../support/members.ts";
import { SharedOutbox } from "../support/shared-outbox.ts";
import { idle } from "../support/simulation.ts";

const DAY = 24 * 60 * 60 * 1_000;
const LIMITS = { ...welcome().limits, acts: 500 };
const MUTE = { act: "mute", member: YOU } as const;

let server: FakeServer;
let device: SharedOutbox;
beforeEach(() => {
  server = new FakeServer();
  device = new SharedOutbox();
});

async function open(store: OutboxStore = device.open()): Promise<RoomView> {
  const { ports } = server;
  const who = { token: tokenOf("Alice"), name: "Alice" };
  const room = enterRoom({ url: "ws://fake/r/x", ...who, ports, outbox: store });
  await idle();
  return room;
}

/** A page that sends requests and ends before anything is answered. */
async function endedPage(ask: (room: RoomView) => unknown, isWelcome = false): Promise<void> {
  const store = device.open();
  const room = await open(store);
  if (isWelcome) server.socket.welcome({ limits: LIMITS });
  ask(room);
  await idle();
  store.end();
  room.leave();
}

const welcomed = (more: Partial<Welcome> = {}) =>
  server.socket.welcome({ limits: LIMITS, ...more });
const asked = (): ClientFrame[] =>
  server.socket.heard.filter(({ type }) => type !== "hello" && type !== "read");
/** Handles a rejection that nobody else awaits. */
const failing = (promise: Promise<unknown>): void => void promise.catch(() => {});

describe("12.1, 9.7 requests outlive their page", () => {
  test.each([
    ["a write", (room: RoomView) => failing(setEntry(room, "topic", "Lunch")), { type: "set" }],
    ["a delete", (room: RoomView) => failing(deleteEntry(room, "topic")), { type: "delete" }],
    [
      "an update",
      (room: RoomView) => failing(updateEntry(room, "n", () => 1)),
      { type: "set", rev: 0 },
    ],
    ["an action", (room: RoomView) => failing(act(room, MUTE)), { type: "act", do: MUTE }],
    ["a message", (room: RoomView) => void room.say("hi"), { type: "say", body: "hi" }],
  ])("%s is sent again by the next page, as it was first sent", async (_, ask, frame) => {
    await endedPage(ask);
    await open();
    welcomed();
    expect(asked()).toMatchObject([{ ...frame, after: 0 }]);
  });

  test("answered requests are not kept", async () => {
    const room = await open();
    welcomed();
    const done = Promise.all([act(room, MUTE), setEntry(room, "topic", "Lunch"), room.say("hi")]);
    await idle();
    expect(device.size).toBe(3);
    for (const frame of asked()) {
      if (frame.type === "act") server.socket.send({ type: "done", id: frame.id });
      if (frame.type === "set") server.socket.send({ type: "written", id: frame.id, rev: 1 });
      if (frame.type !== "say") continue;
      const records = [message(1, { id: frame.id, by: YOU })];
      server.socket.send({ type: "changes", from: 0, to: 1, records });
    }
    await done;
    expect(device.size).toBe(0);
  });

  test("requests that only read are not kept: nobody waits for their answers any more", async () => {
    await endedPage((room) => failing(act(room, { act: "log" })));
    expect(device.size).toBe(0);
  });

  test("a request that was refused for good is not sent again", async () => {
    await endedPage((room) => failing(act(room, MUTE)));
    await open();
    welcomed();
    const [frame] = asked();
    const id = frame?.type === "act" ? frame.id : "";
    server.socket.send({ type: "refused", id, code: "not-allowed", detail: "Ask." });
    await idle();
    expect(device.size).toBe(0);
  });

  test("a request that has waited for more than a day is not done, but a message is asked about", async () => {
    await endedPage((room) => {
      failing(act(room, MUTE));
      failing(setEntry(room, "topic", "Lunch"));
      void room.say("hi");
    });
    server.clock.pass(DAY + 1_000);
    const room = await open();
    welcomed();
    expect(asked()).toEqual([]);
    expect(room.state.outbox).toMatchObject([{ body: "hi", refused: { code: "stale" } }]);
    await idle();
    expect(device.size).toBe(1);
  });

  test("4.2 a message that the page finds in its store and in the room is not sent again", async () => {
    const row: Unanswered = { id: "kept-message", body: "from yesterday", at: 1, after: 0 };
    const rows = [[], [row]];
    const room = await open({ ...device.open(), adopt: async () => rows.shift() ?? [] });
    welcomed({ head: 1, records: [message(1, { id: row.id, by: YOU })] });
    await idle();
    void room.say("next");
    expect(asked()).toMatchObject([{ body: "next" }]);
  });

  test("a message that waited for more than a day is not sent even behind a younger message of another page", async () => {
    const found = Promise.withResolvers<readonly Unanswered[]>();
    const rows = [found.promise];
    const room = await open({ ...device.open(), adopt: async () => rows.pop() ?? [] });
    void room.say("from yesterday");
    server.clock.pass(DAY);
    found.resolve([{ id: "kept-message", body: "from today", at: server.clock.now(), after: 0 }]);
    await idle();
    do server.clock.pass(1_000);
    while (room.state.connection.status !== "connecting");
    welcomed();
    expect(asked()).toMatchObject([{ type: "say", body: "from today" }]);
    const [, own] = room.state.outbox;
    expect(own).toMatchObject({ body: "from yesterday", refused: { code: "stale" } });
  });

  test("a room of an earlier release is not asked again for an action that it may have done", async () => {
    await endedPage((room) => failing(act(room, MUTE)), true);
    await open();
    server.socket.welcome();
    await idle();
    expect(asked()).toEqual([]);
    expect(device.size).toBe(0);
  });

  test("7.4 rows of the previous release are messages, and are sent first", async () => {
    const row: Unanswered = { id: "kept-message", body: "from yesterday", at: 1, after: 0 };
    const store: OutboxStore = { ...device.open(), adopt: async () => [row] };
    const room = await open(store);
    void room.say("from today");
    server.clock.pass(1);
    welcomed();
    expect(asked()).toMatchObject([
      { type: "say", id: "kept-message", body: "from yesterday", after: 0 },
      { type: "say", body: "from today" },
    ]);
  });
});

describe("9.4 a waiting compare-and-set", () => {
  const EPOCHS = ["1".repeat(32), "2".repeat(32)] as const;
  const entry = (rev: number) => ({ key: "n", rev, id: "a-write-id", by: YOU, name: "", at: 0 });

  test("conflicts once the room's data was replaced, and an update starts over", async () => {
    const room = await open();
    welcomed({ epoch: EPOCHS[0], head: 4, entries: [{ ...entry(4), value: 41 }] });
    const updated = updateEntry(room, "n", (value) => (typeof value === "number" ? value + 1 : 0));
    expect(asked()).toMatchObject([{ value: 42, rev: 4 }]);
    server.socket.drop();
    server.clock.pass(1_000);
    welcomed({ epoch: EPOCHS[1], head: 4, entries: [{ ...entry(4), value: 7 }] });
    await idle();
    server.clock.pass(4);
    await idle();
    expect(asked()).toMatchObject([{ value: 8, rev: 4 }]);
    const [frame] = asked();
    server.socket.send({ type: "written", id: frame?.type === "set" ? frame.id : "", rev: 5 });
    expect(await updated).toMatchObject({ value: 8, rev: 5 });
  });

  test("is done even then if it creates an entry, and so is a write without a rev", async () => {
    const room = await open();
    welcomed({ epoch: EPOCHS[0] });
    failing(setEntry(room, "a", 1, { rev: 0 }));
    failing(setEntry(room, "b", 1));
    server.socket.drop();
    server.clock.pass(1_000);
    welcomed({ epoch: EPOCHS[1] });
    expect(asked()).toMatchObject([{ key: "a" }, { key: "b" }]);
  });
});

describe("9.7 kinds do not wait for one another", () => {
  test("a message that is refused for now holds up neither writes nor actions", async () => {
    const room = await open();
    welcomed();
    void room.say("hi");
    const [frame] = asked();
    const id = frame?.type === "say" ? frame.id : "";
    server.socket.send({ type: "refused", id, code: "slow-mode", detail: "", retryAfter: 5 });
    void room.say("ho");
    failing(setEntry(room, "a", 1));
    failing(act(room, MUTE));
    expect(asked().slice(1)).toMatchObject([{ type: "set" }, { type: "act" }]);
    server.clock.pass(5_000);
    expect(asked().slice(3)).toMatchObject([{ body: "hi" }, { body: "ho" }]);
  });

  test("6.4 where a room accepts only so many a second, each kind gets its turn", async () => {
    const room = await open();
    welcomed({ limits: { ...LIMITS, burst: 10, perSecond: 10 } });
    for (let n = 0; n < 40; n += 1) void room.say(`line ${n}`);
    for (let n = 0; n < 40; n += 1) failing(setEntry(room, `key-${n}`, n));
    server.clock.pass(2_000);
    const sets = asked().filter(({ type }) => type === "set");
    expect(asked().length).toBeLessThanOrEqual(8 + 20 + 1);
    expect(sets.length).toBeGreaterThanOrEqual(8);
  });
});
