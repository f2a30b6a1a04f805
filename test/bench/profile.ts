/**
 * Where the room's time goes under load: V8's own CPU profile of the production bundle on plain workerd.
 *
 *     npm run bench:profile -- [--scenario busy] [--seconds 6] [--out FILE.cpuprofile]
 *
 * Prints the functions with the most self time. Everything that the runtime does outside scripts (sockets,
 * SQLite, waiting) is one line, `(program)`. Any browser's developer tools can open the file.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import * as v from "valibot";
import { freePort } from "../support/dev-server.ts";
import { Inspector, type Profile } from "./inspector.ts";
import { SCENARIOS } from "./scenarios.ts";
import { Sample } from "./task.ts";
import { bundleAlcove, serveWorker } from "./workerd.ts";

/** How many functions are printed. */
const SHOWN = 25;
/** Microseconds between samples of the stack. */
const SAMPLE_EVERY = 200;
/** Milliseconds for clients to join and the compiler to warm up, before samples are taken. */
const WARM_UP = 3_000;

const { values } = parseArgs({
  options: {
    scenario: { type: "string", default: "busy" },
    seconds: { type: "string", default: "6" },
    out: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const crowd = SCENARIOS.find((it) => it.name === values.scenario)?.crowds[0];
if (crowd === undefined) throw new Error(`No scenario is called ${values.scenario}`);

const builds = await mkdtemp(join(tmpdir(), "alcove-bench-"));
const inspectorPort = await freePort();
const server = await serveWorker(await bundleAlcove(builds), {
  flags: [`-i127.0.0.1:${inspectorPort}`],
});
try {
  const task = {
    ...crowd,
    announcements: 0,
    dialect: "alcove",
    path: "",
    deflate: false,
    port: server.port,
    serverGroup: server.group,
    seconds: seconds + WARM_UP / 1_000,
  };
  const load = promisify(execFile)(process.execPath, [
    resolve("test/bench/load/main.ts"),
    JSON.stringify(task),
  ]);
  await pause(WARM_UP);
  const inspector = await Inspector.open(inspectorPort);
  const profile = await inspector.profile(seconds * 1_000, SAMPLE_EVERY);
  inspector.close();
  const sample = v.parse(Sample, JSON.parse((await load).stdout));
  const messages = (sample.deliveries / sample.joined / sample.seconds) * seconds;
  print(profile, messages);
  if (values.out !== undefined) await writeFile(values.out, JSON.stringify(profile));
} finally {
  await server.stop();
  await rm(builds, { recursive: true, force: true });
}

/** Self time by function: the share of all samples, and the time per message. */
function print({ nodes, samples, timeDeltas }: Profile, messages: number): void {
  const names = new Map(
    nodes.map(({ id, callFrame: { functionName, lineNumber } }) => [
      id,
      functionName === "" ? `anonymous:${lineNumber + 1}` : functionName,
    ]),
  );
  const selfTime = new Map<string, number>();
  let total = 0;
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? "?";
    const delta = timeDeltas[index] ?? 0;
    selfTime.set(name, (selfTime.get(name) ?? 0) + delta);
    total += delta;
  }
  console.log(`${Math.round(messages).toLocaleString("en")} messages in ${seconds} s\n`);
  const rows = [...selfTime].toSorted(([, a], [, b]) => b - a).slice(0, SHOWN);
  for (const [name, time] of rows) {
    const share = `${((time / total) * 100).toFixed(1)} %`.padStart(7);
    console.log(`${share} ${(time / messages).toFixed(2).padStart(8)} µs a message  ${name}`);
  }
}
