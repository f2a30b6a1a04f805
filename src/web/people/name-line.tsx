/**
 * The user's own name, and the way to change it. Reading and writing are possible before choosing a name.
 */
import { useState } from "preact/hooks";
import { useLater } from "../loading/use-later.ts";
import { laterPart } from "../ui/later-part.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { Sentence } from "../ui/sentence.tsx";

const nameForm = laterPart(() => import("./name-form.tsx"));

interface NameLineProps {
  readonly name: string;
  /** Whether the name was offered and not chosen. Then it is made noticeable. */
  readonly isOffered: boolean;
  readonly onChange: (name: string) => void;
  /** Leads back when nothing was changed. */
  readonly onCancel: () => void;
  readonly onHelp: () => void;
}

export function NameLine({ name, isOffered, onChange, onCancel, onHelp }: NameLineProps) {
  const [isEditing, setIsEditing] = useState(false);
  const kit = useLater(nameForm, isEditing);
  if (kit) {
    return (
      <kit.NameForm
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
