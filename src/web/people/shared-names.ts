/**
 * Names that several members share, or that look like another member's.
 */
import { skeletonOf } from "../../protocol/names/skeleton.ts";
import type { Member, Message } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";

/**
 * The names that several members share, present or in `messages`, or that look like another's; as they are
 * written.
 */
export function sharedNames(
  members: readonly Member[],
  messages: readonly Message[],
): ReadonlySet<string> {
  // A busy room has few names and many messages, so each name is examined once.
  const keys = new Map<string, string>();
  const owners = new Map<string, Set<MemberId>>();
  const own = (name: string, id: MemberId): void => {
    const key = keys.get(name) ?? skeletonOf(name);
    keys.set(name, key);
    owners.set(key, (owners.get(key) ?? new Set()).add(id));
  };
  for (const { id, name } of members) own(name, id);
  for (const { by, name } of messages) own(name, by);
  const isShared = ([, key]: [string, string]): boolean => (owners.get(key)?.size ?? 0) > 1;
  return new Set([...keys].filter(isShared).map(([name]) => name));
}
