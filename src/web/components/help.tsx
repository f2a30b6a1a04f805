/**
 * The keys, for who wants to put the mouse away.
 */
import { words } from "../words/index.ts";
import { Sheet } from "./sheet.tsx";

/** As they are written on the keys, which no language changes. */
const KEYS: readonly (readonly [act: keyof typeof words.keys.acts, ...keys: string[]])[] = [
  ["send", "Enter"],
  ["break", "Shift", "Enter"],
  ["complete", "Tab"],
  ["write", "/"],
  ["back", "Esc"],
  ["walk", "↑", "↓"],
  ["jump", "PgUp", "PgDn"],
  ["ends", "Home", "End"],
  ["help", "?"],
];

export function Help({ onClose }: { onClose: () => void }) {
  return (
    <Sheet label={words.keys.title} onClose={onClose}>
      <section class="help">
        <h2 class="label">{words.keys.title}</h2>
        <dl>
          {KEYS.map(([act, ...keys]) => (
            <div key={act}>
              <dt>{words.keys.acts[act]}</dt>
              <dd>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </section>
    </Sheet>
  );
}
