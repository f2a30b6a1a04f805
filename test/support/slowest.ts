/**
 * Prints the slowest tests at the end of a run, across all projects.
 */
import type { Reporter, TestModule } from "vitest/node";

const TOLD = 20;
const MILLISECONDS = 1_000;

export default class SlowestTests implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => ({
        seconds: (test.diagnostic()?.duration ?? 0) / MILLISECONDS,
        name: `${module.relativeModuleId}: ${test.fullName}`,
      })),
    );
    const slowest = tests.toSorted((a, b) => b.seconds - a.seconds).slice(0, TOLD);
    console.log(`\n The slowest ${slowest.length} of ${tests.length} tests, in seconds:`);
    for (const { seconds, name } of slowest) {
      console.log(` ${seconds.toFixed(1).padStart(6)}  ${name}`);
    }
  }
}
