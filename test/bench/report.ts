/**
 * Publishes the results of a scenario.
 */
import { availableParallelism } from "node:os";
import { type Bar, barChart } from "./chart.ts";
import { publish } from "./publish.ts";
import type { Result } from "./results.ts";
import type { Scenario, ScenarioName } from "./scenarios.ts";

export interface Run {
  readonly rounds: number;
  readonly seconds: number;
}

interface Chart {
  readonly title: string;
  readonly bar: (result: Result) => Bar;
}

export async function report(
  name: string,
  scenario: Scenario,
  run: Run,
  results: readonly Result[],
) {
  const chart = CHARTS[scenario.name];
  const method = `Medians of ${run.rounds} rounds of ${run.seconds} s; server and load share ${availableParallelism()} cores.`;
  const notes = [`${scenario.says}.`, method];
  const bars = results.map((it) => chart.bar(it));
  const figures = { scenario: scenario.says, ...run, results };
  await publish(name, figures, barChart(chart.title, notes, bars));
}

const CHARTS: Record<ScenarioName, Chart> = {
  busy: { title: "A busy room: deliveries a second (more is better)", bar: rate },
  quiet: {
    title: "A quiet room: median milliseconds to a delivery (less is better)",
    bar: latency,
  },
  between: { title: "Some talk, most listen: deliveries a second (more is better)", bar: rate },
  crowd: { title: "A large room: deliveries a second (more is better)", bar: rate },
  many: { title: "Server CPU a delivery, by size of the room (less is better)", bar: cpu },
};

function rate(it: Result): Bar {
  return { ...named(it), value: it.rate, shown: Math.round(it.rate).toLocaleString("en") };
}

function latency(it: Result): Bar {
  return { ...named(it), value: it.p50, shown: `${it.p50.toFixed(1)} ms` };
}

function cpu(it: Result): Bar {
  const bar = { ...named(it), value: it.cpu, shown: `${it.cpu.toFixed(2)} µs` };
  return { ...bar, label: `${it.name}, ${it.clients.toLocaleString("en")}` };
}

function named(it: Result): Pick<Bar, "label" | "isAccented"> {
  return { label: it.name, isAccented: it.name.startsWith("Alcove") };
}
