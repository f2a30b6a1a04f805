/**
 * A room's topic, for any member who wants to set it.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { typedLine } from "../../client/typed-text.ts";
import { TEXT_AT_MOST } from "./topic-entry.ts";
import { more, words } from "../words/index.ts";

interface TopicProps {
  /** The level that suits its surroundings. */
  readonly Heading?: "h2" | "h4";
  readonly topic: string | undefined;
  /** `undefined` removes it. Absent for a user who may only read it. */
  readonly onChange: ((topic: string | undefined) => void) | undefined;
}

export function Topic({ Heading = "h2", topic, onChange }: TopicProps) {
  const [isEditing, setIsEditing] = useState(false);
  const its = more.sharing;
  if (topic === undefined && onChange === undefined) return null;
  if (isEditing && onChange !== undefined) {
    return (
      <TopicForm
        topic={topic ?? ""}
        onSave={(text) => {
          setIsEditing(false);
          if (text !== (topic ?? "")) onChange(text === "" ? undefined : text);
        }}
        onCancel={() => setIsEditing(false)}
      />
    );
  }
  return (
    <div class="topic-now">
      <Heading class="label">{its.topic}</Heading>
      {onChange !== undefined && (
        <button type="button" class="quiet" onClick={() => setIsEditing(true)}>
          {topic === undefined ? its.setTopic : words.name.change}
        </button>
      )}
      {topic !== undefined && (
        <p>
          <bdi>{topic}</bdi>
        </p>
      )}
    </div>
  );
}

interface TopicFormProps {
  readonly topic: string;
  readonly onSave: (topic: string) => void;
  readonly onCancel: () => void;
}

function TopicForm({ topic, onSave, onCancel }: TopicFormProps) {
  const [text, setText] = useState(topic);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  return (
    <form
      class="topic-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(typedLine(text));
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        // A sheet around this stays open.
        event.preventDefault();
        onCancel();
      }}
    >
      <label class="label" for="topic">
        {more.sharing.topic}
      </label>
      <input
        ref={field}
        id="topic"
        class="field"
        dir="auto"
        value={text}
        maxLength={TEXT_AT_MOST}
        onInput={(event) => setText(event.currentTarget.value)}
        autocomplete="off"
        enterkeyhint="done"
      />
      <button class="button second">{more.name.save}</button>
      <button type="button" class="quiet" onClick={onCancel}>
        {more.name.cancel}
      </button>
    </form>
  );
}
