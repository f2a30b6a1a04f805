/**
 * Which known messages are drawn, and which can be forgotten: of a long history, only the part being read
 * costs anything.
 */
import { type Message, indexFrom } from "../../../client/index.ts";
import type { Seq } from "../../../protocol/ids.ts";

/** Which known messages are drawn: from one index up to, but not including, another. */
export interface Drawn {
  readonly start: number;
  readonly end: number;
}

/** What a reader further up keeps in view, whatever is sent meanwhile. */
export interface HeldRange {
  readonly from: Seq;
  readonly to: Seq;
}

/** Messages drawn at the end: several screens, and little work for a slow phone. */
const DRAWN = 200;
/** The oldest are dropped this many at a time, so that the first row does not change with every message. */
const LET_GO = 50;
/** How many messages are drawn when a reader reaches the edge of the drawn part. */
const DRAWN_MORE = 100;
/** The most that are drawn while a reader scrolls: what is added at one side is dropped at the other. */
const DRAWN_AT_MOST = 300;
/** How many messages are kept at least. Twice as many are kept before the oldest are forgotten. */
const KNOWN = 1_000;

/**
 * The newest messages, or those that are `held`, with no more newer ones than a reader can scroll to at once.
 */
export function drawnOf(messages: readonly Message[], held?: HeldRange): Drawn {
  const end = messages.length;
  const start = Math.max(0, Math.ceil((end - DRAWN) / LET_GO) * LET_GO);
  if (held === undefined) return { start, end };
  return {
    start: Math.min(start, indexFrom(messages, held.from)),
    end: Math.min(end, indexFrom(messages, held.to + 1) + DRAWN_MORE),
  };
}

/** What is held when a reader leaves the end. */
export function heldAt(messages: readonly Message[], { start, end }: Drawn): HeldRange {
  return { from: messages[start]?.seq ?? 0, to: messages[end - 1]?.seq ?? 0 };
}

/** Adds messages that are `older` or `newer` than the drawn ones, and drops those furthest from them. */
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
 * The oldest message to keep while the reader is at the end; `undefined` while nothing can be forgotten. The
 * drawn part stays the same.
 */
export function knownFrom(messages: readonly Message[]): Seq | undefined {
  if (messages.length < 2 * KNOWN) return undefined;
  return messages[Math.floor((messages.length - KNOWN) / LET_GO) * LET_GO]?.seq;
}
