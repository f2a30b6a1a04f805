/**
 * Deletes the room, for everybody and for good. To confirm, the owner types its name or a given word.
 */
import { useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { useActs, whyNot } from "../owning/use-acts.ts";
import { nameGiven, titleGiven } from "../rooms/room-title.ts";
import { isOneOf, isTypable } from "./sure.ts";
import { more } from "../words/index.ts";
import { Sentence } from "../ui/sentence.tsx";
import { Warning } from "../ui/warning.tsx";

interface DeleteRoomProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly onDeleted: () => void;
}

export function DeleteRoom({ room, name, onDeleted }: DeleteRoomProps) {
  const { ask, refusal } = useActs(room);
  const [text, setText] = useState("");
  const its = more.deleting;
  const called = nameGiven(name, titleGiven(room.state.entries));
  const isCalled = called !== undefined && isTypable(called);
  // Also as in the address, which may be all that the owner remembers of a room with a title.
  const isSure = isOneOf(text, [its.word, ...(isCalled ? [called, name] : [])]);
  const wipe = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (!isSure) return;
    const { isDone } = await ask({ act: "wipe" });
    // The room is usually gone before it could answer.
    if (isDone || room.state.connection.status === "closed") onDeleted();
  };
  return (
    <form class="setting" onSubmit={wipe}>
      <p>{its.detail}</p>
      <label class="setting">
        <span>
          <Sentence
            text={isCalled ? its.typeEither : its.type}
            with={{
              name: <bdi class="name">{called}</bdi>,
              word: <bdi class="name">{its.word}</bdi>,
            }}
          />
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
      <Warning>{whyNot(refusal)}</Warning>
    </form>
  );
}
