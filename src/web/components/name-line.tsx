/**
 * Who you are here, and the way to be somebody else. One may read, and write, before choosing a name.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { cleanName } from "../../protocol/names.ts";
import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";
import { Sentence } from "./sentence.tsx";

interface NameLineProps {
  readonly name: string;
  /** Whether the name was offered and not chosen: then it asks to be noticed. */
  readonly isOffered: boolean;
  readonly onChange: (name: string) => void;
  /** The place to go back to, when nothing was changed. */
  readonly onCancel: () => void;
  readonly onHelp: () => void;
}

export function NameLine({ name, isOffered, onChange, onCancel, onHelp }: NameLineProps) {
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) {
    return (
      <NameForm
        name={name}
        onSave={(chosen) => {
          onChange(chosen);
          setIsEditing(false);
        }}
        onCancel={() => {
          setIsEditing(false);
          onCancel();
        }}
      />
    );
  }
  return (
    <p class={isOffered ? "name-line offered" : "name-line"}>
      <span class="who">
        <Sentence text={words.name.prompt} with={{ who: <bdi class="name">{name}</bdi> }} />
      </span>
      <button type="button" class="quiet" onClick={() => setIsEditing(true)}>
        {isOffered ? words.name.choose : words.name.change}
      </button>
      <button
        type="button"
        class="icon-button help-button"
        aria-label={words.keys.open}
        title={`${words.keys.open} (?)`}
        aria-haspopup="dialog"
        onClick={onHelp}
      >
        <Icon name="keys" />
      </button>
    </p>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

function NameForm({ name, onSave, onCancel }: NameFormProps) {
  const [text, setText] = useState(name);
  const [isBad, setIsBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // They asked to type: the keyboard may open.
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
        aria-label={words.name.label}
        aria-invalid={isBad}
        aria-describedby={isBad ? "name-bad" : undefined}
        autocomplete="nickname"
        enterkeyhint="done"
      />
      <button class="button">{words.name.save}</button>
      <button type="button" class="quiet" onClick={onCancel}>
        {words.name.cancel}
      </button>
      {isBad && (
        <p class="warning" id="name-bad" role="alert">
          {words.name.bad}
        </p>
      )}
    </form>
  );
}
