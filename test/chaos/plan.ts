/**
 * What fails in a run, and when. The seed alone decides it, so a run can be repeated.
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
  /** A page is closed and opened again with the outbox that it left. */
  | { readonly kind: "reload"; readonly whose: number }
  /** The server is killed with SIGKILL and started again on the same storage. */
  | { readonly kind: "kill" };

export interface Planned {
  /** How many messages were sent before it happens. */
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

/**
 * The longest that a fault lasts, in milliseconds: shorter than the grace, so that no member need be seen to
 * leave.
 */
const LASTS_AT_MOST = 6_000;
const DELAY_AT_MOST = 1_500;
const SLICE_AT_MOST = 48;
/** One in this many faults of a line hits everybody's line. */
const ALL_ONE_IN = 12;

export function plan(dimensions: Dimensions): Planned[] {
  const { messages, clients, faults, kills, seed } = dimensions;
  const chance = new Chance(seed);
  const others = Array.from({ length: Math.max(0, faults - kills) }, () => {
    const after = chance.below(messages);
    return { after, mishap: mishap(chance, clients) };
  });
  // Spread evenly, each at a random point of its share of the run, because a restart takes seconds.
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
