/**
 * A field for a room's name, title or link. The text becomes an address while it is typed.
 */
import { useState } from "preact/hooks";
import { go } from "../browser/navigation.ts";
import { Later } from "../loading/later.ts";
import { rooms } from "../rooms/here.ts";
import { linkTo, pathOf, serverOrigin } from "../browser/server.ts";
import { typedRoom } from "./typed-room.ts";
import { words } from "../words/index.ts";

/** Sets the typed title in a new room. */
const entitling = new Later(() => import("./entitle.ts"));

export function NamedRoom() {
  const [text, setText] = useState("");
  const typed = typedRoom(text, [location.host, new URL(serverOrigin).host]);
  const enter = (event: Event): void => {
    event.preventDefault();
    if (typed === undefined) return;
    const { room, hash, elsewhere, title } = typed;
    if (elsewhere !== undefined) return location.assign(elsewhere);
    if (title !== undefined) {
      void entitling.wait().then(async ({ entitle }) => entitle(await rooms.enter(room), title));
    }
    go(pathOf(room) + hash);
  };
  return (
    <form class="named" onSubmit={enter}>
      <label for="room-name">{words.start.or}</label>
      <div class="named-row">
        <input
          id="room-name"
          class="field"
          dir="auto"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          placeholder={words.start.namePlaceholder}
          aria-describedby="room-link"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          enterkeyhint="go"
        />
        <button class="button second" disabled={typed === undefined}>
          {words.start.go}
        </button>
      </div>
      <p class="hint" id="room-link" aria-live="polite">
        {typed !== undefined ? (
          <bdi class="address">{withoutScheme(typed.elsewhere ?? linkTo(typed.room))}</bdi>
        ) : text.trim() === "" ? (
          words.start.nameHint
        ) : (
          words.start.nameUnusable
        )}
      </p>
    </form>
  );
}

/** Nor the key, which not everybody may see. */
function withoutScheme(link: string): string {
  return link.replace(/^https?:\/\/|[?#].*$/g, "");
}
