/**
 * What one abusive address costs a room. It attacks for a minute, against the production bundle with the
 * default limits, while Alice sends five messages a second from another address:
 *
 *     npm run bench:abuse -- [--seconds 60] [--only export,sockets]
 *
 * Everything runs in one thread of workerd, including the Worker: what the Worker refuses costs Alice time
 * here, and would not in production. `--only` takes parts of attack names. Figures are written to docs/bench
 * once all attacks have run.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { publish } from "../publish.ts";
import { bundleBilledAlcove, bundleFilledAlcove } from "../workerd.ts";
import { whole } from "../whole.ts";
import type { Attack } from "./attacks/attack.ts";
import { making } from "./attacks/making.ts";
import { reads } from "./attacks/reads.ts";
import { register } from "./attacks/register.ts";
import { searches } from "./attacks/search.ts";
import { sockets } from "./attacks/sockets.ts";
import { unread } from "./attacks/unread.ts";
import { minuteOf, table } from "./results.ts";
import { prepare } from "./stage.ts";
import { type Outcome, trial } from "./trial.ts";

const ATTACKS: readonly Attack[] = [...reads, sockets, ...searches, ...unread, register, ...making];

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "60" }, only: { type: "string", default: "" } },
});
const seconds = whole(values.seconds);
const parts = values.only.split(",");
const attacks = ATTACKS.filter(({ name }) => parts.some((it) => name.includes(it)));

const folder = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  const storage = join(folder, "storage");
  const owned = await prepare(await bundleFilledAlcove(join(folder, "filled")), storage);
  const bundle = await bundleBilledAlcove(join(folder, "billed"));
  const outcomes: Outcome[] = [];
  for (const attack of attacks) {
    const outcome = await trial(attack, { bundle, storage, owned, seconds });
    outcomes.push(outcome);
    tell(`${outcome.name}: refused ${JSON.stringify(outcome.refusals)}; ${outcome.note}`);
  }
  tell(`\n${table(outcomes)}`);
  if (attacks.length === ATTACKS.length) {
    const priced = outcomes.map((it) => ({ ...it, dollarsAMinute: minuteOf(it) }));
    await publish("abuse", { prices: "list prices of November 2026", seconds, outcomes: priced });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function tell(line: string): void {
  console.log(line);
}
