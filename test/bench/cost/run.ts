/**
 * What a room costs at list prices. Where the platform has a count, its count is used:
 *
 *     npm run bench:cost
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pause } from "../../chaos/pause.ts";
import { installOnce } from "../../support/install.ts";
import { cpuSecondsOf } from "../cpu.ts";
import { Crowd } from "../load/crowd.ts";
import type { Server } from "../server.ts";
import type { Task } from "../task.ts";
import { type Bundle, bundleCountedAlcove, serveWorker } from "../workerd.ts";
import { between, type Bill, billOf } from "./bill.ts";
import { priceOf } from "./prices.ts";

const SIZES = [5, 50, 500];
const EACH = 1_000;
const MILLION = 1_000_000;
const TALK_MILLISECONDS = 4_000;
const FIRST_ANSWER_WITHIN = 10_000;
const FOLDER = "docs/bench";

interface Cost {
  readonly members: number;
  readonly how: string;
  readonly messages: number;
  readonly bill: Bill;
  /** Milliseconds of CPU time of the whole process. */
  readonly cpu: number;
}

installOnce("test/bench", "partyserver", tell);
const builds = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  const bundle = await bundleCountedAlcove(builds);
  const counts = await count(bundle);
  const costs: Cost[] = [];
  for (const members of SIZES) {
    costs.push(await talk(bundle, members, 1, "one by one"));
    costs.push(await talk(bundle, members, members, "all at once"));
  }
  tell(`\n${costTable(costs)}`);
  await mkdir(FOLDER, { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  const figures = { date, prices: "list prices of November 2026", counts, costs };
  await writeFile(join(FOLDER, "cost.json"), `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await rm(builds, { recursive: true, force: true });
}

/** The rows for a thousand of each. */
async function count(bundle: Bundle): Promise<Record<string, Bill>> {
  const server = await serveWorker(bundle);
  const crowd = new Crowd(taskOf(server, EACH, 1));
  try {
    const empty = await billOf(server.port);
    await crowd.join();
    await crowd.settle();
    const joined = await billOf(server.port);
    crowd.ping();
    await crowd.settle();
    const pinged = await billOf(server.port);
    for (let i = 0; i < EACH; i += 1) await crowd.announce();
    const said = await billOf(server.port);
    crowd.signal(EACH);
    await crowd.settle();
    const typed = await billOf(server.port);
    const counts = {
      joins: between(empty, joined),
      pings: between(joined, pinged),
      messages: between(pinged, said),
      "typing notices": between(said, typed),
    };
    tell("| 1,000 of       | rows | alarms | turns |\n|----------------|------|--------|-------|");
    for (const [what, { rows, alarms, turns }] of Object.entries(counts)) {
      const cells = [what.padEnd(14), `${rows}`.padStart(4), `${alarms}`.padStart(6)];
      tell(`| ${cells.join(" | ")} | ${`${turns}`.padStart(5)} |`);
    }
    return counts;
  } finally {
    crowd.end();
    await server.stop();
  }
}

async function talk(bundle: Bundle, members: number, talkers: number, how: string): Promise<Cost> {
  const server = await serveWorker(bundle);
  const crowd = new Crowd(taskOf(server, members, talkers));
  try {
    await crowd.join();
    await crowd.settle();
    const before = await billOf(server.port);
    const cpuBefore = cpuSecondsOf(server.group);
    await crowd.talk(FIRST_ANSWER_WITHIN);
    await pause(TALK_MILLISECONDS);
    crowd.hush();
    await crowd.settle();
    const bill = between(before, await billOf(server.port));
    const cpu = (cpuSecondsOf(server.group) - cpuBefore) * 1_000;
    return { members, how, messages: crowd.deliveries / members, bill, cpu };
  } finally {
    crowd.end();
    await server.stop();
  }
}

function taskOf(server: Server, clients: number, talkers: number): Task {
  return {
    port: server.port,
    serverGroup: server.group,
    dialect: "alcove",
    path: "",
    deflate: false,
    clients,
    talkers,
    outstanding: 1,
    seconds: 0,
    announcements: 0,
  };
}

function costTable(costs: readonly Cost[]): string {
  const head = [
    "| members | said        | messages | rows a message | awake a message | CPU a message | rows | requests | duration | a million |",
    "|---------|-------------|----------|----------------|-----------------|---------------|------|----------|----------|-----------|",
  ];
  return [...head, ...costs.map(row)].join("\n");
}

function row({ members, how, messages, bill, cpu }: Cost): string {
  // The larger of the two, because the clock inside a Worker stands still while nothing is awaited.
  const awake = Math.max(bill.awake, cpu);
  const { rows, requests, duration } = priceOf({ ...bill, awake });
  const dollars = (it: number): string => `$${((it / messages) * MILLION).toFixed(3)}`;
  const cells = [
    `${members}`.padStart(7),
    how.padEnd(11),
    `${messages}`.padStart(8),
    ((bill.rows + bill.alarms) / messages).toFixed(3).padStart(14),
    `${(bill.awake / messages).toFixed(3)} ms`.padStart(15),
    `${(cpu / messages).toFixed(3)} ms`.padStart(13),
    dollars(rows),
    dollars(requests),
    dollars(duration),
    dollars(rows + requests + duration),
  ];
  return `| ${cells.join(" | ")} |`;
}

function tell(line: string): void {
  console.log(line);
}
