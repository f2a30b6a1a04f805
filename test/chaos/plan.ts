/**
 * What goes wrong in a run, and when: chosen by the seed alone, so that it can be repeated.
 */
import { Chance } from "./chance.ts";
import type { Fault } from "./line.ts";

export type Mishap =
  | {
      readonly kind: "line";
      readonly fault: Fault;
      readonly whose: number | "all";
      readonly lasts: number;
    }
  /** A page is closed and opened again, with the outbox that it left. */
  | { readonly kind: "reload"; readonly whose: number }
  /** SIGKILL of the server, and its start on the same storage. */
  | { readonly kind: "kill" };

export interface Planned {
  /** When so many messages were said. */
  readonly after: number;
  readonly mishap: Mishap;
}

export interface Dimensions {
  readonly messages: number;
  readonly clients: number;
  readonly faults: number;
  /** How many of the faults are kills. */
  readonly kills: number;
  readonly seed: number;
}

/** Milliseconds that a fault lasts at most: shorter than the grace, so that nobody need be seen to leave. */
const LASTS_AT_MOST = 6_000;
const DELAY_AT_MOST = 1_500;
const SLICE_AT_MOST = 48;
/** One in so many faults of the line hits everybody's. */
const ALL_ONE_IN = 12;

export function plan(dimensions: Dimensions): Planned[] {
  const { messages, clients, faults, kills, seed } = dimensions;
  const chance = new Chance(seed);
  const others = Array.from({ length: Math.max(0, faults - kills) }, () => {
    const after = chance.below(messages);
    return { after, mishap: mishap(chance, clients) };
  });
  // Spread evenly, each somewhere in its share of the run: a restart takes seconds.
  const killed = Array.from({ length: kills }, (_, i): Planned => {
    const after = Math.floor(((i + chance.next()) * messages) / kills);
    return { after, mishap: { kind: "kill" } };
  });
  return [...others, ...killed].toSorted((a, b) => a.after - b.after);
}

function mishap(chance: Chance, clients: number): Mishap {
  const whose = chance.below(clients);
  if (chance.below(7) === 0) return { kind: "reload", whose };
  const lasts = chance.between(100, LASTS_AT_MOST);
  const scope = chance.below(ALL_ONE_IN) === 0 ? "all" : whose;
  return { kind: "line", fault: fault(chance), whose: scope, lasts };
}

function fault(chance: Chance): Fault {
  const kind = chance.pick(["cut", "reset", "delay", "slice", "black-hole", "half-open"]);
  switch (kind) {
    case "cut":
    case "reset":
    case "black-hole":
      return { kind };
    case "delay":
      return { kind, milliseconds: chance.between(5, DELAY_AT_MOST) };
    case "slice":
      return { kind, bytes: chance.between(1, SLICE_AT_MOST) };
    case "half-open":
      return { kind, swallows: chance.pick(["up", "down"]) };
  }
}
