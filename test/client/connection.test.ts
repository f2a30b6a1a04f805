import { beforeEach, expect, test } from "vitest";
import { enterRoom, type RoomView } from "../../src/client/index.ts";
import { act } from "../../src/client/core/act.ts";
import { FakeServer } from "../support/fake-server.ts";
import { tokenOf } from "../support/members.ts";
import { until } from "../support/until.ts";

let server: FakeServer;
let room: RoomView;
beforeEach(() => {
  server = new FakeServer();
  const { ports } = server;
  room = enterRoom({ url: "ws://fake/r/x", token: tokenOf("Alice"), name: "Alice", ports });
});

test("3.1 the first frame on every socket is a hello", () => {
  server.socket.welcome();
  expect(server.socket.heard).toMatchObject([{ type: "hello", v: 1, name: "Alice" }]);
  expect(room.state.connection).toEqual({ status: "open" });
});

test("3.1 a client connects, and connects again, to the room's address", () => {
  server.socket.drop();
  server.clock.pass(250);
  expect(server.dialled).toEqual(["ws://fake/r/x", "ws://fake/r/x"]);
});

test("7.1 a client pings at once and every 25 s, whatever it receives", () => {
  server.socket.welcome();
  expect(server.socket.pings).toBe(1);
  for (let n = 1; n <= 4; n++) {
    server.socket.sendRaw("pong");
    server.clock.pass(25_000);
    expect(server.socket.pings).toBe(n + 1);
  }
});

test("7.1 ten seconds without an answer end the connection", () => {
  server.socket.welcome();
  server.clock.pass(34_999);
  expect(room.state.connection.status).toBe("open");
  server.clock.pass(1);
  expect(room.state.connection).toMatchObject({ status: "waiting", cause: { code: 4001 } });
  expect(server.socket.closedByClient).toBeDefined();
});

test("7.1 any frame is an answer", () => {
  server.socket.welcome();
  server.clock.pass(34_000);
  server.socket.send({ type: "presence", count: 1 });
  server.clock.pass(10_000);
  expect(room.state.connection.status).toBe("open");
});

test("7.2 the delay doubles with each attempt up to 30 s, with full jitter", () => {
  const delays: number[] = [];
  for (let i = 0; i < 9; i++) {
    server.socket.drop();
    const { connection } = room.state;
    if (connection.status !== "waiting") throw new Error(connection.status);
    delays.push(connection.retryAt - server.clock.now());
    server.clock.pass(delays.at(-1) ?? 0);
  }
  expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
});

test("7.2 the delay is reset only after a connection has been stable for 10 s", () => {
  server.socket.drop();
  server.clock.pass(250);
  server.socket.welcome();
  server.socket.sendRaw("pong");
  server.clock.pass(9_000);
  server.socket.drop();
  expect(room.state.connection).toMatchObject({ status: "waiting", attempt: 2 });
  server.clock.pass(500);
  server.socket.welcome();
  server.socket.sendRaw("pong");
  server.clock.pass(10_000);
  server.socket.drop();
  expect(room.state.connection).toMatchObject({ status: "waiting", attempt: 1 });
});

test.each([1001, 1012, 4000])(
  "7.2 after a restart (%i) the first delay is spread over 3 s",
  (code) => {
    server.socket.welcome().drop(code);
    server.clock.pass(1_499);
    expect(server.sockets).toHaveLength(1);
    server.clock.pass(1);
    expect(server.sockets).toHaveLength(2);
  },
);

test("7.2 in a large room the first delay is spread over 5 ms for each member", () => {
  server.socket.welcome({ count: 2_000 }).drop(1006);
  server.clock.pass(4_999);
  expect(server.sockets).toHaveLength(1);
  server.clock.pass(1);
  expect(server.sockets).toHaveLength(2);
});

test("7.2 a user can make the client reconnect at once", () => {
  server.socket.drop();
  room.retry();
  expect(server.sockets).toHaveLength(2);
  server.clock.pass(60_000);
  expect(server.sockets.length).toBeLessThan(6);
});

test.each([1000, 1008, 1009, 4500, 4501, 4502, 4503, 4504, 4505, 4506, 4599])(
  "7.3 a close with %i is final",
  (code) => {
    server.socket.welcome().drop(code, "why");
    expect(room.state.connection).toEqual({ status: "closed", cause: { code, reason: "why" } });
    server.clock.pass(120_000);
    expect(server.sockets).toHaveLength(1);
  },
);

test("7.3 a flood stays away for 30 s", () => {
  server.socket.welcome().drop(4004);
  server.clock.pass(29_999);
  expect(server.sockets).toHaveLength(1);
  server.clock.pass(1);
  expect(server.sockets).toHaveLength(2);
});

test("3.1 a hello that is refused for now is sent again on a new socket, after retryAfter", async () => {
  const first = server.socket.open();
  const done = act(room, { act: "log" });
  first.send({ type: "refused", code: "not-stored", detail: "", retryAfter: 3 });
  expect(first.closedByClient).toBeDefined();
  server.clock.pass(2_999);
  expect(room.state.connection).toMatchObject({ status: "waiting", cause: { code: 1011 } });
  server.clock.pass(1);
  expect(server.socket).not.toBe(first);
  server.socket.welcome();
  const asked = await until(() => server.socket.heard.find((it) => it.type === "act"));
  server.socket.send({ type: "done", id: asked.id, result: [] });
  expect(await done).toEqual([]);
});

test("a dial that is never answered is abandoned", () => {
  server.clock.pass(15_000);
  expect(room.state.connection.status).toBe("waiting");
});

test("an abandoned socket is ignored", () => {
  const [first] = server.sockets;
  server.clock.pass(15_000 + 250);
  first?.welcome({ head: 9 });
  first?.drop(4503);
  expect(room.state.connection.status).toBe("connecting");
  expect(first?.heard).toEqual([]);
});

test("leaving ends all timers", () => {
  server.socket.welcome();
  room.leave();
  expect(server.socket.closedByClient?.code).toBe(1000);
  expect(server.clock.pending).toBe(0);
});

test("a pause closes the socket, ends all timers and dials nothing", () => {
  server.socket.welcome();
  room.pause();
  expect(room.state.connection).toEqual({ status: "paused" });
  expect(server.socket.closedByClient?.code).toBe(1000);
  server.clock.pass(600_000);
  room.wake();
  expect(server.sockets).toHaveLength(1);
  expect(server.clock.pending).toBe(0);
});

test("after a pause, a client continues from its cursor, and sends again what may not have arrived", async () => {
  server.socket.welcome({ head: 7 });
  await room.say("before");
  room.pause();
  await room.say("meanwhile");
  server.clock.pass(60_000);
  room.retry();
  expect(room.state.connection).toMatchObject({ status: "connecting", since: server.clock.now() });
  server.socket.welcome({ head: 7, mode: "resumed" });
  expect(server.socket.heard).toMatchObject([
    { type: "hello", cursor: { seq: 7 } },
    { type: "say", body: "before", after: 7 },
    { type: "say", body: "meanwhile" },
  ]);
});

test("a pause reopens no room that is closed for good", () => {
  server.socket.welcome();
  server.socket.drop(4502);
  room.pause();
  expect(room.state.connection.status).toBe("closed");
});

test("after waking up, a client pings at once, or reconnects", () => {
  server.socket.welcome();
  room.wake();
  expect(server.socket.pings).toBe(2);
  server.clock.pass(10_000);
  expect(room.state.connection.status).toBe("waiting");
  room.wake();
  expect(room.state.connection.status).toBe("connecting");
  expect(server.sockets).toHaveLength(2);
});
