/**
 * A new password for the room. Its server never sees the password: the key is derived here.
 */
import { useState } from "preact/hooks";
import type { RoomView } from "../../../client/index.ts";
import { hashOfKey, keyOfPassword } from "../../../client/keys.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { useActs, whyNot } from "../../owning/use-acts.ts";
import { serverOrigin } from "../../browser/server.ts";
import { more } from "../../words/index.ts";

interface PasswordProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly onSet: () => void;
}

export function Password({ room, name, onSet }: PasswordProps) {
  const its = more.room;
  const { ask, refusal } = useActs(room);
  const [text, setText] = useState("");
  const [progress, setProgress] = useState<"typing" | "setting" | "set">("typing");
  // Trimmed, as the door does.
  const password = text.trim();
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (password === "" || progress === "setting") return;
    setProgress("setting");
    const key = await keyOfPassword(password, serverOrigin, name);
    const { isDone } = await ask({ act: "password", hash: await hashOfKey(key) });
    setProgress(isDone ? "set" : "typing");
    if (!isDone) return;
    setText("");
    onSet();
  };
  return (
    <form class="setting" onSubmit={save}>
      <label for="room-password">{its.password}</label>
      <div class="setting-row">
        <input
          id="room-password"
          class="field"
          dir="auto"
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setProgress("typing");
          }}
          aria-describedby="room-password-hint"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="done"
        />
        <button class="button second">
          {progress === "setting" ? its.setting : its.setPassword}
        </button>
      </div>
      <p class="hint" id="room-password-hint" role="status">
        {progress === "set" ? its.passwordSet : (whyNot(refusal) ?? its.passwordHint)}
      </p>
    </form>
  );
}
