/**
 * Results as a table for people.
 */
import { grid } from "./grid.ts";
import type { Result } from "./results.ts";

interface Column {
  readonly head: string;
  cell(result: Result, alcove: Result | undefined): string;
}

const COLUMNS: readonly Column[] = [
  { head: "server", cell: (it) => it.name },
  { head: "clients", cell: crowd },
  { head: "deliveries/s", cell: (it) => whole(it.rate) },
  { head: "Alcove is", cell: (it, alcove) => times(alcove && alcove.rate / it.rate) },
  { head: "CPU a delivery", cell: (it) => `${it.cpu.toFixed(2)} µs` },
  { head: "Alcove takes", cell: (it, alcove) => times(alcove && alcove.cpu / it.cpu) },
  { head: "p50", cell: (it) => `${it.p50.toFixed(1)} ms` },
  { head: "p99", cell: (it) => `${it.p99.toFixed(1)} ms` },
  { head: "slowest talker", cell: (it) => `${it.fairness.toFixed(2)} of mean` },
  { head: "bytes a delivery", cell: (it) => it.bytes.toFixed(0) },
  { head: "stores", cell: (it) => (it.stores ? "yes" : "no") },
  { head: "rounds apart", cell: (it) => `${(it.noise * 100).toFixed(0)} %` },
  { head: "server's core", cell: (it) => `${(it.server * 100).toFixed(0)} %` },
  { head: "load generator's core", cell: (it) => `${(it.load * 100).toFixed(0)} %` },
  { head: "it could take", cell: (it) => `${whole(it.rate / it.load)}/s` },
];
const CROWD_COLUMNS: readonly Column[] = [
  { head: "server", cell: (it) => it.name },
  { head: "clients", cell: (it) => whole(it.clients) },
  { head: "joined", cell: (it) => whole(it.joined) },
  { head: "joined in", cell: (it) => `${it.joinSeconds.toFixed(1)} s` },
  { head: "a message reaches all in", cell: (it) => reach(it.reach) },
  { head: "lags", cell: (it) => whole(it.lags) },
  { head: "lost sockets", cell: (it) => whole(it.ended) },
];

export function table(results: readonly Result[]): string {
  return tableOf(COLUMNS, results);
}

/** How the crowds joined, and how long it takes to reach them. */
export function crowdTable(results: readonly Result[]): string {
  return tableOf(CROWD_COLUMNS, results);
}

function tableOf(columns: readonly Column[], results: readonly Result[]): string {
  const rows = results.map((result) => {
    const alcove = results.find((it) => it.name === "Alcove" && it.clients === result.clients);
    return columns.map((it) => it.cell(result, alcove));
  });
  return grid(
    columns.map((it) => it.head),
    rows,
  );
}

/** A crowd that is incomplete says so, because its figures are those of a smaller one. */
function crowd({ joined, clients }: Result): string {
  return joined < clients ? `${whole(joined)} of ${whole(clients)}` : whole(clients);
}

function times(ratio: number | undefined): string {
  return ratio === undefined || !Number.isFinite(ratio) ? "" : `${ratio.toFixed(2)} ×`;
}

function reach(milliseconds: number | null): string {
  return milliseconds === null ? "not all" : `${milliseconds.toFixed(0)} ms`;
}

function whole(number: number): string {
  return Number.isFinite(number) ? Math.round(number).toLocaleString("en") : "—";
}
