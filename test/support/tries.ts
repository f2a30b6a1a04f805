/**
 * How many cases a property test runs. `npm run properties -- --times 20` runs twenty times as many.
 *
 *     fc.assert(fc.property(texts, …), tries(500));
 *
 * A failure prints its seed and path. `--seed` runs the same cases again.
 */
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly properties: { readonly times: number; readonly seed?: number };
  }
}

/** @param usual how many cases `npm test` runs */
export function tries(usual = 100): { numRuns: number; seed?: number } {
  const { times, seed } = inject("properties");
  const numRuns = usual * times;
  return seed === undefined ? { numRuns } : { numRuns, seed };
}
