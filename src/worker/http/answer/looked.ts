/**
 * Answers with what was read from a room, or with the time to wait. A reader with several reads waits in
 * between.
 */
import type { Looked } from "../../../room/asking/reading.ts";
import type { Reply, RouteContext } from "./route.ts";
import { refuse } from "./problems.ts";

export function shown<T>(c: RouteContext, looked: Looked<T>, show: (value: T) => Reply): Reply {
  if (looked.ok) return show(looked.value);
  return refuse(c, "slow-down", { retryAfter: looked.retryAfter });
}

/**
 * Reads as soon as the caller's limit allows.
 *
 * @returns `undefined` once nobody waits for it any more
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
