/**
 * Which of the messages that are known stand in the document, and which need not be known any longer: of a long history
 * only what somebody reads costs anything.
 */
import { type Message, indexFrom } from "../../../client/index.ts";
import type { Seq } from "../../../protocol/ids.ts";

/** Which of the known messages are drawn: from one index up to, not including, another. */
export interface Drawn {
  readonly start: number;
  readonly end: number;
}

/** What somebody who reads further up keeps before their eyes: whatever is said meanwhile, from here to there. */
export interface HeldRange {
  readonly from: Seq;
  readonly to: Seq;
}

/** Messages drawn at the end: several screens, and little work for a slow phone. */
const DRAWN = 200;
/** The oldest are let go this many at a time, so that the first row does not change with every message. */
const LET_GO = 50;
/** Messages that come into the document when somebody scrolls to where it ends. */
const DRAWN_MORE = 100;
/** Messages in the document while somebody goes through it: what comes in at one side is let go of at the other. */
const DRAWN_AT_MOST = 300;
/** Messages known at least; as many again are kept before the oldest are forgotten. */
const KNOWN = 1_000;

/** The newest messages, or what is `held`: then no more of what is newer than one can scroll to at once. */
export function drawnOf(messages: readonly Message[], held?: HeldRange): Drawn {
  const end = messages.length;
  const start = Math.max(0, Math.ceil((end - DRAWN) / LET_GO) * LET_GO);
  if (held === undefined) return { start, end };
  return {
    start: Math.min(start, indexFrom(messages, held.from)),
    end: Math.min(end, indexFrom(messages, held.to + 1) + DRAWN_MORE),
  };
}

/** What is held when somebody leaves the end. */
export function heldAt(messages: readonly Message[], { start, end }: Drawn): HeldRange {
  return { from: messages[start]?.seq ?? 0, to: messages[end - 1]?.seq ?? 0 };
}

/** With more of what is `older` or `newer` than what is drawn, and less of what is furthest from it. */
export function heldMore(
  messages: readonly Message[],
  held: HeldRange,
  which: "older" | "newer",
): HeldRange {
  const { start, end } = drawnOf(messages, held);
  if (which === "older") {
    const first = Math.max(0, start - DRAWN_MORE);
    const last = messages[first + DRAWN_AT_MOST - DRAWN_MORE - 1]?.seq ?? held.to;
    return { from: messages[first]?.seq ?? 0, to: Math.min(held.to, last) };
  }
  const first = Math.max(start, Math.min(end + DRAWN_MORE, messages.length) - DRAWN_AT_MOST);
  return { from: messages[first]?.seq ?? 0, to: messages[end - 1]?.seq ?? 0 };
}

/**
 * The oldest message to keep in mind while somebody is at the end; `undefined` while there is nothing to forget. What is
 * drawn stays the same.
 */
export function knownFrom(messages: readonly Message[]): Seq | undefined {
  if (messages.length < 2 * KNOWN) return undefined;
  return messages[Math.floor((messages.length - KNOWN) / LET_GO) * LET_GO]?.seq;
}
