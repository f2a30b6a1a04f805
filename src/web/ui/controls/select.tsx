/**
 * A choice of several options, of which only the chosen one is visible.
 */
import { useId } from "preact/hooks";

interface SelectProps<T extends string | number> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Each with its label. */
  readonly choices: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (choice: T) => void;
}

export function Select<T extends string | number>({
  label,
  hint,
  choices,
  chosen,
  onChoose,
}: SelectProps<T>) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <div class="select">
        <select
          id={id}
          class="field"
          value={chosen}
          onChange={(event) => {
            const choice = choices[event.currentTarget.selectedIndex]?.[0];
            if (choice !== undefined) onChoose(choice);
          }}
        >
          {choices.map(([choice, its]) => (
            <option key={choice} value={choice}>
              {its}
            </option>
          ))}
        </select>
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </div>
  );
}
