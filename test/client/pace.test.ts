import { expect, test } from "vitest";
import { joinRoom } from "../../src/client/program/index.ts";
import type { ServerFrame } from "../../src/protocol/wire/frames.ts";
import { refused } from "../../src/protocol/wire/refusals.ts";
import { Buckets, type Rate } from "../../src/room/limits/buckets.ts";
import { costOfSaid } from "../../src/room/asking/capabilities.ts";
import { FakeServer, message, welcome, YOU } from "../support/fake-server.ts";
import { until } from "../support/until.ts";

const RATE: Rate = { burst: 100, perSecond: 20 };
const LIMITS = { ...welcome().limits, ...RATE };

/**
 * How many of `bodies` a member sends in so many seconds, and how many the room refuses.
 *
 * @param others what others spend of the same allowance per second
 */
async function saidIn(seconds: number, bodies: readonly string[], others = 0) {
  const server = new FakeServer();
  const room = joinRoom("https://alcove.example.org/r/x", { ports: server.ports });
  await until(() => server.sockets.length > 0 || undefined);
  const { clock, socket } = server;
  socket.welcome({ limits: LIMITS });
  const spent = new Buckets<"connection">(RATE, 1);
  const bodiesStored: string[] = [];
  let [heard, refusals, owes] = [1, 0, ""];
  /** Receives frames as a room does, and returns the answers. */
  const answers = (): ServerFrame[] =>
    socket.heard.slice(heard).flatMap((frame): ServerFrame[] => {
      heard += 1;
      if (frame.type !== "say") return [];
      if (owes !== "" && owes !== frame.id) return [refused("out-of-turn", frame.id)];
      const wait = spent.wait("connection", costOfSaid(frame.body), clock.now());
      if (wait > 0) {
        refusals += 1;
        owes = frame.id;
        return [refused("slow-down", frame.id, Math.ceil(wait / 1_000))];
      }
      owes = "";
      spent.take("connection", costOfSaid(frame.body), clock.now());
      const seq = bodiesStored.push(frame.body);
      const records = [message(seq, { id: frame.id, by: YOU, body: frame.body })];
      return [{ type: "changes", from: seq - 1, to: seq, records }];
    });
  for (const body of bodies) void room.say(body);
  await until(() => socket.heard.length > 1 || undefined);
  // A hello costs as much as five messages.
  spent.take("connection", 5, clock.now());
  for (let tick = 0; tick < seconds * 20; tick += 1) {
    for (const frame of answers()) socket.send(frame);
    if (others > 0) spent.take("connection", others / 20, clock.now());
    clock.pass(50);
  }
  room.leave();
  return { stored: bodiesStored, refusals };
}

const lines = Array.from({ length: 2_000 }, (_, i) => `line ${i}`);

test("6.4 a program sends as fast as a room allows, and nothing is refused", async () => {
  const { stored, refusals } = await saidIn(60, lines);
  expect(refusals).toBe(0);
  expect(stored.length).toBeGreaterThan(80 + 59 * 20);
  expect(stored).toEqual(lines.slice(0, stored.length));
});

test("6.4 long messages are counted by their size", async () => {
  const long = lines.map((line) => line.padEnd(5_000, "x"));
  const { stored, refusals } = await saidIn(60, long);
  expect(refusals).toBe(0);
  expect(stored.length).toBeGreaterThan((80 + 58 * 20) / 3);
});

test("6.4 where others use the same allowance, a program slows down, and continues in order", async () => {
  const { stored, refusals } = await saidIn(120, lines, 8);
  expect(stored.length).toBeGreaterThan(120 * 12 * 0.8);
  expect(stored).toEqual(lines.slice(0, stored.length));
  expect(refusals).toBeLessThan(stored.length / 20);
});
