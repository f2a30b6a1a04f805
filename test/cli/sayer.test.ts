import { expect, test } from "vitest";
import { joinRoom } from "../../src/client/program/index.ts";
import { sayLines } from "../../src/cli/sayer.ts";
import { FakeServer, message, YOU } from "../support/fake-server.ts";
import { until } from "../support/until.ts";

test("lines are read no faster than they are stored, and what is refused is told by its line", async () => {
  const server = new FakeServer();
  const room = joinRoom("https://alcove.example.org/r/x", { ports: server.ports });
  await until(() => (server.sockets.length > 0 ? true : undefined));
  server.socket.welcome();
  let read = 0;
  async function* input(): AsyncGenerator<Uint8Array, void> {
    for (; read < 2_000; read += 1)
      yield new TextEncoder().encode(read === 6 ? "\u001B[2J\n\n" : `line ${read}\n`);
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
