/**
 * The number of unread messages; nothing if there are none.
 */
import { number, words } from "../words/index.ts";

/** Larger numbers say no more, and a room that the page is not in counts no further than one more. */
const COUNTED = 99;

export function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="unread-count" role="img" aria-label={words.pill.unread(count)}>
      {count > COUNTED ? `${number(COUNTED)}+` : number(count)}
    </span>
  );
}
