/**
 * A setting that is on or off.
 */
interface ToggleProps {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}

export function Toggle({ label, hint, isOn, onTurn }: ToggleProps) {
  return (
    <label class="toggle">
      <span>
        {label}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => onTurn(event.currentTarget.checked)}
      />
    </label>
  );
}
