import { expect, test } from "vitest";
import {
  type Entries,
  type Entry,
  enterRoom,
  type RoomView,
  type Snapshot,
  snapshotAt,
  snapshotOf,
} from "../../src/client/index.ts";
import { FakeServer, message, YOU } from "../support/fake-server.ts";
import { tokenOf } from "../support/members.ts";
import { SharedOutbox } from "../support/shared-outbox.ts";
import { idle } from "../support/simulation.ts";

const entry: Entry = {
  key: "topic",
  rev: 6,
  id: "write-one",
  by: YOU,
  name: "Alice",
  at: 6,
  value: "Lunch",
};
const entries: Entries = new Map([["topic", entry]]);
const EPOCH = "0".repeat(32);

/** Messages 7 to 9, of 9. */
const kept: Snapshot = {
  you: YOU,
  timeline: {
    cursor: { epoch: EPOCH, seq: 9 },
    messages: [7, 8, 9].map((seq) => message(seq)),
    gaps: [{ after: 0, before: 7 }],
  },
  entries,
};

const seqs = (room: RoomView): number[] => room.state.timeline.messages.map((it) => it.seq);

function join(server: FakeServer, snapshot: Promise<Snapshot | undefined>): RoomView {
  const { ports } = server;
  return enterRoom({
    url: "ws://fake/r/x",
    token: tokenOf("Alice"),
    name: "Alice",
    kept: snapshot,
    ports,
  });
}

test("11.10 messages kept on a device are no longer shown once the room would not show them", () => {
  const kept60 = { ...entry, key: "room/retention", value: 0 };
  const snapshot = { ...kept, entries: new Map([[kept60.key, kept60]]) };
  const shown = (now: number): number[] =>
    snapshotAt(snapshot, now).timeline.messages.map(({ seq }) => seq);
  const [first] = kept.timeline.messages;
  const at = first?.at ?? 0;
  expect(shown(at + 59_999)).toEqual([7, 8, 9]);
  expect(shown(at + 60_000)).not.toContain(7);
  expect(shown(at + 1e9)).toEqual([]);
  expect(snapshotAt(kept, at + 1e9)).toBe(kept);
});

test("3.4 the kept history is shown before the room answers, and the hello continues from there", async () => {
  const server = new FakeServer();
  const room = join(server, Promise.resolve(kept));
  await idle();
  expect(seqs(room)).toEqual([7, 8, 9]);
  expect(room.state).toMatchObject({ you: YOU, members: [], connection: { status: "connecting" } });
  server.socket.welcome({ mode: "resumed", head: 11, records: [message(10), message(11)] });
  expect(server.socket.heard[0]).toMatchObject({ cursor: { epoch: EPOCH, seq: 9 } });
  expect(seqs(room)).toEqual([7, 8, 9, 10, 11]);
  expect(room.state.timeline.gaps).toEqual([{ after: 0, before: 7 }]);
});

test("9.9 so are the entries that were kept, and a resume brings their changes", async () => {
  const server = new FakeServer();
  const room = join(server, Promise.resolve(kept));
  await idle();
  expect([...room.state.entries.values()]).toEqual([entry]);
  const votes = { ...entry, key: "votes", rev: 10, value: 1 };
  const { value: _, ...deleted } = { ...entry, rev: 11 };
  server.socket.welcome({ mode: "resumed", head: 11, entries: [votes, deleted] });
  expect([...room.state.entries.values()]).toEqual([votes]);
});

test("3.4 a revision of a message that was not kept stays in the gap", async () => {
  const server = new FakeServer();
  const room = join(server, Promise.resolve(kept));
  await idle();
  const revisions = [2, 8].map((seq) => ({ ...message(seq), rev: seq + 8, body: "revised" }));
  server.socket.welcome({ mode: "resumed", head: 16, records: revisions });
  expect(seqs(room)).toEqual([7, 8, 9]);
  expect(room.state.timeline.messages[1]).toMatchObject({ body: "revised" });
});

test("3.5 a reset drops the kept history", async () => {
  const server = new FakeServer();
  const room = join(server, Promise.resolve(kept));
  await idle();
  server.socket.welcome({ epoch: "1".repeat(32), head: 1, records: [message(1)] });
  expect(seqs(room)).toEqual([1]);
  expect(room.state.entries.size).toBe(0);
});

test("kept history that arrives after the room's answer is ignored", async () => {
  const server = new FakeServer();
  let give: (snapshot: Snapshot) => void = () => {};
  const room = join(
    server,
    new Promise((resolve) => {
      give = resolve;
    }),
  );
  server.socket.welcome({ head: 12, records: [message(12)] });
  give(kept);
  await idle();
  expect(seqs(room)).toEqual([12]);
});

test("a device that cannot say what it kept is treated like one that kept nothing", async () => {
  const server = new FakeServer();
  const room = join(server, Promise.reject(new Error("UnknownError")));
  server.socket.welcome({ head: 1, records: [message(1)] });
  await idle();
  expect(seqs(room)).toEqual([1]);
});

test("I2 a message that is both kept and in the outbox is shown once, even without a connection", async () => {
  const server = new FakeServer();
  const { ports } = server;
  const outbox = new SharedOutbox().open();
  await outbox.put({ id: "message-9", body: "line 9", at: 1, after: 8 });
  const own = { ...kept.timeline, messages: [message(9, { by: YOU })] };
  const room = enterRoom({
    url: "ws://fake/r/x",
    token: tokenOf("Alice"),
    name: "Alice",
    outbox,
    kept: Promise.resolve({ you: YOU, timeline: own, entries }),
    ports,
  });
  await idle();
  expect(seqs(room)).toEqual([9]);
  expect(room.state.outbox).toEqual([]);
});

test("a snapshot has the newest messages, and what it leaves out is a gap", () => {
  const messages = [1, 2, 5, 6, 9].map((seq) => message(seq));
  const gaps = [
    { after: 2, before: 5 },
    { after: 6, before: 9 },
  ];
  const timeline = { cursor: { epoch: EPOCH, seq: 9 }, messages, gaps };
  expect(snapshotOf({ you: YOU, timeline, entries }, 2)?.timeline).toMatchObject({
    messages: [{ seq: 6 }, { seq: 9 }],
    gaps: [
      { after: 0, before: 6 },
      { after: 6, before: 9 },
    ],
  });
  expect(snapshotOf({ you: YOU, timeline, entries }, 1)?.timeline.gaps).toEqual([
    { after: 0, before: 9 },
  ]);
  expect(snapshotOf({ you: YOU, timeline, entries }, 5)?.timeline).toBe(timeline);
});

test("before the first welcome there is nothing to keep", () => {
  const { state } = join(new FakeServer(), Promise.resolve(undefined));
  expect(snapshotOf(state, 10)).toBeUndefined();
  expect(snapshotOf({ ...state, you: YOU }, 10)).toBeUndefined();
});
