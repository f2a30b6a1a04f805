import { beforeEach, expect, test } from "vitest";
import { joinRoom, type Room } from "../../src/client/index.ts";
import { FakeServer, message, YOU } from "../support/fake-server.ts";
import { tokenOf } from "../support/members.ts";

let server: FakeServer;
let room: Room;
beforeEach(() => {
  server = new FakeServer();
  const { ports } = server;
  room = joinRoom({ url: "ws://fake/r/x", token: tokenOf("Alice"), name: "Alice", ports });
});

const seqs = (): number[] => room.state.timeline.messages.map((it) => it.seq);
const said = (): string[] =>
  server.socket.heard.flatMap((frame) => (frame.type === "say" ? [frame.body] : []));

test("3.5 a reset replaces the timeline with the newest page", () => {
  server.socket.welcome({ head: 9, records: [message(8), message(9)], more: true });
  expect(seqs()).toEqual([8, 9]);
  expect(room.state.timeline.more).toBe(true);
});

test("3.4 after a loss the hello carries the cursor, and a resume is added to what is there", () => {
  server.socket.welcome({ head: 1, records: [message(1)] }).drop();
  server.clock.pass(250);
  server.socket.welcome({ mode: "resumed", head: 3, records: [message(2), message(3)] });
  expect(server.socket.heard[0]).toMatchObject({ cursor: { epoch: "0".repeat(32), seq: 1 } });
  expect(seqs()).toEqual([1, 2, 3]);
});

test("4.2 a range at the cursor is applied, one behind it dropped, one ahead of it asked for", () => {
  server.socket.welcome();
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1)] });
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1)] });
  expect(seqs()).toEqual([1]);
  server.socket.send({ type: "changes", from: 2, to: 3, records: [message(3)] });
  expect(seqs()).toEqual([1]);
  expect(server.sockets).toHaveLength(2);
  server.socket.welcome({ mode: "resumed", head: 3, records: [message(2), message(3)] });
  expect(seqs()).toEqual([1, 2, 3]);
});

test("4.1 what was said stays in the outbox until its record comes back", () => {
  server.socket.welcome();
  const id = room.say("hi");
  expect(room.state.outbox).toMatchObject([{ id, body: "hi" }]);
  server.socket.send({ type: "changes", from: 0, to: 1, records: [message(1, { id, by: YOU })] });
  expect(room.state.outbox).toEqual([]);
});

test("4.4 the original of a repeat is an acknowledgement, however old", () => {
  server.socket.welcome({ head: 5 });
  const id = room.say("hi");
  server.socket.send({ type: "changes", from: 1, to: 2, records: [message(2, { id, by: YOU })] });
  expect(room.state.outbox).toEqual([]);
  expect(room.state.timeline.cursor?.seq).toBe(5);
});

test("what is said offline is sent in order once there is a connection, and not what had arrived", () => {
  server.socket.welcome();
  const arrived = room.say("one");
  server.socket.drop();
  room.say("two");
  room.say("three");
  server.clock.pass(250);
  const records = [message(1, { id: arrived, by: YOU })];
  server.socket.welcome({ mode: "resumed", head: 1, records });
  expect(said()).toEqual(["two", "three"]);
});

test("6.1 a refused message waits for a person, and is not sent again", () => {
  server.socket.welcome();
  const id = room.say("x".repeat(9_000).slice(0, 7_999));
  server.socket.send({ type: "refused", id, code: "too-long", detail: "Shorten it." });
  expect(room.state.outbox).toMatchObject([{ id, refused: { code: "too-long" } }]);
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome();
  expect(said()).toEqual([]);
  room.discard(id);
  expect(room.state.outbox).toEqual([]);
});

test("5.1 who comes and goes is listed, and noted with the message it followed", () => {
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

test("listeners hear every change until they are undone", () => {
  let changes = 0;
  const undo = room.subscribe(() => (changes += 1));
  room.say("one");
  expect(changes).toBe(1);
  undo();
  room.say("two");
  expect(changes).toBe(1);
});
