import { beforeEach, expect, test } from "vitest";
import { act } from "../../src/client/core/act.ts";
import { enterRoom, type RoomView } from "../../src/client/index.ts";
import type { Act } from "../../src/protocol/wire/client-frames.ts";
import type { Welcome } from "../../src/protocol/wire/frames.ts";
import { FakeServer, welcome, YOU } from "../support/fake-server.ts";
import { keyOf, tokenOf } from "../support/members.ts";
import { idle } from "../support/simulation.ts";

const DAY = 24 * 60 * 60 * 1_000;

let server: FakeServer;
let room: RoomView;
beforeEach(async () => {
  server = new FakeServer();
  const { ports } = server;
  const who = { token: tokenOf("Alice"), key: keyOf("link"), name: "Alice" };
  room = enterRoom({ url: "ws://fake/r/x", ...who, ports });
  await idle();
});

/** The id of the last action asked for. */
function asked(): string {
  const frame = server.socket.heard.at(-1);
  return frame?.type === "act" ? frame.id : "";
}

test("11.3 a hello brings the key, and the role is known from the welcome on", () => {
  server.socket.welcome({ role: "member" });
  expect(server.socket.heard[0]).toMatchObject({ type: "hello", key: keyOf("link") });
  expect(room.state.role).toBe("member");
  server.socket.send({ type: "role", role: "reader" });
  expect(room.state.role).toBe("reader");
});

test("12.1 an action is answered with its result", async () => {
  server.socket.welcome();
  const links = act(room, { act: "links" });
  server.socket.send({ type: "done", id: "another-id", result: "not this" });
  server.socket.send({ type: "done", id: asked(), result: [] });
  expect(await links).toEqual([]);
});

test("12.1 a refusal says why", async () => {
  server.socket.welcome();
  const links = act(room, { act: "links" });
  server.socket.send({ type: "refused", id: asked(), code: "not-allowed", detail: "Ask." });
  await expect(links).rejects.toMatchObject({ code: "not-allowed", message: "Ask." });
});

const asks = (): Act[] => server.socket.heard.filter((it) => it.type === "act");
const KNOWS = { limits: { ...welcome().limits, acts: 500 } };
const MUTE = { act: "mute", member: YOU } as const;
const UNMUTE = { act: "unmute", member: YOU } as const;
const back = (more: Partial<Welcome> = {}): void => {
  server.socket.drop();
  server.clock.pass(1_000);
  server.socket.welcome({ ...KNOWS, mode: "resumed", ...more });
};

test("12.1 an action asked for without a connection is done once there is one", async () => {
  const muted = act(room, MUTE);
  expect(server.socket.heard).toEqual([]);
  server.socket.welcome(KNOWS);
  expect(asks()).toMatchObject([{ do: MUTE }]);
  expect(asks()[0]).not.toHaveProperty("after");
  server.socket.send({ type: "done", id: asked() });
  expect(await muted).toBeUndefined();
});

test("12.1 an action whose answer was lost is sent again with the same id, and so is the next one", async () => {
  server.socket.welcome({ ...KNOWS, head: 4 });
  const muted = act(room, MUTE);
  const { id } = asks()[0] ?? {};
  back({ head: 7 });
  expect(asks()).toMatchObject([{ id, do: MUTE, after: 4 }]);
  back({ head: 9 });
  expect(asks()).toMatchObject([{ id, do: MUTE, after: 4 }]);
  server.socket.send({ type: "done", id: asked() });
  expect(await muted).toBeUndefined();
  back();
  expect(asks()).toEqual([]);
});

test("12.1 actions keep their order: the next goes out once the one before it is answered", async () => {
  server.socket.welcome(KNOWS);
  const both = Promise.all([act(room, MUTE), act(room, UNMUTE)]);
  expect(asks()).toMatchObject([{ do: MUTE }]);
  server.socket.send({
    type: "refused",
    id: asked(),
    code: "slow-down",
    detail: "",
    retryAfter: 2,
  });
  expect(asks()).toHaveLength(1);
  server.clock.pass(2_000);
  expect(asks()).toMatchObject([{ do: MUTE }, { do: MUTE }]);
  server.socket.send({ type: "done", id: asked() });
  expect(asks()).toMatchObject([{ do: MUTE }, { do: MUTE }, { do: UNMUTE }]);
  server.socket.send({ type: "done", id: asked() });
  await both;
});

test("12.1 a room of an earlier release is not asked again for an action that it may have done", async () => {
  const waiting = act(room, MUTE);
  server.socket.welcome();
  const links = act(room, { act: "links" });
  back({ limits: welcome().limits });
  await expect(waiting).rejects.toMatchObject({ code: "closed" });
  expect(asks()).toMatchObject([{ do: { act: "links" } }]);
  server.socket.send({ type: "done", id: asked(), result: [] });
  expect(await links).toEqual([]);
});

test("7.4 an action that has waited for more than a day is not done", async () => {
  const muted = act(room, MUTE);
  server.clock.pass(DAY + 60_000);
  server.socket.welcome(KNOWS);
  await expect(muted).rejects.toMatchObject({ code: "stale" });
  expect(asks()).toEqual([]);
});

test("12.1 an action whose connection ends for good fails, since its outcome is unknown", async () => {
  server.socket.welcome(KNOWS);
  const muted = act(room, MUTE);
  server.socket.drop(4507, "kicked");
  await expect(muted).rejects.toMatchObject({ code: "closed" });
  await expect(act(room, MUTE)).rejects.toMatchObject({ code: "closed" });
});
