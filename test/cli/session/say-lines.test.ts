import { expect, test } from "vitest";
import { joinRoom } from "../../../src/client/program/index.ts";
import { sayLines } from "../../../src/cli/session/say-lines.ts";
import { FakeServer, message, YOU } from "../../support/fake-server.ts";
import { until } from "../../support/until.ts";

test("lines are read no faster than they are stored, and refusals name the line", async () => {
  const server = new FakeServer();
  const room = joinRoom("https://alcove.example.org/r/x", { ports: server.ports });
  await until(() => (server.sockets.length > 0 ? true : undefined));
  server.socket.welcome();
  let read = 0;
  async function* input(): AsyncGenerator<Uint8Array, void> {
    for (; read < 2_000; read += 1)
      yield new TextEncoder().encode(read === 6 ? "\u001B[2J\n\n\u3164\n" : `line ${read}\n`);
  }
  const refused: number[] = [];
  const done = sayLines(room, input(), ({ number }) => refused.push(number));
  const said = (): string[] =>
    server.socket.heard.flatMap((it) => (it.type === "say" ? [it.id] : []));
  await until(() => said().length >= 49 || undefined);
  expect(read).toBeLessThan(300);
  let seq = 0;
  await until(() => {
    const records = said()
      .slice(seq)
      .map((id, i) => message(seq + 1 + i, { id, by: YOU }));
    if (records.length === 0) return undefined;
    server.socket.send({ type: "changes", from: seq, to: seq + records.length, records });
    seq += records.length;
    return seq === 1_999 || undefined;
  });
  expect(await done).toEqual({ stored: 1_999, refused: 1 });
  expect(refused).toEqual([7]);
  room.leave();
});

test("4.5 a line that is not UTF-8 is refused, and the lines around it are sent", async () => {
  const server = new FakeServer();
  const room = joinRoom("https://alcove.example.org/r/x", { ports: server.ports });
  await until(() => (server.sockets.length > 0 ? true : undefined));
  server.socket.welcome();
  async function* input(): AsyncGenerator<Uint8Array, void> {
    yield Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x0a, 0x68, 0x69, 0x0a, 0xc3]);
  }
  const refused: [number, string][] = [];
  const done = sayLines(room, input(), ({ number }, { code }) => refused.push([number, code]));
  const said = await until(() => server.socket.heard.find((it) => it.type === "say"));
  const records = [message(1, { id: said.id, by: YOU, body: said.body })];
  server.socket.send({ type: "changes", from: 0, to: 1, records });
  expect(await done).toEqual({ stored: 1, refused: 2 });
  expect(said.body).toBe("hi");
  expect(refused).toEqual([
    [1, "not-text"],
    [3, "not-text"],
  ]);
  room.leave();
});
