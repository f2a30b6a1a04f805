import { beforeEach, expect, test } from "vitest";
import { act } from "../../src/client/core/act.ts";
import { joinRoom, type Room } from "../../src/client/index.ts";
import { FakeServer } from "../support/fake-server.ts";
import { keyOf, tokenOf } from "../support/members.ts";
import { idle } from "../support/simulation.ts";

let server: FakeServer;
let room: Room;
beforeEach(async () => {
  server = new FakeServer();
  const { ports } = server;
  const who = { token: tokenOf("Alice"), key: keyOf("link"), name: "Alice" };
  room = joinRoom({ url: "ws://fake/r/x", ...who, ports });
  await idle();
});

/** The id of the action that was asked for last. */
function asked(): string {
  const frame = server.socket.heard.at(-1);
  return frame?.type === "act" ? frame.id : "";
}

test("11.3 a hello brings the key, and a role is known from the welcome on", () => {
  server.socket.welcome({ role: "member" });
  expect(server.socket.heard[0]).toMatchObject({ type: "hello", key: keyOf("link") });
  expect(room.state.role).toBe("member");
  server.socket.send({ type: "role", role: "reader" });
  expect(room.state.role).toBe("reader");
});

test("12.1 an action is answered with what it asked for", async () => {
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

test("12.1 an action is not tried again: not without a connection, nor after its loss", async () => {
  await expect(act(room, { act: "links" })).rejects.toMatchObject({ code: "closed" });
  server.socket.welcome();
  const links = act(room, { act: "links" });
  server.socket.drop();
  await expect(links).rejects.toMatchObject({ code: "closed" });
  server.clock.pass(1_000);
  server.socket.welcome();
  expect(server.socket.heard.some(({ type }) => type === "act")).toBe(false);
});
