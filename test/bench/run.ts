/**
 * Alcove beside its peers, under the same load, on loopback alone:
 *
 *     npm run bench -- [--rounds 3] [--seconds 5] [--scenarios busy,quiet,between,crowd,many]
 *                      [--servers Alcove,ws] [--deflate] [--uwebsockets FOLDER] [--workerman FOLDER]
 *
 * Within a round each server has its turn, so that whatever else the machine does affects all alike. With
 * `--deflate`, Alcove and partyserver are measured with and without permessage-deflate, which browsers offer.
 * `--uwebsockets` names a folder that holds the sources of uNetworking's two repositories, in `uWebSockets`
 * and `uSockets` (gcc compiles them). `--workerman` names one that holds Workerman 5 as Composer installs it,
 * with `vendor/autoload.php` (php runs it).
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import * as v from "valibot";
import { installOnce } from "../support/install.ts";
import { type Contestant, contestants, offeringDeflate } from "./contestants.ts";
import { mostClients } from "./files.ts";
import { report } from "./report.ts";
import { summarize } from "./results.ts";
import { type Crowding, type Scenario, SCENARIOS } from "./scenarios.ts";
import { crowdTable, table } from "./table.ts";
import { Sample } from "./task.ts";
import { whole } from "./whole.ts";

const LOAD = resolve("test/bench/load/main.ts");
/** Milliseconds for one server's turn: 10,000 clients may need minutes to join. */
const TURN_WITHIN = 240_000;
/** The servers on Alcove's runtime, which accepts permessage-deflate by itself. */
const ON_WORKERD = new Set(["Alcove", "partyserver"]);
const execute = promisify(execFile);

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "5" },
    scenarios: { type: "string", default: SCENARIOS.map((it) => it.name).join(",") },
    servers: { type: "string" },
    deflate: { type: "boolean", default: false },
    uwebsockets: { type: "string" },
    workerman: { type: "string" },
  },
});
const run = { rounds: whole(values.rounds), seconds: whole(values.seconds) };

installOnce("test/bench", "partyserver", tell);
const builds = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  const paths = { builds, uWebSockets: values.uwebsockets, workerman: values.workerman };
  const chosen = choose(await contestants(paths));
  const names = values.scenarios.split(",");
  for (const scenario of SCENARIOS.filter((it) => names.includes(it.name))) {
    await bench(
      scenario,
      chosen.filter((it) => it.only === undefined || it.only === scenario.name),
    );
  }
} finally {
  await rm(builds, { recursive: true, force: true });
}

function choose(all: readonly Contestant[]): readonly Contestant[] {
  const names = values.servers?.split(",");
  const named = all.filter((it) => names === undefined || names.includes(it.name));
  if (!values.deflate) return named;
  return named.flatMap((it) => (ON_WORKERD.has(it.name) ? [it, offeringDeflate(it)] : []));
}

async function bench(scenario: Scenario, servers: readonly Contestant[]): Promise<void> {
  tell(`\n${scenario.name}: ${scenario.says}`);
  const turns = scenario.crowds.flatMap((crowd) =>
    servers.map((server) => ({ server, crowd: fitting(crowd), samples: new Array<Sample>() })),
  );
  for (let round = 0; round < run.rounds; round += 1) {
    for (const { server, crowd, samples } of turns) samples.push(await turn(server, crowd));
  }
  const results = turns.map(({ server: { name, stores }, crowd: { clients }, samples }) =>
    summarize({ name, stores, clients }, samples),
  );
  tell(table(results));
  if (scenario.name === "many") tell(`\n${crowdTable(results)}`);
  await report(values.deflate ? `${scenario.name}-deflate` : scenario.name, scenario, run, results);
}

function fitting(crowd: Crowding): Crowding {
  const most = mostClients();
  if (crowd.clients <= most) return crowd;
  tell(`${most} clients instead of ${crowd.clients}: "ulimit -n" allows no more.`);
  return { ...crowd, clients: most };
}

/** Each turn starts a fresh server, so that none profits from an earlier turn. */
async function turn(contestant: Contestant, crowd: Crowding): Promise<Sample> {
  const server = await contestant.start();
  try {
    const { port, group: serverGroup } = server;
    const { seconds } = run;
    const task = { ...contestant.speech, ...crowd, port, serverGroup, seconds };
    const { stdout } = await execute(process.execPath, [LOAD, JSON.stringify(task)], {
      timeout: TURN_WITHIN,
      killSignal: "SIGKILL",
    });
    return v.parse(Sample, JSON.parse(stdout));
  } finally {
    await server.stop();
  }
}

function tell(line: string): void {
  console.log(line);
}
