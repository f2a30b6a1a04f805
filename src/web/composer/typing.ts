/**
 * Who is writing, from what their pages signal.
 */
import type { HeardSignal, Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { TYPING_SIGNAL } from "./typing-signal.ts";

/** More than this are only "several": names that change all the time are not read. */
const NAMED = 2;

/** Until when each is taken to be writing, milliseconds since 1970. */
export type Typists = ReadonlyMap<MemberId, number>;

export const NOBODY_TYPES: Typists = new Map();

export function typing(typists: Typists, { kind, by }: HeardSignal, now: number): Typists {
  if (kind !== TYPING_SIGNAL.kind) return typists;
  return new Map([...stillTyping(typists, now), [by, now + TYPING_SIGNAL.holdsFor]]);
}

/** A member who has said it is done writing it. The same value if that changes nothing. */
export function spoken(typists: Typists, authors: ReadonlySet<MemberId>): Typists {
  const left = [...typists].filter(([by]) => !authors.has(by));
  return left.length === typists.size ? typists : new Map(left);
}

export function stillTyping(typists: Typists, now: number): Typists {
  const left = [...typists].filter(([, until]) => until > now);
  return left.length === typists.size ? typists : new Map(left);
}

/** Whom to name: one or two members, `several`, or nobody. */
export function typistsOf(
  typists: Typists,
  members: readonly Member[],
  you: MemberId | undefined,
): readonly Member[] | "several" {
  // Our other tabs are no news, and a member who has gone writes no more.
  const here = members.filter(({ id }) => id !== you && typists.has(id));
  return here.length > NAMED ? "several" : here;
}
