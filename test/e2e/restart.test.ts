import { rm } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import { enterRoom, type RoomView, tokenFor } from "../../src/client/index.ts";
import {
  type DevServer,
  freePort,
  startDevServer,
  temporaryFolder,
} from "../support/dev-server.ts";
import { until } from "../support/until.ts";

const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const it of undo.toReversed()) await it();
});

test("3.4 the server is killed and started again: every acknowledged message is in the room", async () => {
  const persistTo = await temporaryFolder();
  undo.push(() => rm(persistTo, { recursive: true, force: true }));
  const port = await freePort();
  const start = async (): Promise<DevServer> => {
    const server = await startDevServer({ port, persistTo });
    undo.push(() => server.kill());
    return server;
  };

  const first = await start();
  const alice = await join(port, "Alice");
  const bob = await join(port, "Bob");
  for (let i = 1; i <= 200; i++) void (i % 2 ? alice : bob).say(`line ${i}`);
  await until(() => alice.state.timeline.messages.length >= 20 || undefined);
  await first.kill();
  const acknowledged = [alice, bob].map((room) => room.state.timeline.messages);
  void alice.say("said while it was down");

  await start();
  const said = [
    ...Array.from({ length: 200 }, (_, i) => `line ${i + 1}`),
    "said while it was down",
  ];
  const carol = await join(port, "Carol");
  await until(() => (alice.state.timeline.cursor?.seq === said.length ? true : undefined), 45_000);
  await until(() => (bob.state.timeline.cursor?.seq === said.length ? true : undefined), 45_000);
  expect(everything(alice)).toHaveLength(said.length);
  expect(everything(alice).toSorted()).toEqual(said.toSorted());
  expect(everything(bob)).toEqual(everything(alice));
  await until(() => (carol.state.timeline.cursor?.seq === said.length ? true : undefined));
  expect(everything(carol)).toEqual(everything(alice).slice(-everything(carol).length));
  for (const messages of acknowledged) {
    expect(alice.state.timeline.messages.slice(0, messages.length)).toEqual(messages);
  }
});

function everything(room: RoomView): string[] {
  return room.state.timeline.messages.map(flatBody);
}

async function join(port: number, name: string): Promise<RoomView> {
  const secret = new TextEncoder().encode(name.padEnd(32, "."));
  const token = await tokenFor(secret, `http://localhost:${port}`, "restart");
  const room = enterRoom({ url: `ws://localhost:${port}/r/restart`, token, name });
  undo.push(() => room.leave());
  await until(() => room.state.connection.status === "open" || undefined);
  return room;
}
