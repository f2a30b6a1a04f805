/**
 * The message that a reader sees first, and its position on the screen. It stays there, whatever appears,
 * disappears or changes its height above it. The browser's own scroll anchoring does not work at the very
 * top, where it is needed most, so the styles turn it off.
 */
import { type MessageRef, nodes } from "../../messages/message-nodes.ts";

export interface Sight {
  /**
   * The first message that begins in view. Not its node, which is replaced when older messages join its
   * group.
   */
  readonly ref: MessageRef;
  /** Pixels below the upper edge of the list. */
  readonly top: number;
  /** The list's scroll position at that time; `undefined` once the reader has been elsewhere. */
  readonly scrolled?: number;
}

/** The current sight; `undefined` in a list without messages. */
export function sightOf(list: HTMLElement): Sight | undefined {
  const messages = list.querySelectorAll<HTMLElement>(".message");
  let low = 0;
  let high = messages.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const message = messages[middle];
    if (message !== undefined && topIn(list, message) < 0) low = middle + 1;
    else high = middle;
  }
  const message = messages[low];
  const ref = nodes.refAt(message ?? null);
  if (message === undefined || ref === undefined) return undefined;
  return { ref, top: topIn(list, message), scrolled: list.scrollTop };
}

/**
 * Moves the message back to its position, apart from what the reader has scrolled since. Returns the current
 * sight. A reader who scrolled up before the first call is where they are.
 */
export function keepSight(list: HTMLElement, sight: Sight | undefined): Sight | undefined {
  if (sight === undefined) return sightOf(list);
  const message = nodes.nodeOf(sight.ref);
  // A message that is not there may still load.
  if (message === undefined) return sight.scrolled === undefined ? sight : sightOf(list);
  const { scrolled = Infinity } = sight;
  const end = list.scrollHeight - list.clientHeight;
  // Beyond the scroll range, so the browser moved the list and not the reader.
  const since = scrolled > end ? 0 : list.scrollTop - scrolled;
  const moved = topIn(list, message) - (sight.top - since);
  if (Math.abs(moved) >= 1) list.scrollTop += moved;
  return { ref: sight.ref, top: topIn(list, message), scrolled: list.scrollTop };
}

function topIn(list: HTMLElement, message: Element): number {
  return message.getBoundingClientRect().top - list.getBoundingClientRect().top;
}
