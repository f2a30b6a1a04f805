/**
 * Reading over HTTP, as fast as it is answered.
 */
import { ask, flood, refusalIn } from "../requests.ts";
import { newToken } from "../secrets.ts";
import { ATTACKER, FULL } from "../stage.ts";
import type { Attack } from "./attack.ts";

/** Streams that last a second each. With fewer at a time, the attack would wait for itself. */
const TAILS = 64;

export const reads: readonly Attack[] = [
  reading("/export?mine", () => ({ Authorization: `Bearer ${newToken()}` })),
  reading("/export"),
  reading("?limit=500", () => ({ Accept: "application/json" })),
  reading("/state"),
  reading("/tail?after=0&for=1", () => ({}), TAILS),
];

function reading(
  what: string,
  headers: () => Readonly<Record<string, string>> = () => ({}),
  atOnce?: number,
): Attack {
  const path = `/r/${FULL}${what}`;
  return {
    name: `reading ${what}`,
    room: () => FULL,
    run: ({ port, tally, ...span }) =>
      flood(
        span,
        tally,
        async () => refusalIn(await ask(port, ATTACKER, { path, headers: headers() })),
        atOnce,
      ),
  };
}
