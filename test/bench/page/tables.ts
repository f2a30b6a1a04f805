/**
 * The results of the page benches, as tables for people.
 */
import { grid } from "../grid.ts";
import type { OpeningResult } from "./opening.ts";
import type { StormResult } from "./storm.ts";

const STORM_HEAD = [
  "page",
  "tasks > 50 ms",
  "longest",
  "of own time",
  "frames/s",
  "longest frame",
  "script",
  "style",
  "layout",
  "all, a message",
];
const MEMORY_HEAD = ["page", "heap, opened", "before", "after", "nodes, opened", "before", "after"];
const OPENING_HEAD = [
  "messages",
  "readable after",
  "of the smallest",
  "rounds apart",
  "layout shift",
  "script, gzip",
];
const KILOBYTE = 1_000;
const MEGABYTE = 1_000_000;

export function stormTable(results: readonly StormResult[]): string {
  const rows = results.map((it) => [
    it.page,
    whole(it.longTasks.length),
    it.longTasks.length === 0 ? "—" : `${Math.max(...it.longTasks)} ms`,
    `${it.longestWork.toFixed(0)} ms`,
    it.framesPerSecond.toFixed(1),
    `${it.longestFrame.toFixed(0)} ms`,
    ...[it.work.script, it.work.style, it.work.layout, it.work.all].map(
      (each) => `${each.toFixed(2)} ms`,
    ),
  ]);
  return grid(STORM_HEAD, rows);
}

export function memoryTable(results: readonly StormResult[]): string {
  const rows = results.map(({ page, memory }) => [
    page,
    ...memory.map(({ heap }) => `${(heap / MEGABYTE).toFixed(1)} MB`),
    ...memory.map(({ nodes }) => whole(nodes)),
  ]);
  return grid(MEMORY_HEAD, rows);
}

export function openingTable(results: readonly OpeningResult[]): string {
  const smallest = results[0]?.readable ?? NaN;
  const rows = results.map((it) => [
    whole(it.size),
    `${it.readable.toFixed(0)} ms`,
    `${(it.readable / smallest).toFixed(2)} ×`,
    `${(it.noise * 100).toFixed(0)} %`,
    it.shift.toFixed(4),
    `${(it.script / KILOBYTE).toFixed(1)} KB`,
  ]);
  return grid(OPENING_HEAD, rows);
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}
