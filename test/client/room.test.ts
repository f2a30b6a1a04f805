import { beforeEach, expect, test } from "vitest";
import { type HeardSignal, enterRoom, type RoomView } from "../../src/client/index.ts";
import { bring } from "../../src/client/core/bring.ts";
import { FakeServer, message, welcome, YOU } from "../support/fake-server.ts";
import { keyOf, tokenOf } from "../support/members.ts";
import { SharedOutbox } from "../support/shared-outbox.ts";
import { idle } from "../support/simulation.ts";

let server: FakeServer;
let room: RoomView;
beforeEach(async () => {
  server = new FakeServer();
  const { ports } = server;
  room = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Alice"), name: "Alice", ports });
  await idle();
});

/** Sends `body` and returns its id at once. */
function say(body: string): string {
  void room.say(body);
  const pending = room.state.outbox.at(-1);
  if (pending === undefined) throw new Error("Nothing was said");
  return pending.id;
}

const seqs = (): number[] => room.state.timeline.messages.map((it) => it.seq);
const said = (): string[] =>
  server.socket.heard.flatMap((frame) => (frame.type === "say" ? [frame.body] : []));

test("3.5 a reset replaces the timeline with the newest page", () => {
  const gap = { after: 0, before: 8 };
  server.socket.welcome({ head: 9, records: [message(8), message(9)], gap });
  expect(seqs()).toEqual([8, 9]);
  expect(room.state.timeline.gaps).toEqual([gap]);
});

test("3.4 after a lost connection the hello has the cursor, and a resume is added to the known messages", () => {
  server.socket.welcome({ head: 1, records: [message(1)] }).drop();
  server.clock.pass(250);
  server.socket.welcome({ mode: "resumed", head: 3, records: [message(2), message(3)] });
  expect(server.socket.heard[0]).toMatchObject({ cursor: { epoch: "0".repeat(32), seq: 1 } });
  expect(seqs()).toEqual([1, 2, 3]);
});

test("4.2 a range at the cursor is applied, one behind it dropped, and one ahead of it asked for", () => {
  server.socket.welcome();
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1)] });
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1)] });
  expect(seqs()).toEqual([1]);
  server.socket.send({ type: "changes", from: 2, to: 3, records: [message(3)] });
  expect(seqs()).toEqual([1]);
  const hellos = (): unknown[] => server.socket.heard.filter((it) => it.type === "hello");
  expect(hellos()).toMatchObject([{}, { cursor: { seq: 1 } }]);
  server.socket.send({ type: "changes", from: 3, to: 4, records: [message(4)] });
  expect(hellos()).toHaveLength(2);
  expect(server.sockets).toHaveLength(1);
  server.socket.welcome({ mode: "resumed", head: 3, records: [message(2), message(3)] });
  expect(seqs()).toEqual([1, 2, 3]);
});

test("3.4 dropped messages are not requested after a lost connection, and stay a gap", () => {
  server.socket.welcome({ head: 3, records: [message(1), message(2), message(3)] });
  room.forget(3);
  server.socket.drop();
  server.clock.pass(250);
  expect(server.socket.open().heard[0]).toMatchObject({ cursor: { seq: 3 } });
  const revised = { ...message(1), rev: 4, body: "revised" };
  server.socket.send(welcome({ mode: "resumed", head: 4, records: [revised] }));
  expect(seqs()).toEqual([3]);
  expect(room.state.timeline.gaps).toEqual([{ after: 0, before: 3 }]);
});

test("4.1 a message stays in the outbox until its record arrives", () => {
  server.socket.welcome();
  const id = say("hi");
  expect(room.state.outbox).toMatchObject([{ id, body: "hi" }]);
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1, { id, by: YOU })] });
  expect(room.state.outbox).toEqual([]);
});

test("4.4 the original of a repeat is an acknowledgement, however old", () => {
  server.socket.welcome({ head: 5 });
  const id = say("hi");
  server.socket.send({ type: "changes", from: 1, to: 2, records: [message(2, { id, by: YOU })] });
  expect(room.state.outbox).toEqual([]);
  expect(room.state.timeline.cursor?.seq).toBe(5);
});

