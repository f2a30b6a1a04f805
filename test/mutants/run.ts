/**
 * Puts each mutant into a copy of the project, one at a time, and runs the tests that should notice it:
 *
 *     npm run mutants
 *     npm run mutants -- --only room/sockets
 *
 * The page is built first, as tests of the Worker serve it. Each run of the tests is a process, so no mutant
 * outlives its turn. The tests must first pass without a mutant. A mutant is caught by a test that fails. A run
 * that ends without one, and without success, is broken: it says nothing about the mutant, and fails the whole.
 * A mutant whose text is no longer in its file is a fault of the list.
 */
import { rmSync } from "node:fs";
import { cp, glob, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { MUTANTS } from "./mutants.ts";
import type { Mutant } from "./mutant.ts";
import { stagesOf, together } from "./tests-of.ts";
import { endRuns, type Outcome, runTests } from "./vitest-run.ts";

/** Percent of the mutants that are not equivalent. */
const CAUGHT_AT_LEAST = 95;
/** Runs at a time: a worker's tests use a core and a half. */
const AT_ONCE = 2;
/** Folders of the project's root that are not part of what is tested, or that all copies share. */
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
const survived: Mutant[] = [];
const broken: Mutant[] = [];
const folder = await mkdtemp(join(tmpdir(), "mutants-"));
for (const interrupt of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(interrupt, () => {
    endRuns();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}
try {
  const copies = await Promise.all(Array.from({ length: AT_ONCE }, (_, n) => copyTo(`${n}`)));
  await allPassesIn(copies);
  const left = due[Symbol.iterator]();
  await Promise.all(
    copies.map(async (copy) => {
      for (const placed of left) await judge(copy, placed);
    }),
  );
} finally {
  endRuns();
  await rm(folder, { recursive: true, force: true });
}

const equivalent = chosen.filter((it) => !due.includes(it));
for (const { mutant } of equivalent) {
  console.log(`equivalent ${told(mutant)}\n           ${mutant.equivalent}`);
}
const caught = due.length - survived.length - broken.length;
const percent = due.length === 0 ? 100 : (caught / due.length) * 100;
const rate = percent.toFixed(1);
console.log(
  `${caught} of ${due.length} caught (${rate} %), ${equivalent.length} equivalent, ${broken.length} broken`,
);
for (const mutant of survived) console.log(`survived   ${told(mutant)}`);
for (const mutant of broken) console.log(`broken     ${told(mutant)}`);
if (percent < CAUGHT_AT_LEAST || broken.length > 0) process.exitCode = 1;

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
async function allPassesIn(copies: readonly string[]): Promise<void> {
  const left = together(due.flatMap(({ mutant }) => stagesOf(mutant.file)))[Symbol.iterator]();
  await Promise.all(
    copies.map(async (copy) => {
      for (const tests of left) {
        const outcome = await runTests(copy, tests);
        if (outcome.is === "passed") continue;
        const why = outcome.is === "failed" ? `fails ${outcome.test}` : outcome.why;
        throw new Error(`Without a mutant, ${tests.projects.join(" and ")}: ${why}`);
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
  let outcome: Outcome = { is: "passed" };
  for (const tests of stagesOf(mutant.file)) {
    if (outcome.is === "passed") outcome = await runTests(copy, tests);
  }
  await writeFile(file, source);
  switch (outcome.is) {
    case "failed":
      console.log(`caught     ${told(mutant)}\n           by ${outcome.test}`);
      break;
    case "passed":
      survived.push(mutant);
      console.log(`SURVIVED   ${told(mutant)}`);
      break;
    case "broken":
      broken.push(mutant);
      console.log(`BROKEN     ${told(mutant)}\n${outcome.why}`);
  }
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
