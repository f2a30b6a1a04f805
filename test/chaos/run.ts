/**
 * Chaos by hand:
 *
 *     npm run chaos -- --messages 20000 --clients 20 --faults 200 --seed 1 [--kills 8]
 */
import { parseArgs } from "node:util";
import type { Verdict } from "./judge.ts";
import { storm } from "./storm.ts";

/** One in so many faults is a kill unless told. */
const KILL_ONE_IN = 25;

const { values } = parseArgs({
  options: {
    messages: { type: "string", default: "2000" },
    clients: { type: "string", default: "10" },
    faults: { type: "string", default: "40" },
    kills: { type: "string" },
    seed: { type: "string" },
  },
});

const verdicts = await talk();
for (const { holds, invariant, counts } of verdicts) {
  console.log(`${holds ? "PASS" : "FAIL"}  ${invariant.padEnd(34)} ${counts}`);
}
process.exitCode = verdicts.every((it) => it.holds) ? 0 : 1;

async function talk(): Promise<readonly Verdict[]> {
  const faults = whole(values.faults);
  const seed = whole(values.seed ?? `${Date.now() % 1_000_000}`);
  console.log(`seed ${seed}`);
  const report = await storm(
    {
      messages: whole(values.messages),
      clients: whole(values.clients),
      faults,
      kills: whole(values.kills ?? `${Math.ceil(faults / KILL_ONE_IN)}`),
      seed,
    },
    (line) => console.log(line),
  );
  for (const deed of report.deeds) console.log(deed);
  return report.verdicts;
}

function whole(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`Not a whole number: ${text}`);
  return number;
}
