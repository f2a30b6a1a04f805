/**
 * One run of vitest in a copy of the project, and what it says about the mutant in it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import type { Tests } from "./tests-of.ts";

export type Outcome =
  | { readonly is: "passed" }
  | { readonly is: "failed"; readonly test: string }
  /** Says nothing about the mutant: vitest did not start, did not end, or failed without a failed test. */
  | { readonly is: "broken"; readonly why: string };

/** Milliseconds. A test has a minute, and the slowest stage takes about one. */
const ENDS_WITHIN = 240_000;
const REPORT = "mutant-report.json";
/** Characters of what vitest printed, for a run without a report. */
const TAIL = 1_000;

/** The part of vitest's JSON report that matters here. */
const Report = v.object({
  success: v.boolean(),
  numTotalTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.string(),
      assertionResults: v.array(v.object({ status: v.string(), fullName: v.string() })),
    }),
  ),
});

const running = new Set<ChildProcess>();

export async function runTests(copy: string, { projects, filters }: Tests): Promise<Outcome> {
  const args = ["run", "--config", "test/vitest.config.ts", "--bail=1"];
  args.push("--reporter=json", `--outputFile=${REPORT}`);
  for (const project of projects) args.push("--project", project);
  await rm(join(copy, REPORT), { force: true });
  // A group of processes: the end of vitest alone would leave its workers.
  const vitest = spawn(join(copy, "node_modules/.bin/vitest"), [...args, ...filters], {
    cwd: copy,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(vitest);
  let printed = "";
  for (const stream of [vitest.stdout, vitest.stderr]) {
    stream.on("data", (text) => (printed = `${printed}${text}`.slice(-TAIL)));
  }
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end(vitest);
  }, ENDS_WITHIN);
  try {
    await new Promise((ended, failed) => {
      vitest.on("error", failed);
      vitest.on("exit", ended);
    });
  } finally {
    clearTimeout(timer);
    running.delete(vitest);
  }
  if (isLate) return { is: "broken", why: `no end within ${ENDS_WITHIN / 1_000} s` };
  return outcomeOf(join(copy, REPORT), printed);
}

/** Ends every run under way. */
export function endRuns(): void {
  for (const vitest of running) end(vitest);
}

function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, "SIGKILL");
}

async function outcomeOf(path: string, printed: string): Promise<Outcome> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return { is: "broken", why: `no report:\n${printed}` };
  const { success, numTotalTests, testResults } = v.parse(Report, JSON.parse(text));
  const failed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === "failed");
  if (failed !== undefined) return { is: "failed", test: failed.fullName.trim() };
  if (success && numTotalTests > 0) return { is: "passed" };
  const fault = testResults.find(({ message }) => message !== "");
  const why = fault === undefined ? printed : `${fault.name}: ${fault.message}`;
  return { is: "broken", why: `no test failed, and no success:\n${why.slice(0, TAIL)}` };
}
