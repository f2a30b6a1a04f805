/**
 * Who is typing, from the signals of their pages.
 */
import type { HeardSignal, Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { TYPING_SIGNAL } from "./typing-signal.ts";

/** With more than this it is only "several": names that change all the time are not read. */
const NAMED = 2;

/** Until when each member counts as typing, in milliseconds since 1970. */
export type Typists = ReadonlyMap<MemberId, number>;

export const NOBODY_TYPES: Typists = new Map();

export function typing(typists: Typists, { kind, by }: HeardSignal, now: number): Typists {
  if (kind !== TYPING_SIGNAL.kind) return typists;
  return new Map([...stillTyping(typists, now), [by, now + TYPING_SIGNAL.holdsFor]]);
}

/** A member whose message has arrived has finished typing it. Returns the same value if nothing changes. */
export function spoken(typists: Typists, authors: ReadonlySet<MemberId>): Typists {
  const left = [...typists].filter(([by]) => !authors.has(by));
  return left.length === typists.size ? typists : new Map(left);
}

export function stillTyping(typists: Typists, now: number): Typists {
  const left = [...typists].filter(([, until]) => until > now);
  return left.length === typists.size ? typists : new Map(left);
}

/** Whom to show: one or two members, `several`, or nobody. */
export function typistsOf(
  typists: Typists,
  members: readonly Member[],
  you: MemberId | undefined,
): readonly Member[] | "several" {
  // The user's own tabs are no news, and a member who has left does not type.
  const here = members.filter(({ id }) => id !== you && typists.has(id));
  return here.length > NAMED ? "several" : here;
}
