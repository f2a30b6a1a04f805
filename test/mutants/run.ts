/**
 * Puts each mutant into a copy of the project, one at a time, and runs the tests that should notice it:
 *
 *     npm run mutants
 *     npm run mutants -- --only room/sockets
 *
 * The page is built first, as tests of the Worker serve it. Each run of the tests is a process, so no mutant outlives
 * its turn. The tests must first pass without a mutant. A run that reports no test ends everything: it says nothing
 * about the mutant. A mutant whose text is no longer in its file is a fault of the list.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import * as v from "valibot";
import { MUTANTS } from "./mutants.ts";
import type { Mutant } from "./mutant.ts";
import { testsOf } from "./tests-of.ts";

/** Percent of the mutants that are not equivalent. */
const CAUGHT_AT_LEAST = 95;
/** Runs at a time: a worker's tests use a core and a half. */
const AT_ONCE = 2;
/** Milliseconds for one stage of tests. A mutant that hangs them is caught. */
const HANGS_AFTER = 180_000;
/** Folders of the project's root that are not part of what is tested, or that all copies share. */
const NOT_COPIED = new Set(["node_modules", ".git", ".wrangler", ".build", "dist"]);

/** The part of vitest's JSON report that matters here. */
const Report = v.object({ success: v.boolean(), numTotalTests: v.number() });
const REPORT = "mutant-report.json";

interface Placed {
  readonly mutant: Mutant;
  readonly path: string;
}

const { values } = parseArgs({ options: { only: { type: "string", default: "" } } });
const files: string[] = [];
for await (const file of glob("src/{protocol,room,client,worker}/**/*.ts")) files.push(file);
const chosen: Placed[] = [];
for (const mutant of MUTANTS.filter(({ file }) => file.includes(values.only))) {
  chosen.push({ mutant, path: await pathOf(mutant) });
}
const due = chosen.filter(({ mutant }) => mutant.equivalent === undefined);
const survivors: Mutant[] = [];
const running = new Set<ChildProcess>();
const folder = await mkdtemp(join(tmpdir(), "mutants-"));
for (const interrupt of ["SIGINT", "SIGTERM"] as const) {
  process.on(interrupt, () => {
    endTests();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}
try {
  const copies = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => copyTo(`${n}`)));
  await everyStagePasses(copies);
  const left = due[Symbol.iterator]();
  await Promise.all(
    copies.map(async (copy) => {
      for (const placed of left) await judge(copy, placed);
    }),
  );
} finally {
  endTests();
  await rm(folder, { recursive: true, force: true });
}

const equivalent = chosen.filter((it) => !due.includes(it));
for (const { mutant } of equivalent) {
  console.log(`equivalent ${told(mutant)}\n           ${mutant.equivalent}`);
}
const caught = due.length - survivors.length;
const percent = due.length === 0 ? 100 : (caught / due.length) * 100;
const rate = percent.toFixed(1);
console.log(`${caught} of ${due.length} caught (${rate} %), ${equivalent.length} equivalent`);
for (const mutant of survivors) console.log(`survived   ${told(mutant)}`);
if (percent < CAUGHT_AT_LEAST) process.exitCode = 1;

function endTests(): void {
  for (const vitest of running) vitest.kill("SIGKILL");
}

async function copyTo(name: string): Promise<string> {
  const copy = join(folder, name);
  const root = resolve(".");
  await cp(root, copy, {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(basename(path)),
  });
  await symlink(join(root, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** Otherwise every mutant would count as caught. */
async function everyStagePasses(copies: readonly string[]): Promise<void> {
  const stages = new Map(
    due.flatMap(({ mutant }) => {
      const { project, stages: of } = testsOf(mutant.file);
      return of.map((stage) => [`${project} ${stage}`, { project, stage }] as const);
    }),
  );
  const left = stages.values();
  await Promise.all(
    copies.map(async (copy) => {
      for (const { project, stage } of left) {
        if (await fails(copy, project, stage)) throw new Error(`Without a mutant, fails: ${stage}`);
      }
    }),
  );
}

async function judge(copy: string, { mutant, path }: Placed): Promise<void> {
  const file = join(copy, path);
  const source = await readFile(file, "utf8");
  await writeFile(
    file,
    source.replace(mutant.from, () => mutant.to),
  );
  const { project, stages } = testsOf(mutant.file);
  let isCaught = false;
  for (const stage of stages) isCaught ||= await fails(copy, project, stage);
  await writeFile(file, source);
  if (!isCaught) survivors.push(mutant);
  console.log(`${isCaught ? "caught  " : "SURVIVED"}  ${told(mutant)}`);
}

/** Whether one of the tests fails or hangs. */
async function fails(copy: string, project: "pure" | "worker", stage: string): Promise<boolean> {
  const projects = project === "worker" ? ["worker", "worker-limits"] : [project];
  const args = ["run", "--config", "test/vitest.config.ts", "--bail=1"];
  args.push("--reporter=json", `--outputFile=${REPORT}`);
  for (const name of projects) args.push("--project", name);
  await rm(join(copy, REPORT), { force: true });
  const vitest = spawn(join(copy, "node_modules/.bin/vitest"), [...args, ...stage.split(" ")], {
    cwd: copy,
    stdio: "ignore",
  });
  running.add(vitest);
  let hangs = false;
  const timer = setTimeout(() => {
    hangs = true;
    vitest.kill("SIGKILL");
  }, HANGS_AFTER);
  await new Promise((ended, failed) => {
    vitest.on("error", failed);
    vitest.on("exit", ended);
  });
  clearTimeout(timer);
  running.delete(vitest);
  if (hangs) return true;
  const { success, numTotalTests } = v.parse(
    Report,
    JSON.parse(await readFile(join(copy, REPORT), "utf8")),
  );
  // A module that a mutant keeps from loading takes all its tests along, and then `success` is false.
  if (success && numTotalTests === 0) throw new Error(`No test ran: ${stage}`);
  return !success;
}

/** The file of that name in the mutant's tree, wherever it was moved. */
async function pathOf({ file, from }: Mutant): Promise<string> {
  const tree = file.slice(0, file.indexOf("/"));
  const named = files.filter(
    (it) => it.startsWith(`src/${tree}/`) && basename(it) === basename(file),
  );
  const exact = named.filter((it) => it.endsWith(`/${file}`));
  const [path, another] = exact.length === 1 ? exact : named;
  if (path === undefined || another !== undefined) {
    throw new Error(`${file} is ${named.length} files: ${named.join(", ")}`);
  }
  const times = (await readFile(path, "utf8")).split(from).length - 1;
  if (times !== 1) throw new Error(`${path} has this ${times} times, not once:\n${from}`);
  return path;
}

function told({ file, from, to }: Mutant): string {
  const short = (text: string): string => text.replaceAll(/\s+/g, " ").trim().slice(0, 70);
  return `${file}: ${short(from)} → ${short(to) || "(nothing)"}`;
}
