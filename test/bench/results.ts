/**
 * Summarizes the rounds: medians, and how far apart the rounds are.
 */
import { quantile } from "../chaos/quantiles.ts";
import type { Sample } from "./task.ts";

/** Medians of a server's rounds with a crowd. */
export interface Result {
  readonly name: string;
  readonly stores: boolean;
  readonly clients: number;
  /** Deliveries a second. */
  readonly rate: number;
  /** Microseconds of server CPU per delivery. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly fairness: number;
  /** Bytes received per delivery. */
  readonly bytes: number;
  /** The shares of one core that the server and the load used: whichever is near 1 is what limits the rate. */
  readonly server: number;
  readonly load: number;
  /** The widest round over the narrowest, minus one, in deliveries a second. */
  readonly noise: number;
  readonly joined: number;
  readonly joinSeconds: number;
  /** Milliseconds until everybody had an announcement; `null` if most did not reach everybody. */
  readonly reach: number | null;
  readonly lags: number;
  readonly ended: number;
}

const MICROSECONDS = 1_000_000;

export function summarize(
  who: Pick<Result, "name" | "stores" | "clients">,
  samples: readonly Sample[],
): Result {
  const rates = samples.map((it) => it.deliveries / it.seconds);
  const reached = samples.flatMap((it) => it.reached.map((at) => at ?? Infinity));
  const reach = median(reached);
  return {
    ...who,
    rate: median(rates),
    cpu: median(samples.map((it) => (it.serverSeconds * MICROSECONDS) / it.deliveries)),
    p50: median(samples.map((it) => it.p50)),
    p99: median(samples.map((it) => it.p99)),
    fairness: median(samples.map((it) => it.fairness)),
    bytes: median(samples.map((it) => it.bytes / it.deliveries)),
    server: median(samples.map((it) => it.serverSeconds / it.seconds)),
    load: median(samples.map((it) => it.loadSeconds / it.seconds)),
    noise: Math.max(...rates) / Math.min(...rates) - 1,
    joined: median(samples.map((it) => it.joined)),
    joinSeconds: median(samples.map((it) => it.joinSeconds)),
    reach: Number.isFinite(reach) ? reach : null,
    lags: median(samples.map((it) => it.lags)),
    ended: median(samples.map((it) => it.ended)),
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
