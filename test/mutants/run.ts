/**
 * Puts each mutant into a copy of the project, one at a time, and runs the tests that should notice it:
 *
 *     npm run mutants
 *     npm run mutants -- --only room/sockets
 *
 * Every run is a process of its own, so no mutant outlives its turn. The tests must pass without a mutant first. A
 * mutant whose text is no longer in its file is a fault of the list.
 */
import { spawn } from "node:child_process";
import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { MUTANTS } from "./mutants.ts";
import type { Mutant } from "./mutant.ts";
import { testsOf } from "./tests-of.ts";

/** Percent of the mutants that are not equivalent. */
const CAUGHT_AT_LEAST = 95;
/** Runs at a time: a worker's tests take a core and a half. */
const AT_ONCE = 2;
/** Milliseconds for one stage of tests. A mutant that hangs them is caught. */
const HANGS_AFTER = 180_000;
/** Of the project's root: not part of what is tested, or shared by the copies. */
const NOT_COPIED = new Set(["node_modules", ".git", ".wrangler", ".build", "dist"]);

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
const folder = await mkdtemp(join(tmpdir(), "mutants-"));
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
  await rm(folder, { recursive: true });
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

/** Whether one of the tests fails. */
function fails(copy: string, project: "pure" | "worker", stage: string): Promise<boolean> {
  const projects = project === "worker" ? ["worker", "worker-limits"] : [project];
  const args = ["run", "--config", "test/vitest.config.ts", "--bail=1", "--reporter=dot"];
  for (const name of projects) args.push("--project", name);
  const vitest = spawn(join(copy, "node_modules/.bin/vitest"), [...args, ...stage.split(" ")], {
    cwd: copy,
    stdio: "ignore",
    signal: AbortSignal.timeout(HANGS_AFTER),
  });
  return new Promise((settled) => {
    vitest.on("error", () => settled(true));
    vitest.on("exit", (code) => settled(code !== 0));
  });
}

/** The file of that name in the mutant's tree, wherever it has been moved to. */
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
