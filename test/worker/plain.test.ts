import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import { say } from "../support/members.ts";
import { until } from "../support/until.ts";
import { Client, fallAsleep, freshRoom, pass } from "./support.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

const plain = (room: string, name: string): Promise<Client> =>
  Client.open(`/r/${room}?name=${encodeURIComponent(name)}`);

test("8.3 plain clients receive exactly the tutorials' lines, in order", async () => {
  const room = freshRoom();
  const ana = await plain(room, "Ana");
  await ana.hearsText("New client connected: Ana");
  const ben = await plain(room, "Ben");
  await ben.hearsText("New client connected: Ben");
  ana.sendRaw("hello");
  await ben.hearsText("Message from client Ana: hello");
  ben.close();
  await ana.hearsText("Client disconnected: Ben");
  expect(ana.heard).toEqual([
    "New client connected: Ana",
    "New client connected: Ben",
    "Message from client Ana: hello",
    "Client disconnected: Ben",
  ]);
  expect(ben.heard).toEqual(["New client connected: Ben", "Message from client Ana: hello"]);
});

test("8.3 page users and plain clients see each other", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const ben = await plain(room, "Ben");
  await alice.hears("presence", (it) => it.joined?.[0]?.name === "Ben" && it.count === 2);
  alice.send(say("from the page"));
  await ben.hearsText("Message from client Alice: from the page");
  await fallAsleep(room);
  ben.sendRaw("from a line");
  expect(await alice.hears("changes", (it) => it.to === 2)).toMatchObject({
    records: [{ name: "Ben", body: "from a line" }],
  });
  alice.send({ type: "rename", name: "Alicia" });
  await alice.hears("presence", (it) => it.renamed !== undefined);
  alice.close();
  await until(() => alice.closed);
  await pass(room, 15_000);
  await ben.hearsText("Client disconnected: Alicia");
});

test("8.1 a plain client without a valid name gets a guest name", async () => {
  const room = freshRoom();
  for (const path of [`/r/${room}`, `/r/${room}?name=`, `/r/${room}?name=%E2%80%8B`]) {
    const guest = await Client.open(path);
    const [line] = await until(() => (guest.heard.length > 0 ? guest.heard : undefined));
    expect(line).toMatch(/^New client connected: [A-Z][a-z]+ [A-Z][a-z]+$/);
  }
});

test("8.1 a name is cleaned and cut to length", async () => {
  const ana = await plain(freshRoom(), `Ana\n\u202E${"x".repeat(10_000)}`);
  await ana.hearsText(`New client connected: Ana ${"x".repeat(36)}`);
});

test("8.4 a refusal is answered with a line, and the connection stays open", async () => {
  const room = freshRoom();
  const ana = await plain(room, "Ana");
  const ben = await plain(room, "Ben");
  ana.sendRaw("x".repeat(LIMITS.bodyBytes + 1));
  await ana.hearsText("A message has at most 8,000 bytes of UTF-8. Shorten it, or split it up.");
  ana.sendRaw("x".repeat(LIMITS.frameBytes * 4));
  ana.sendRaw("");
  ana.sendRaw("   ");
  ana.sendRaw("nul \u0000");
  await until(() => ana.heard.length === 7 || undefined);
  ana.sendRaw("still here");
  await ben.hearsText("Message from client Ana: still here");
  expect(ben.heard).toEqual(["New client connected: Ben", "Message from client Ana: still here"]);
});

test("8.2 a plain message that looks like a frame is text all the same", async () => {
  const ana = await plain(freshRoom(), "Ana");
  const text = '{"type":"hello","v":1}';
  ana.sendRaw(text);
  await ana.hearsText(`Message from client Ana: ${text}`);
});

test("1.6 a plain client gets a pong too", async () => {
  const ana = await plain(freshRoom(), "Ana");
  ana.sendRaw("ping");
  await ana.hearsText("pong");
});
