/**
 * The tools of a message in a sheet over the page, below the message itself: for touch, and where a toolbar
 * has no room.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import { useBack } from "../browser/use-back.ts";
import { withoutSpoilers } from "../formatting/without-spoilers.ts";
import { bodyIn, type ShownMessage } from "../log/rows.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { more } from "../words/index.ts";
import { Question } from "./question.tsx";
import { outcomeOf, type ToolUser, type ToolId, toolsFor } from "./tools.ts";
import { useTools } from "./use-tools.ts";

interface ToolSheetProps {
  readonly room: RoomView;
  readonly entry: ShownMessage;
  readonly reader: ToolUser;
  /** Its author's name. */
  readonly name: string;
  readonly onClose: () => void;
}

export function ToolSheet({ room, entry, reader, name, onClose }: ToolSheetProps) {
  useBack(onClose);
  const { used, use } = useTools(room, entry);
  const [asks, setAsks] = useState<ToolId>();
  const tools = toolsFor(entry, reader);
  const asked = tools.find(({ id }) => id === asks);
  const { title, each } = more.messageTools;
  const list = useRef<HTMLUListElement>(null);
  useLayoutEffect(() => list.current?.querySelector("button")?.focus(), [asked]);
  return (
    <Sheet label={title} kind="tool-sheet" onClose={onClose}>
      <blockquote class="quoted">
        <bdi class="author">{name}</bdi>
        <p dir="auto">{withoutSpoilers(bodyIn(entry) ?? "")}</p>
      </blockquote>
      {asked === undefined ? (
        <ul ref={list} class="tool-list">
          {tools.map((tool) => (
            <li key={tool.id}>
              <button
                type="button"
                class={tool.isDanger ? "danger" : undefined}
                onClick={() => (tool.asks ? setAsks(tool.id) : void use(tool))}
              >
                <LaterIcon name={used?.id === tool.id && used.isDone ? "check" : tool.icon} />
                {each[tool.id].label}
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <Question
          tool={asked}
          use={async (tool) => {
            const isDone = await use(tool);
            if (isDone) onClose();
            return isDone;
          }}
          onEnd={() => setAsks(undefined)}
        />
      )}
      <p class="hint" role="status">
        {used && outcomeOf(used.isDone, each[used.id])}
      </p>
    </Sheet>
  );
}
