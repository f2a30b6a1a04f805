/**
 * Ends the room, for everybody and for good. Nobody does that by a slip: its name is typed first.
 */
import { useState } from "preact/hooks";
import type { Room } from "../../../client/index.ts";
import { useActs, whyNot } from "../../hooks/use-acts.ts";
import { more } from "../../words/index.ts";
import { Sentence } from "../sentence.tsx";

interface DeleteRoomProps {
  readonly room: Room;
  readonly title: string;
  readonly onDeleted: () => void;
}

export function DeleteRoom({ room, title, onDeleted }: DeleteRoomProps) {
  const { ask, refusal } = useActs(room);
  const [text, setText] = useState("");
  const its = more.deleting;
  const isSure = text.trim() === title;
  const wipe = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isSure) return;
    const { isDone } = await ask({ act: "wipe" });
    // Mostly the room is gone before it could answer.
    if (isDone || room.state.connection.status === "closed") onDeleted();
  };
  return (
    <form class="setting" onSubmit={wipe}>
      <p>{its.detail}</p>
      <label class="setting">
        <span>
          <Sentence text={its.type} with={{ name: <bdi class="name">{title}</bdi> }} />
        </span>
        <input
          class="field"
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
        />
      </label>
      <button class="button danger" disabled={!isSure}>
        {its.act}
      </button>
      <p class="warning hint" role="status">
        {whyNot(refusal)}
      </p>
    </form>
  );
}
