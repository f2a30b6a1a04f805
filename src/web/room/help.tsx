/**
 * The keyboard shortcuts, for users without a mouse.
 */
import type { MoreWords } from "../words/catalogue.ts";
import { more } from "../words/index.ts";
import { Sheet } from "../ui/sheet.tsx";

/** As they are written on the keys, which no language changes. */
const KEYS: readonly (readonly [act: keyof MoreWords["keys"]["acts"], ...keys: string[]])[] = [
  ["send", "Enter"],
  ["break", "Shift", "Enter"],
  ["complete", "Tab"],
  ["write", "/"],
  ["back", "Esc"],
  ["walk", "↑", "↓"],
  ["jump", "PgUp", "PgDn"],
  ["ends", "Home", "End"],
  ["tools", "Enter"],
  ["copy", "C"],
  ["erase", "Del"],
  ["help", "?"],
];

export function Help({ onClose }: { onClose: () => void }) {
  const { title, acts } = more.keys;
  return (
    <Sheet label={title} kind="help-sheet" onClose={onClose}>
      <section class="help">
        <h2 class="label">{title}</h2>
        <dl>
          {KEYS.map(([act, ...keys]) => (
            <div key={act}>
              <dt>{acts[act]}</dt>
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
