/**
 * What somebody reads in a list, and where on the screen: it stays there, whatever appears above it, goes from there or
 * changes its height. The browser's own anchoring does nothing at the very top, where this is needed most; it is off in
 * the styles.
 */
import { type MessageRef, nodes } from "../../messages/message-nodes.ts";

export interface Sight {
  /** The first message that begins in sight. Not its node: when older messages join its group, it gets another. */
  readonly ref: MessageRef;
  /** Pixels below the upper edge of the list. */
  readonly top: number;
  /** How far the list was scrolled then; `undefined` once one has been elsewhere. */
  readonly scrolled?: number;
}

/** What is in sight now; `undefined` of a list without messages. */
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
 * Puts what was in sight back where it was, but for what one has scrolled since; tells what is in sight now. Who went up before
 * anybody looked is where they are.
 */
export function keepSight(list: HTMLElement, sight: Sight | undefined): Sight | undefined {
  if (sight === undefined) return sightOf(list);
  const message = nodes.nodeOf(sight.ref);
  // What is not there yet may still come.
  if (message === undefined) return sight.scrolled === undefined ? sight : sightOf(list);
  const { scrolled = Infinity } = sight;
  const end = list.scrollHeight - list.clientHeight;
  // Further than one can scroll: it was not a person who went back from there.
  const since = scrolled > end ? 0 : list.scrollTop - scrolled;
  const moved = topIn(list, message) - (sight.top - since);
  if (Math.abs(moved) >= 1) list.scrollTop += moved;
  return { ref: sight.ref, top: topIn(list, message), scrolled: list.scrollTop };
}

function topIn(list: HTMLElement, message: Element): number {
  return message.getBoundingClientRect().top - list.getBoundingClientRect().top;
}