test("messages written offline are sent in order once there is a connection, except those that had arrived", () => {
  server.socket.welcome();
  const arrived = say("one");
  server.socket.drop();
  say("two");
  say("three");
  server.clock.pass(250);
  const records = [message(1, { id: arrived, by: YOU })];
  server.socket.welcome({ mode: "resumed", head: 1, records });
  expect(said()).toEqual(["two", "three"]);
});

test("6.1 a refused message waits for the user, and is not sent again", () => {
  server.socket.welcome();
  const id = say("x".repeat(7_999));
  server.socket.send({ type: "refused", id, code: "too-long", detail: "Shorten it." });
  expect(room.state.outbox).toMatchObject([{ id, refused: { code: "too-long" } }]);
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome();
  expect(said()).toEqual([]);
  room.discard(id);
  expect(room.state.outbox).toEqual([]);
});

test("5.1 joins and leaves change the list, and are noted with the message they followed", () => {
  const bob = { id: "b".repeat(16), name: "Bob" };
  server.socket.welcome({ head: 4 });
  server.socket.send({ type: "presence", joined: [{ id: YOU, name: "Alice" }], count: 1 });
  server.socket.send({ type: "presence", joined: [bob], count: 2 });
  server.socket.send({ type: "presence", renamed: [{ ...bob, name: "Rob" }], count: 2 });
  expect(room.state.members.map((it) => it.name)).toEqual(["Alice", "Rob"]);
  server.socket.send({ type: "presence", left: [{ ...bob, name: "Rob" }], count: 1 });
  server.socket.send({ type: "presence", left: [{ ...bob, name: "Rob" }], count: 1 });
  expect(room.state).toMatchObject({ count: 1, members: [{ name: "Alice" }] });
  expect(room.state.notices.map((it) => [it.kind, it.member.name, it.after])).toEqual([
    ["joined", "Bob", 4],
    ["renamed", "Rob", 4],
    ["left", "Rob", 4],
  ]);
  expect(room.state.notices[1]?.formerName).toBe("Bob");
});

test("5.3 a rename from another tab is ours too, and survives a reconnect", () => {
  server.socket.welcome();
  server.socket.send({ type: "presence", renamed: [{ id: YOU, name: "Alicia" }], count: 1 });
  expect(room.state.name).toBe("Alicia");
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome();
  expect(server.socket.heard[0]).toMatchObject({ type: "hello", name: "Alicia" });
});

test("5.3 a name chosen while away is sent on return; another tab's name is adopted", () => {
  const own = { id: YOU, name: "Alicia" };
  room.rename("Ali");
  server.socket.welcome();
  expect(server.socket.heard.at(-1)).toEqual({ type: "rename", name: "Ali" });
  server.socket.send({ type: "presence", renamed: [{ id: YOU, name: "Ali" }], count: 1 });
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome({ members: [own] });
  expect(room.state.name).toBe("Alicia");
  expect(server.socket.heard).toHaveLength(1);
});

test("5.3 a name once sent is not sent again over a newer one", () => {
  room.rename("Ali");
  server.socket.welcome({ members: [{ id: YOU, name: "Ali" }] });
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome({ members: [{ id: YOU, name: "Alicia" }] });
  expect(room.state.name).toBe("Alicia");
});

test("4.7 between a new hello and its welcome nothing is sent", () => {
  server.socket.welcome();
  say("one");
  server.socket.send({ type: "changes", from: 3, to: 4, records: [message(4)] });
  say("two");
  expect(said()).toEqual(["one"]);
  server.socket.send(welcome({ mode: "resumed", head: 4 }));
  expect(said()).toEqual(["one", "one", "two"]);
});

test("messages sent at the same time of the clock keep their order in the store", () => {
  server.socket.welcome();
  for (const body of ["a", "b", "c"]) say(body);
  const moments = room.state.outbox.map((it) => it.at);
  expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
});

