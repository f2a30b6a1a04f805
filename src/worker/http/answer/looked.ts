/**
 * What a room was asked to read: shown at once, or told when to ask again. What takes several looks waits in
 * between.
 */
import type { Looked } from "../../../room/asking/reading.ts";
import type { Reply, RouteContext } from "../route.ts";
import { refuse } from "./problems.ts";

export function shown<T>(c: RouteContext, looked: Looked<T>, show: (value: T) => Reply): Reply {
  if (looked.ok) return show(looked.value);
  return refuse(c, "slow-down", { retryAfter: looked.retryAfter });
}

/**
 * Looks until it is the looker's turn.
 *
 * @returns `undefined` once nobody wants to know any more
 */
export async function patiently<T>(
  look: () => Promise<Looked<T>>,
  isWanted: () => boolean,
): Promise<T | undefined> {
  while (isWanted()) {
    const looked = await look();
    if (looked.ok) return looked.value;
    await new Promise((resolve) => setTimeout(resolve, looked.retryAfter * 1_000));
  }
  return undefined;
}
