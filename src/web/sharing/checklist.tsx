/**
 * A list to which everybody in the room adds, and on which everybody checks items off.
 */
import { useRef, useState } from "preact/hooks";
import { type Json, newId } from "../../client/index.ts";
import { typedLine } from "../../client/typed-text.ts";
import { type ChecklistItem, keyOfItem, valueOfItem } from "./shown-entries.ts";
import { TEXT_AT_MOST, sharedTextOf } from "./topic-entry.ts";
import { more } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Undo } from "./undo.tsx";

interface ChecklistProps {
  readonly items: readonly ChecklistItem[];
  /** Without a value, the entry is deleted. Absent for a user who may only read the list. */
  readonly onWrite: ((key: string, value?: Json) => void) | undefined;
}

export function Checklist({ items, onWrite }: ChecklistProps) {
  const [text, setText] = useState("");
  // Removed by this user, the newest last. An item that is back on the list is not offered again.
  const [removed, setRemoved] = useState<readonly ChecklistItem[]>([]);
  const list = useRef<HTMLDivElement>(null);
  const its = more.sharing;
  const done = items.filter(({ isDone }) => isDone).length;
  const add = (event: Event): void => {
    event.preventDefault();
    const added = sharedTextOf(typedLine(text));
    if (added === undefined) return;
    onWrite?.(keyOfItem(Date.now(), newId()), valueOfItem({ text: added, isDone: false }));
    setText("");
  };
  if (items.length === 0 && onWrite === undefined) return null;
  return (
    <div class="checklist" ref={list} tabIndex={-1}>
      <h2 class="label">
        {its.list} {items.length > 0 && <span class="count">{its.done(done, items.length)}</span>}
      </h2>
      {items.length > 0 && (
        <ul aria-label={its.list}>
          {items.map((item) => (
            <li key={item.key}>
              <label>
                <input
                  type="checkbox"
                  checked={item.isDone}
                  disabled={onWrite === undefined}
                  onChange={() =>
                    onWrite?.(item.key, valueOfItem({ ...item, isDone: !item.isDone }))
                  }
                />
                <bdi>{item.text}</bdi>
              </label>
              {onWrite !== undefined && (
                <button
                  type="button"
                  class="icon-button"
                  aria-label={its.remove(item.text)}
                  title={its.remove(item.text)}
                  onClick={() => {
                    onWrite(item.key);
                    setRemoved([...removed, item]);
                  }}
                >
                  <LaterIcon name="close" />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {onWrite !== undefined && (
        <Undo
          removed={removed.findLast(({ key }) => !items.some((item) => item.key === key))}
          onUndo={(item) => {
            onWrite(item.key, valueOfItem(item));
            list.current?.focus();
          }}
        />
      )}
      {onWrite !== undefined && (
        <form class="checklist-add" onSubmit={add}>
          <input
            class="field"
            dir="auto"
            value={text}
            maxLength={TEXT_AT_MOST}
            placeholder={its.add}
            aria-label={its.add}
            onInput={(event) => setText(event.currentTarget.value)}
            autocomplete="off"
            enterkeyhint="done"
          />
        </form>
      )}
    </div>
  );
}
