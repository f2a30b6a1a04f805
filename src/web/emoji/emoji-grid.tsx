/**
 * Emoji in rows, with one tab stop, and the arrow keys from there on.
 */
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { Emoji } from "./emojis.ts";
import { COLUMNS, stepIn } from "./grid.ts";
import { language, words } from "../words/index.ts";

interface EmojiGridProps {
  readonly grid: RefObject<HTMLDivElement | null>;
  readonly emojis: readonly Emoji[];
  readonly onPick: (char: string) => void;
  /** Called when the user moves up from the first row. */
  readonly onLeave: () => void;
}

export function EmojiGrid({ grid, emojis, onPick, onLeave }: EmojiGridProps) {
  const [place, setPlace] = useState(0);
  const step = (event: KeyboardEvent): void => {
    const next = stepIn(emojis.length, place, event.key, language.dir);
    if (next === undefined) return;
    event.preventDefault();
    if (next < 0) return onLeave();
    setPlace(next);
    grid.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      ref={grid}
      class="emoji-grid"
      role="grid"
      tabIndex={-1}
      aria-label={words.emoji.open}
      onKeyDown={step}
    >
      {rowsOf(emojis).map((row, index) => (
        <div key={index} role="row">
          {row.map((emoji, column) => {
            const here = index * COLUMNS + column;
            return (
              <button
                key={emoji.char}
                type="button"
                role="gridcell"
                tabIndex={here === place ? 0 : -1}
                aria-label={emoji.label}
                title={`:${emoji.names[0] ?? ""}:`}
                onFocus={() => setPlace(here)}
                onClick={() => onPick(emoji.char)}
              >
                {emoji.char}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function rowsOf(emojis: readonly Emoji[]): Emoji[][] {
  return Array.from({ length: Math.ceil(emojis.length / COLUMNS) }, (_, row) =>
    emojis.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
}
