/**
 * Runs the chaos tests by hand:
 *
 *     npm run chaos -- --messages 20000 --clients 20 --faults 200 --seed 1 [--kills 8]
 *     npm run chaos -- --return 500           500 members come back after a kill
 *     npm run chaos -- --slow-reader 300      one reader stops for 300 seconds
 *     npm run chaos -- --flaps                one line flaps, and the server restarts
 *     npm run chaos -- --state 1000 --messages 4000 --faults 60        three programs share 1000 entries
 *     npm run chaos -- --counter 100 --increments 50 [--kills 2]       100 programs count together
 */
import { parseArgs } from "node:util";
import { flaps } from "./flaps.ts";
import type { Verdict } from "./judge.ts";
import { returnOf } from "./return.ts";
import { counter } from "./counter.ts";
import { slowReader } from "./slow-reader.ts";
import { stateStorm } from "./state.ts";
import { storm } from "./storm.ts";

/** By default, one in this many faults is a kill. */
const KILL_ONE_IN = 25;

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "2000" },
    clients: { type: "string", default: "10" },
    faults: { type: "string", default: "40" },
    kills: { type: "string" },
    seed: { type: "string" },
    return: { type: "string" },
    "slow-reader": { type: "string" },
    state: { type: "string" },
    counter: { type: "string" },
    increments: { type: "string", default: "50" },
    flaps: { type: "boolean", default: false },
  },
});

const verdicts = await run();
for (const { holds, invariant, counts } of verdicts) {
  tell(`${holds ? "PASS" : "FAIL"}  ${invariant.padEnd(34)} ${counts}`);
}
process.exitCode = verdicts.every((it) => it.holds) ? 0 : 1;

async function run(): Promise<readonly Verdict[]> {
  const { return: members, "slow-reader": seconds } = values;
  if (members !== undefined) return returnOf(whole(members), tell);
  if (seconds !== undefined) return slowReader(whole(seconds), tell);
  if (values.state !== undefined) return state(whole(values.state));
  if (values.counter !== undefined) {
    const increments = whole(values.increments);
    const kills = whole(values.kills ?? "0");
    return counter({ programs: whole(values.counter), increments, kills }, tell);
  }
  return values.flaps ? flaps(tell) : talk();
}

function state(entries: number): Promise<readonly Verdict[]> {
  return stateStorm({ entries, writes: whole(values.messages), ...faults() }, tell);
}

async function talk(): Promise<readonly Verdict[]> {
  const messages = whole(values.messages);
  const report = await storm({ messages, clients: whole(values.clients), ...faults() }, tell);
  for (const deed of report.deeds) tell(deed);
  return report.verdicts;
}

function faults() {
  const count = whole(values.faults);
  const seed = whole(values.seed ?? `${Date.now() % 1_000_000}`);
  tell(`seed ${seed}`);
  const kills = whole(values.kills ?? `${Math.ceil(count / KILL_ONE_IN)}`);
  return { faults: count, kills, seed };
}

function tell(line: string): void {
  console.log(line);
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`Not a whole number: ${text}`);
  return number;
}
