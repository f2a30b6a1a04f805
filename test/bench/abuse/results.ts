/**
 * The cost of attacks, as a table.
 */
import { grid } from "../grid.ts";
import { dollarsOf } from "./bill.ts";
import type { Outcome } from "./trial.ts";

const MEBIBYTE = 1_048_576;
const A_MINUTE = 60;
const MINUTES_A_DAY = 1_440;
const HEAD = [
  "one address",
  "rows read",
  "rows written",
  "answered / refused",
  "memory above quiet",
  "Alice's p50",
  "her slowest",
  "a minute",
  "a day",
  "and",
];

export function table(outcomes: readonly Outcome[]): string {
  return grid(HEAD, outcomes.map(row));
}

/** The price in dollars of one minute of the attack. */
export function minuteOf({ bill, seconds }: Outcome): number {
  return (dollarsOf(bill, seconds) * A_MINUTE) / seconds;
}

function row(it: Outcome): string[] {
  const { quiet, attacked } = it.alice;
  const refused = Object.values(it.refusals).reduce((sum, count) => sum + count, 0);
  return [
    it.name,
    whole(it.bill.rowsRead),
    whole(it.bill.rowsWritten),
    `${whole(it.answers)} / ${whole(refused)}`,
    `${whole((it.memory.attacked - it.memory.quiet) / MEBIBYTE)} MiB`,
    slowed(quiet.p50, attacked.p50),
    slowed(quiet.slowest, attacked.slowest),
    `$${minuteOf(it).toFixed(5)}`,
    `$${(minuteOf(it) * MINUTES_A_DAY).toFixed(2)}`,
    it.note,
  ];
}

function slowed(quiet: number, attacked: number): string {
  return `${attacked.toFixed(1)} ms (${(attacked / quiet).toFixed(1)} ×)`;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}
