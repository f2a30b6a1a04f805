/**
 * A choice of a few options, all of them visible.
 */
import { useId } from "preact/hooks";

interface ChoiceProps<T extends string> {
  readonly label: string;
  /** Each with its label. */
  readonly choices: readonly (readonly [T, string])[];
  readonly chosen: T;
  readonly onChoose: (choice: T) => void;
}

export function Choice<T extends string>({ label, choices, chosen, onChoose }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      <div class="choice-options">
        {choices.map(([choice, its]) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              checked={choice === chosen}
              onChange={() => onChoose(choice)}
            />
            <span>{its}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