test("I6 messages left by an earlier page are sent before new ones, whatever the clocks say", async () => {
  const shared = new SharedOutbox();
  const { ports } = server;
  const options = { url: "ws://fake/r/x", token: tokenOf("Al"), name: "Al", ports };
  const former = shared.open();
  const before = enterRoom({ ...options, outbox: former });
  for (const body of ["one", "two", "three"]) void before.say(body);
  former.end();
  before.leave();

  const after = enterRoom({ ...options, outbox: shared.open() });
  server.socket.welcome();
  void after.say("four");
  expect(said()).toEqual([]);
  await idle();
  expect(said()).toEqual(["one", "two", "three", "four"]);
});

test("a store that fails loses nothing that is in memory", async () => {
  const fails = () => Promise.reject(new Error("quota"));
  const { ports } = server;
  const outbox = { adopt: fails, put: fails, remove: fails };
  const own = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Al"), name: "Al", outbox, ports });
  server.socket.welcome();
  const id = await own.say("hi");
  expect(own.state.outbox).toMatchObject([{ id }]);
});

test("a store that hangs does not keep messages from being sent", () => {
  const hangs = () => new Promise<never>(() => {});
  const { ports } = server;
  const outbox = { adopt: hangs, put: hangs, remove: hangs };
  const own = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Al"), name: "Al", outbox, ports });
  server.socket.welcome();
  void own.say("hi");
  expect(said()).toEqual([]);
  server.clock.pass(3_000);
  expect(said()).toEqual(["hi"]);
});

test("5.8 a late report of our own leave is ignored", () => {
  server.socket.welcome();
  server.socket.send({ type: "presence", left: [{ id: YOU, name: "Alice" }], count: 1 });
  expect(room.state.members.map((it) => it.name)).toEqual(["Alice"]);
});

test("2.2 an invalid name is not adopted", () => {
  expect(room.rename("\u200B")).toBe(false);
  expect(room.state.name).toBe("Alice");
});

test("2.2 a name that the room refuses is not kept", () => {
  server.socket.welcome();
  room.rename("Refused");
  server.socket.send({ type: "refused", code: "bad-name", detail: "Choose another." });
  expect(room.state.name).toBe("Alice");
});

test("another member's record with the same id does not acknowledge our message", () => {
  server.socket.welcome();
  const id = say("mine");
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1, { id })] });
  expect(room.state.outbox).toHaveLength(1);
});

test("a client that has left does not reconnect", () => {
  server.socket.welcome();
  room.leave();
  room.retry();
  expect(server.sockets).toHaveLength(1);
});

test("listeners receive every change until they unsubscribe", () => {
  let changes = 0;
  const undo = room.subscribe(() => (changes += 1));
  say("one");
  expect(changes).toBe(1);
  undo();
  say("two");
  expect(changes).toBe(1);
});

test("4.7 a temporarily refused message is sent again after a while, and those after it follow", () => {
  server.socket.welcome();
  const [one, two] = [say("one"), say("two")];
  const refuse = (id: string, code: string): void =>
    server.socket.send({ type: "refused", id, code, detail: "Later.", retryAfter: 1 });
  refuse(one, "not-stored");
  refuse(two, "out-of-turn");
  say("three");
  expect(said()).toEqual(["one", "two"]);
  server.clock.pass(1_000);
  expect(said()).toEqual(["one", "two", "one", "two", "three"]);
  expect(room.state.outbox.every((it) => it.refused === undefined)).toBe(true);
});

test("4.4 a message whose every sending was refused cannot be stored, and does not say since when it may be", () => {
  server.socket.welcome({ head: 7 });
  const id = say("one");
  const refused = {
    type: "refused",
    id,
    code: "slow-mode",
    detail: "Later.",
    retryAfter: 1,
  } as const;
  server.socket.send(refused);
  server.clock.pass(1_000);
  expect(server.socket.heard.at(-1)).toEqual({ type: "say", id, body: "one" });
  // Once a sending is lost, the room may have stored it, and a refusal of the next one does not change that.
  server.socket.drop();
  server.clock.pass(1_000);
  server.socket.welcome({ mode: "resumed", head: 7 });
  server.socket.send(refused);
  server.clock.pass(1_000);
  expect(server.socket.heard.at(-1)).toEqual({ type: "say", id, body: "one", after: 7 });
});

