/**
 * A room by its name: what one types becomes a link while one types it.
 */
import { useState } from "preact/hooks";
import { suggestRoomName } from "../../protocol/names.ts";
import { go } from "../navigation.ts";
import { linkTo, pathOf } from "../server.ts";
import { words } from "../words/index.ts";

export function NamedRoom() {
  const [text, setText] = useState("");
  const room = suggestRoomName(text);
  const enter = (event: Event): void => {
    event.preventDefault();
    if (room !== undefined) go(pathOf(room));
  };
  return (
    <form class="named" onSubmit={enter}>
      <label for="room-name">{words.start.or}</label>
      <div class="named-row">
        <input
          id="room-name"
          class="field"
          dir="ltr"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          placeholder={words.start.namePlaceholder}
          aria-describedby="room-link"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
        />
        <button class="button second" disabled={room === undefined}>
          {words.start.go}
        </button>
      </div>
      <p class="hint" id="room-link" aria-live="polite">
        {room !== undefined ? (
          <bdi class="address">{withoutScheme(linkTo(room))}</bdi>
        ) : text.trim() === "" ? (
          words.start.nameHint
        ) : (
          words.start.nameUnusable
        )}
      </p>
    </form>
  );
}

function withoutScheme(link: string): string {
  return link.replace(/^https?:\/\//, "");
}
