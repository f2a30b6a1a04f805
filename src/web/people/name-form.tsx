/**
 * The form in which the user changes their name.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { cleanName } from "../../protocol/names/names.ts";
import { more } from "../words/index.ts";

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

export function NameForm({ name, onSave, onCancel }: NameFormProps) {
  const [text, setText] = useState(name);
  const [isBad, setIsBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The user asked to type, so the keyboard may open.
  useLayoutEffect(() => field.current?.select(), []);
  const save = (event: Event): void => {
    event.preventDefault();
    const chosen = cleanName(text);
    if (chosen === undefined) return setIsBad(true);
    onSave(chosen);
  };
  return (
    <form
      class="name-form"
      onSubmit={save}
      onKeyDown={(event) => event.key === "Escape" && !event.isComposing && onCancel()}
    >
      <input
        ref={field}
        class="field"
        dir="auto"
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setIsBad(false);
        }}
        aria-label={more.name.label}
        aria-invalid={isBad}
        aria-describedby={isBad ? "name-bad" : undefined}
        autocomplete="nickname"
        enterkeyhint="done"
      />
      <button class="button">{more.name.save}</button>
      <button type="button" class="quiet" onClick={onCancel}>
        {more.name.cancel}
      </button>
      {isBad && (
        <p class="warning" id="name-bad" role="alert">
          {more.name.bad}
        </p>
      )}
    </form>
  );
}
