/**
 * Summarizes the rounds, and shows them.
 */
import type { Bar } from "../chart.ts";
import { grid } from "../grid.ts";
import { median } from "../results.ts";
import { OPERATIONS, type Sample } from "./operations.ts";

export interface Result extends Pick<Sample, "operation" | "messages"> {
  /** A description of the operation. */
  readonly says: string;
  /**
   * The median ratio to the smallest room that has as much to do, each compared with that room's time of the
   * same moment; `null` for a room that has less to do.
   */
  readonly times: number | null;
  /** The median of all rounds' times. */
  readonly milliseconds: number;
  /** The median of the slowest round over that of the fastest, minus one. */
  readonly noise: number;
  /** At most. */
  readonly rowsRead: number;
}

const HEAD = ["what", "messages", "median", "times the smallest", "rows read", "rounds apart"];

/** By operation, and then from the smallest room to the largest. */
export function summarize(samples: readonly Sample[]): Result[] {
  const sizes = [...new Set(samples.map((it) => it.messages))].toSorted((a, b) => a - b);
  return OPERATIONS.flatMap(({ operation, says, needs }) => {
    const its = samples.filter((it) => it.operation === operation);
    const smallest = sizes.find((it) => it >= needs) ?? Infinity;
    const basis = its.filter((it) => it.messages === smallest);
    return sizes.map((messages) => {
      const here = its.filter((it) => it.messages === messages);
      const ratios = here.map((it, n) => it.milliseconds / (basis[n]?.milliseconds ?? NaN));
      const rounds = Array.from(Map.groupBy(here, (it) => it.round).values(), timeOf);
      return {
        operation,
        says,
        messages,
        milliseconds: timeOf(here),
        times: messages < smallest ? null : median(ratios),
        noise: Math.max(...rounds) / Math.min(...rounds) - 1,
        rowsRead: Math.max(...here.map((it) => it.rowsRead)),
      };
    });
  });
}

export function table(results: readonly Result[]): string {
  const rows = results.map((it) => [
    it.says,
    it.messages.toLocaleString("en"),
    `${it.milliseconds.toFixed(2)} ms`,
    it.times === null ? "" : `${it.times.toFixed(2)} ×`,
    it.rowsRead.toLocaleString("en"),
    `${(it.noise * 100).toFixed(0)} %`,
  ]);
  return grid(HEAD, rows);
}

export function bars(results: readonly Result[]): Bar[] {
  const largest = Math.max(...results.map((it) => it.messages));
  return OPERATIONS.flatMap(({ operation, label }) => {
    if (label === undefined) return [];
    const its = results.filter((it) => it.operation === operation);
    return its.map(({ messages, milliseconds }) => ({
      label: `${label}, ${messages.toLocaleString("en")}`,
      value: milliseconds,
      shown: `${milliseconds.toFixed(1)} ms`,
      isAccented: messages === largest,
    }));
  });
}

function timeOf(samples: readonly Sample[]): number {
  return median(samples.map((it) => it.milliseconds));
}
