/**
 * How often a property is tried: `npm run properties -- --times 20` tries each twenty times as often.
 *
 *     fc.assert(fc.property(texts, …), tries(500));
 *
 * A failure prints its seed and path; `--seed` tries the same again.
 */
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    readonly properties: { readonly times: number; readonly seed?: number };
  }
}

/** @param usual how often a property is tried in `npm test` */
export function tries(usual = 100): { numRuns: number; seed?: number } {
  const { times, seed } = inject("properties");
  const numRuns = usual * times;
  return seed === undefined ? { numRuns } : { numRuns, seed };
}
