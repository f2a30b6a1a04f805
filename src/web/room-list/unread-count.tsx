/**
 * How many messages somebody has not read; nothing where there are none.
 */
import { number, words } from "../words/index.ts";

/** More is as good as any number; a room that one is not in counts no more than one more. */
const COUNTED = 99;

export function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span class="unread-count" role="img" aria-label={words.pill.unread(count)}>
      {count > COUNTED ? `${number(COUNTED)}+` : number(count)}
    </span>
  );
}