test("4.4 that holds for a message that was refused for good and is resent", () => {
  server.socket.welcome({ head: 7 });
  const id = say("one");
  server.socket.send({ type: "refused", id, code: "muted", detail: "You are muted." });
  room.resend(id);
  expect(server.socket.heard.at(-1)).toEqual({ type: "say", id, body: "one" });
});

test("4.4 a message that waited says where the room stood when it was first sent", () => {
  const id = say("one");
  server.socket.welcome({ head: 7 });
  expect(server.socket.heard.at(-1)).toEqual({ type: "say", id, body: "one" });
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome({ mode: "resumed", head: 7 });
  expect(server.socket.heard.at(-1)).toEqual({ type: "say", id, body: "one", after: 7 });
});

test("4.4 a message sent again says since when it may be stored", () => {
  server.socket.welcome({ head: 7 });
  say("one");
  expect(server.socket.heard.at(-1)).toEqual({
    type: "say",
    id: room.state.outbox[0]?.id,
    body: "one",
  });
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome({ mode: "resumed", head: 7 });
  expect(server.socket.heard.at(-1)).toMatchObject({ type: "say", body: "one", after: 7 });
});

test("a message that waited for more than a day is not sent until the user says so", () => {
  server.socket.welcome().drop(4503);
  const id = say("long ago");
  server.clock.pass(25 * 60 * 60 * 1_000);
  room.retry();
  server.socket.welcome();
  expect(said()).toEqual([]);
  expect(room.state.outbox).toMatchObject([{ id, refused: { code: "stale" } }]);
  room.resend(id);
  expect(said()).toEqual(["long ago"]);
});

test("11.10 a message that the room cannot recognize is sent as a new one if the user says so", () => {
  server.socket.welcome({ head: 3 });
  const id = say("one");
  server.socket.send({ type: "refused", id, code: "too-late", detail: "" });
  expect(room.state.outbox).toMatchObject([{ id, refused: { code: "too-late" } }]);
  room.resend(id);
  server.socket.send(welcome({ mode: "resumed", head: 3 }));
  expect(said()).toEqual(["one", "one"]);
  const again = server.socket.heard.at(-1);
  expect(again).toMatchObject({ type: "say", body: "one" });
  expect(again).not.toHaveProperty("id", id);
  expect(again).not.toHaveProperty("after");
});

test("11.10 a client drops the messages before the horizon", () => {
  server.socket.welcome({ head: 3, records: [1, 2, 3].map((seq) => message(seq)) });
  server.socket.send({ type: "horizon", seq: 2 });
  expect(room.state.timeline.messages.map(({ seq }) => seq)).toEqual([3]);
  expect(room.state.timeline.cursor?.seq).toBe(3);
});

test("4.9 a lagging client sends another hello with its cursor", () => {
  server.socket.welcome({ head: 3 });
  server.socket.send({ type: "lag" });
  expect(server.socket.heard.at(-1)).toMatchObject({ type: "hello", cursor: { seq: 3 } });
  const { length } = server.socket.heard;
  server.socket.send({ type: "lag" });
  expect(server.socket.heard.slice(length).map((it) => it.type)).toContain("hello");
});

test("4.9 a reader reports how far it has read", () => {
  server.socket.welcome();
  for (let n = 1; n <= 200; n++) {
    const records = [message(n, { body: "x".repeat(1_000) })];
    server.socket.send({ type: "changes", from: n - 1, to: n, records });
  }
  const reads = server.socket.heard.flatMap((it) => (it.type === "read" ? [it.chars] : []));
  expect(reads).toHaveLength(1);
  expect(reads[0]).toBeGreaterThan(131_072);
});

test("5.7 a restart of the room announces no joins and leaves: members have a moment to reconnect", () => {
  const bob = { id: "b".repeat(16), name: "Bob" };
  const carol = { id: "c".repeat(16), name: "Carol" };
  const own = { id: YOU, name: "Alice" };
  server.socket.welcome({ members: [own, bob, carol], count: 3 }).drop(1012);
  server.clock.pass(1_500);
  server.socket.welcome({ members: [own], count: 1 });
  expect(room.state.count).toBe(3);
  server.socket.send({ type: "presence", joined: [bob], count: 2 });
  expect(room.state).toMatchObject({ count: 3, notices: [] });
  server.clock.pass(20_000);
  expect(room.state.members.map((it) => it.name)).toEqual(["Alice", "Bob"]);
  expect(room.state.notices).toMatchObject([{ kind: "left", member: carol }]);
});

