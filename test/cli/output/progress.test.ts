import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { drawsOn, Progress } from "../../../src/cli/output/progress.ts";

beforeEach(() => void vi.stubEnv("TERM", "xterm-256color"));
afterEach(() => void vi.unstubAllEnvs());

/** The progress reports of a thousand items that took a minute. */
function toldOn(stream: { readonly isTTY?: boolean }): string[] {
  const told: string[] = [];
  let now = 1_000_000;
  const write = (text: string): boolean => told.push(text) > 0;
  const progress = new Progress({ ...stream, write }, () => now);
  for (let done = 1; done <= 1_000; done += 1) {
    now += 60;
    progress.tell(() => `${done} done`);
  }
  progress.end();
  return told;
}

test("in a terminal, progress is redrawn in place and removed at the end", () => {
  const told = toldOn({ isTTY: true });
  expect(told.length).toBeGreaterThan(200);
  expect(told[0]).toBe("\r\u001B[K1 done");
  expect(told.at(-1)).toBe("\r\u001B[K");
});

test.each([
  ["on a dumb terminal", "dumb", true],
  ["without a terminal", "xterm", false],
])("%s progress is a line every ten seconds, without control codes", (_, term, isTTY) => {
  vi.stubEnv("TERM", term);
  const told = toldOn({ isTTY });
  expect(told).toEqual([167, 334, 501, 668, 835].map((done) => `${done} done\n`));
});

test("short work shows progress only in a terminal", () => {
  const told: string[] = [];
  const progress = new Progress({ write: (text: string) => told.push(text) > 0 }, () => 1);
  progress.tell(() => "1 done");
  progress.end();
  expect(told).toEqual([]);
});

test("nothing is redrawn on a dumb terminal, or without a terminal", () => {
  expect([drawsOn({ isTTY: true }), drawsOn({})]).toEqual([true, false]);
  vi.stubEnv("TERM", "dumb");
  expect(drawsOn({ isTTY: true })).toBe(false);
});
