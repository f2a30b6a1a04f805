/**
 * Offers matches while the user types a name in a field, and inserts the chosen one. It listens to the field
 * from outside, and takes a key meant for the list before the field gets it.
 */
import type { ComponentChild, RefObject } from "preact";
import { useId, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Naming } from "./naming.ts";
import { belongsToInputMethod } from "../browser/press.ts";
import { insert } from "./insert.ts";

/** As many as fit above a phone's keyboard. */
const OFFERED = 5;

interface OffersProps<T> {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  /** The name begun before the caret. */
  readonly begunIn: (draft: string, caret: number) => Naming | undefined;
  /** A complete name that is replaced without a choice, and its replacement. */
  readonly endedIn?: (
    draft: string,
    caret: number,
  ) => (Naming & { readonly text: string }) | undefined;
  /** The matches, best first. A new function may find others. */
  readonly find: (name: string) => readonly T[];
  readonly textOf: (choice: T) => string;
  readonly keyOf: (choice: T) => string;
  /** Draws one match. */
  readonly Option: (props: { choice: T }) => ComponentChild;
  readonly onTake?: (choice: T) => void;
  readonly label: string;
  /** The announcement of their number. */
  readonly said: (count: number) => string;
}

/** What changed the draft or the caret. While an input method composes, nothing is replaced. */
type DraftChange = "typed" | "composing" | "moved";

export function Offers<T>(props: OffersProps<T>) {
  const { field, draft, begunIn, endedIn, find, textOf, keyOf, Option, onTake, label, said } =
    props;
  const list = useId();
  const optionId = (place: number): string => `${list}-${place}`;
  const [named, setNamed] = useState<Naming>();
  const [chosen, choose] = useState(0);
  // Where the name begins for which the user has dismissed the list.
  const refused = useRef<number | undefined>(undefined);
  // A draft that was sent contains no name.
  const naming = named && begunIn(draft, named.to)?.name === named.name ? named : undefined;
  const name = naming?.name;
  const offered = useMemo(
    () => (name === undefined ? [] : find(name).slice(0, OFFERED)),
    [name, find],
  );
  // The chosen match may have gone.
  const place = Math.min(chosen, offered.length - 1);

  const close = (): void => {
    refused.current = naming?.from;
    setNamed(undefined);
  };
  const take = (choice: T): void => {
    if (field.current === null || naming === undefined) return;
    onTake?.(choice);
    insert(field.current, naming.from, naming.to, `${textOf(choice)} `);
    setNamed(undefined);
  };
  const look = (how: DraftChange): void => {
    if (field.current === null) return;
    const { value, selectionStart, selectionEnd } = field.current;
    const ended = how === "typed" ? endedIn?.(value, selectionStart) : undefined;
    if (ended !== undefined) return insert(field.current, ended.from, ended.to, ended.text);
    const begun = selectionStart === selectionEnd ? begunIn(value, selectionStart) : undefined;
    if (begun?.from !== refused.current) refused.current = undefined;
    // Moving the caret into an old name opens no list.
    const isAsked = how !== "moved" || begun?.from === naming?.from;
    const next = isAsked && begun?.from !== refused.current ? begun : undefined;
    if (next?.from !== naming?.from || next?.name !== name) choose(0);
    setNamed(next);
  };
  /** Whether the key was meant for the list. */
  const press = (event: KeyboardEvent): boolean => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const isPlain = !shiftKey && !ctrlKey && !metaKey && !altKey;
    const choice = offered[place];
    if (choice === undefined || !isPlain || belongsToInputMethod(event)) return false;
    if (key === "ArrowDown") choose((place + 1) % offered.length);
    else if (key === "ArrowUp") choose((place + offered.length - 1) % offered.length);
    else if (key === "Escape") close();
    else if (key === "Enter" || key === "Tab") take(choice);
    else return false;
    return true;
  };

  const on = useRef({ look, press, close });
  on.current = { look, press, close };
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    const undo = new AbortController();
    const { signal } = undo;
    const moved = (): void => on.current.look("moved");
    area.addEventListener(
      "input",
      (event) => {
        const isComposing = event instanceof InputEvent && event.isComposing;
        on.current.look(isComposing ? "composing" : "typed");
      },
      { signal },
    );
    area.addEventListener("keyup", moved, { signal });
    area.addEventListener("click", moved, { signal });
    area.addEventListener("blur", () => on.current.close(), { signal });
    area.parentElement?.addEventListener(
      "keydown",
      (event) => {
        if (!on.current.press(event)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      { signal, capture: true },
    );
    // The name was begun while this was loading.
    if (document.activeElement === area) on.current.look("typed");
    return () => undo.abort();
  }, []);

  // A multi-line field may have no other role, so it cannot be a combobox.
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || offered.length === 0) return;
    const state = {
      "aria-autocomplete": "list",
      "aria-haspopup": "listbox",
      "aria-controls": list,
      "aria-activedescendant": optionId(place),
    };
    for (const [key, value] of Object.entries(state)) area.setAttribute(key, value);
    return () => {
      for (const key of Object.keys(state)) area.removeAttribute(key);
    };
  }, [offered, place]);

  return (
    <div class="offers">
      {offered.length > 0 && (
        <div class="offer-list" id={list} role="listbox" aria-label={label}>
          {offered.map((choice, index) => (
            <div
              key={keyOf(choice)}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === place}
              // The field keeps the focus, and a phone its keyboard.
              onPointerDown={(event) => event.preventDefault()}
              onPointerMove={() => choose(index)}
              onClick={() => take(choice)}
            >
              <Option choice={choice} />
            </div>
          ))}
        </div>
      )}
      <span class="unseen" role="status">
        {offered.length > 0 && said(offered.length)}
      </span>
    </div>
  );
}