test("5.7 that moment does not pass while we are away ourselves", () => {
  const bob = { id: "b".repeat(16), name: "Bob" };
  const own = { id: YOU, name: "Alice" };
  server.socket.welcome({ members: [own, bob], count: 2 }).drop(1012);
  server.clock.pass(1_500);
  server.socket.welcome({ members: [own], count: 1 }).drop();
  server.clock.pass(60_000);
  expect(room.state).toMatchObject({ count: 2, notices: [] });
  server.socket.welcome({ members: [own, bob], count: 2 });
  server.clock.pass(20_000);
  expect(room.state).toMatchObject({ count: 2, notices: [] });
});

test("5.9 signals reach listeners, ours are sent while there is a connection, and none is kept", () => {
  const heard: HeardSignal[] = [];
  const undo = room.onSignal((signal) => heard.push(signal));
  room.signal("typing");
  server.socket.welcome();
  room.signal("cursor", "3,4");
  const signal = { by: YOU, kind: "cursor", data: "3,4" };
  server.socket.send({ type: "signals", signals: [signal] });
  undo();
  server.socket.send({ type: "signals", signals: [signal] });
  expect(heard).toEqual([signal]);
  const sent = server.socket.heard.filter((it) => it.type === "signal");
  expect(sent).toEqual([{ type: "signal", kind: "cursor", data: "3,4" }]);
});

test("6.4 a long outbox is sent as fast as the room accepts it, and continues as answers arrive", () => {
  server.socket.welcome();
  for (let n = 1; n <= 120; n += 1) say(`line ${n}`);
  expect(said()).toHaveLength(50);
  const stored = room.state.outbox.slice(0, 30).map(({ id, body }, at) => {
    return { ...message(at + 1), id, body, by: YOU };
  });
  server.socket.send({ type: "changes", from: 0, to: 30, records: stored });
  expect(said()).toHaveLength(80);
  expect(said()).toEqual(Array.from({ length: 80 }, (_, at) => `line ${at + 1}`));
});

test("6.4 a name and a gap requested too fast are requested again, later", () => {
  server.socket.welcome();
  const gap = { after: 0, before: 9 };
  room.rename("Alicia");
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a room is no array
  room.fill(gap);
  const asked = (): string[] => server.socket.heard.map((it) => it.type);
  const before = asked().length;
  server.socket.send({ type: "refused", code: "slow-down", detail: "Later.", retryAfter: 2 });
  server.clock.pass(1_999);
  expect(asked()).toHaveLength(before);
  server.clock.pass(1);
  expect(asked().slice(before)).toEqual(["rename", "pull"]);
});

test("11.3 a key that arrives later is sent at once, and in no hello after the welcome", () => {
  server.socket.welcome();
  const key = keyOf("link");
  bring(room, key);
  server.socket.open();
  expect(server.socket.heard[0]).toMatchObject({ type: "hello", key });
  server.socket.send(welcome({ role: "member" }));
  server.socket.drop();
  server.clock.pass(1_000);
  server.socket.open();
  expect(server.socket.heard[0]).toMatchObject({ type: "hello" });
  expect(server.socket.heard[0]).not.toHaveProperty("key");
});

test("11.3 a key that arrives between a hello and its welcome is not mistaken for one already sent", () => {
  const former = server.socket.open();
  const key = keyOf("link");
  bring(room, key);
  former.send(welcome());
  server.socket.open();
  expect(server.socket.heard[0]).toMatchObject({ type: "hello", key });
});

test("11.7 a client that was refused can try another key, or none", () => {
  server.socket.open();
  server.socket.drop(4503, "forbidden");
  expect(room.state.connection.status).toBe("closed");
  bring(room, keyOf("wrong"));
  server.socket.open();
  expect(server.socket.heard[0]).toMatchObject({ key: keyOf("wrong") });
  server.socket.drop(4503, "bad-link");
  bring(room, undefined);
  server.socket.open();
  expect(server.socket.heard[0]).not.toHaveProperty("key");
});
