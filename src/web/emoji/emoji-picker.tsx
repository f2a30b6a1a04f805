/**
 * All emoji: by search, by recent use, and by group.
 */
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { recentEmoji, rememberEmoji } from "./recent-emoji.ts";
import { device } from "../device/device-store.ts";
import { isTouch } from "../browser/touch.ts";
import type { Emoji } from "./emojis.ts";
import { more, words } from "../words/index.ts";
import { EmojiGrid } from "./emoji-grid.tsx";
import { allEmoji } from "./all-emoji.ts";
import { insert } from "../offers/insert.ts";

/** More than anybody looks through. */
const FOUND_AT_MOST = 64;
/** The tab of recently used emoji. The others are the groups. */
const RECENT = -1;

export interface EmojiPickerProps {
  /** The field into which the choice is inserted. */
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The button that opened it, which is in the same element. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

interface TabProps {
  readonly face: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

export function EmojiPicker({ field, opener, onClose }: EmojiPickerProps) {
  const its = more.emoji;
  const [recent] = useState(() => recentEmoji(device));
  const [query, setQuery] = useState("");
  const [tab, setTab] = useState(recent.length > 0 ? RECENT : 0);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // On a phone, the keyboard would cover the picker.
    if (!isTouch()) search.current?.focus();
    const undo = new AbortController();
    const { signal } = undo;
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && !opener.current?.parentElement?.contains(target)) onClose();
    };
    document.addEventListener("pointerdown", closeOutside, { signal });
    document.addEventListener("focusin", closeOutside, { signal });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape") return;
        // Before the room's own shortcuts, which include Escape.
        event.preventDefault();
        onClose();
        opener.current?.focus();
      },
      { signal, capture: true },
    );
    return () => undo.abort();
  }, []);
  const pick = (char: string): void => {
    rememberEmoji(device, char);
    onClose();
    const { current } = field;
    if (current !== null) insert(current, current.selectionStart, current.selectionEnd, char);
  };
  const shown = useMemo((): readonly Emoji[] => {
    if (query.trim() !== "") return allEmoji.search(query, recent, "tags").slice(0, FOUND_AT_MOST);
    return (tab === RECENT ? allEmoji.these(recent) : allEmoji.groups[tab]) ?? [];
  }, [query, tab]);

  return (
    <div class="emoji-picker" role="dialog" aria-label={words.emoji.open}>
      <input
        ref={search}
        type="search"
        class="field"
        value={query}
        placeholder={its.search}
        aria-label={its.search}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="done"
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "Enter") return;
          // The picker is in the composer's form, which must not be submitted.
          event.preventDefault();
          if (event.isComposing) return;
          const [first] = query === "" ? [] : shown;
          if (event.key === "ArrowDown")
            grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
          else if (first !== undefined) pick(first.char);
        }}
      />
      {query === "" && (
        <div class="emoji-tabs" role="radiogroup" aria-label={words.emoji.open}>
          {recent.length > 0 && (
            <Tab
              face="🕘"
              name={its.recent}
              isOn={tab === RECENT}
              onChoose={() => setTab(RECENT)}
            />
          )}
          {allEmoji.groups.map(([first], place) => (
            <Tab
              key={place}
              face={first?.char ?? ""}
              name={its.groups[place] ?? ""}
              isOn={tab === place}
              onChoose={() => setTab(place)}
            />
          ))}
        </div>
      )}
      {shown.length > 0 ? (
        <EmojiGrid
          key={`${tab} ${query}`}
          grid={grid}
          emojis={shown}
          onPick={pick}
          onLeave={() => search.current?.focus()}
        />
      ) : (
        <p class="hint" role="status">
          {its.none}
        </p>
      )}
    </div>
  );
}

/** A radio button brings its arrow keys. */
function Tab({ face, name, isOn, onChoose }: TabProps) {
  return (
    <label class="emoji-tab" title={name}>
      <input
        type="radio"
        name="emoji-group"
        class="unseen"
        aria-label={name}
        checked={isOn}
        onChange={onChoose}
      />
      <span aria-hidden="true">{face}</span>
    </label>
  );
}
