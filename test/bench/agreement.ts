/**
 * Whether our load generator agrees with one that is not ours: uWebSockets' own broadcast_test, in C. Both do what that
 * one does: 100 clients send one message each, and send again once all of them have received all of them.
 *
 *     npm run bench:agreement -- --uwebsockets FOLDER [--rounds 5]
 *
 * FOLDER is that of `npm run bench`. The two take turns, each with a server of its own.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs, promisify } from "node:util";
import * as v from "valibot";
import { installOnce } from "../support/install.ts";
import { type Contestant, contestants } from "./contestants.ts";
import { cpuSecondsOf } from "./cpu.ts";
import { grid } from "./grid.ts";
import { compileBroadcastTest } from "./native.ts";
import { median } from "./results.ts";
import type { Server } from "./server.ts";
import { Sample } from "./task.ts";
import { whole } from "./whole.ts";

/** Servers that send a message back as it came, which is all that broadcast_test understands. */
const MEASURED = new Set(["uWebSockets", "ws"]);
const CLIENTS = 100;
const DELIVERIES_PER_STEP = CLIENTS * CLIENTS;
/** broadcast_test tells its steps a second every 4 s; the first time includes the server's warming up. */
const SECONDS = 4;
const execute = promisify(execFile);

interface Reading {
  /** Deliveries a second. */
  readonly rate: number;
  /** Microseconds of the server's CPU a delivery. */
  readonly cpu: number;
}

const { values } = parseArgs({
  options: {
    uwebsockets: { type: "string" },
    rounds: { type: "string", default: "5" },
  },
});
if (values.uwebsockets === undefined) throw new Error("--uwebsockets FOLDER is needed");
const sources = resolve(values.uwebsockets);
const rounds = whole(values.rounds);

installOnce("test/bench", "ws");
const builds = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  const broadcastTest = await compileBroadcastTest(sources, builds);
  const all = await contestants({ builds, uWebSockets: sources, workerman: undefined });
  const rows: string[][] = [];
  for (const server of all.filter((it) => MEASURED.has(it.name))) {
    const ours: Reading[] = [];
    const theirs: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await against(server, byUs));
      theirs.push(await against(server, (it) => byBroadcastTest(broadcastTest, it)));
    }
    rows.push(row(server.name, ours, theirs));
  }
  console.log(
    grid(
      ["server", "ours", "broadcast_test", "ours is", "server's CPU", "broadcast_test", "ours is"],
      rows,
    ),
  );
} finally {
  await rm(builds, { recursive: true, force: true });
}

async function against(
  contestant: Contestant,
  load: (server: Server) => Promise<Reading>,
): Promise<Reading> {
  const server = await contestant.start();
  try {
    return await load(server);
  } finally {
    await server.stop();
  }
}

async function byUs({ port, group }: Server): Promise<Reading> {
  const task = {
    dialect: "plain",
    path: "/",
    deflate: false,
    port,
    serverGroup: group,
    clients: CLIENTS,
    talkers: CLIENTS,
    outstanding: 1,
    inStep: true,
    seconds: SECONDS,
    announcements: 0,
  };
  const load = resolve("test/bench/load/main.ts");
  const { stdout } = await execute(process.execPath, [load, JSON.stringify(task)]);
  const { deliveries, seconds, serverSeconds } = v.parse(Sample, JSON.parse(stdout));
  return { rate: deliveries / seconds, cpu: (serverSeconds / deliveries) * 1_000_000 };
}

async function byBroadcastTest(program: string, { port, group }: Server): Promise<Reading> {
  // Into a pipe it would tell nothing before its buffer is full.
  const args = ["-oL", program, `${CLIENTS}`, "127.0.0.1", `${port}`, "0"];
  const child = spawn("stdbuf", args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  let serverSeconds = NaN;
  for await (const line of createInterface(child.stdout)) {
    const [, steps] = /^Iterations\/second .*: ([\d.]+)$/.exec(line) ?? [];
    if (steps === undefined) continue;
    const used = cpuSecondsOf(group) - serverSeconds;
    serverSeconds = cpuSecondsOf(group);
    if (Number.isNaN(used)) continue;
    child.kill();
    await ended;
    const rate = Number(steps) * DELIVERIES_PER_STEP;
    return { rate, cpu: (used / (rate * SECONDS)) * 1_000_000 };
  }
  throw new Error("broadcast_test ended by itself");
}

function row(name: string, ours: readonly Reading[], theirs: readonly Reading[]): string[] {
  const rate = median(ours.map((it) => it.rate));
  const itsRate = median(theirs.map((it) => it.rate));
  const cpu = median(ours.map((it) => it.cpu));
  const itsCpu = median(theirs.map((it) => it.cpu));
  return [
    name,
    `${Math.round(rate).toLocaleString("en")}/s`,
    `${Math.round(itsRate).toLocaleString("en")}/s`,
    `${(rate / itsRate).toFixed(2)} ×`,
    `${cpu.toFixed(2)} µs`,
    `${itsCpu.toFixed(2)} µs`,
    `${(cpu / itsCpu).toFixed(2)} ×`,
  ];
}
