/**
 * The tools of a message in a row beside its text. They are one tab stop: arrow keys lead from tool to tool,
 * Escape back to the message.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import type { ShownMessage } from "../log/rows.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { more } from "../words/index.ts";
import { freeLine, textLinesOf } from "./free-line.ts";
import { Question } from "./question.tsx";
import {
  inBar,
  type MessageTool,
  outcomeOf,
  type ToolUser,
  type ToolId,
  toolsFor,
} from "./tools.ts";
import { useTools } from "./use-tools.ts";

/** A key pressed on the message itself; a new object each time. */
export interface Pressed {
  readonly key: string;
}

interface ToolBarProps {
  readonly room: RoomView;
  readonly entry: ShownMessage;
  readonly reader: ToolUser;
  readonly node: HTMLElement;
  readonly pressed: Pressed | undefined;
  /** The tool that asks for confirmation. */
  readonly asks: ToolId | undefined;
  readonly onAsk: (tool: ToolId | undefined) => void;
  readonly onMore: () => void;
  /** The pointer has entered or left. */
  readonly onHover: (isIn: boolean) => void;
}

export function ToolBar(props: ToolBarProps) {
  const { room, entry, reader, node, pressed, asks, onAsk, onMore, onHover } = props;
  const tools = toolsFor(entry, reader);
  const { used, use } = useTools(room, entry);
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const start = (tool: MessageTool): void => {
    if (tool.asks) onAsk(tool.id);
    else void use(tool);
  };
  useLayoutEffect(() => {
    if (pressed === undefined) return;
    if (pressed.key === "Enter") bar.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
    const tool = tools.find(({ keys }) => keys.includes(pressed.key));
    if (tool !== undefined) start(tool);
  }, [pressed]);
  useLayoutEffect(() => () => onHover(false), []);

  const asked = tools.find(({ id }) => id === asks);
  if (asked !== undefined) {
    const end = (): void => {
      onAsk(undefined);
      node.focus({ preventScroll: true });
    };
    return (
      <div class="message-tools asking">
        <Question tool={asked} use={use} onEnd={end} />
      </div>
    );
  }
  if (tools.length === 0) return null;
  const { each, title, more: others } = more.messageTools;
  const { which, places } = freeLine(textLinesOf(node), placeWidth(), tools.length);
  const shown = inBar(tools, places);
  const count = shown.length + (shown.length < tools.length ? 1 : 0);
  const current = Math.min(at, count - 1);
  const step = (event: KeyboardEvent): void => {
    const next = stepIn(event, current, count, getComputedStyle(node).direction === "rtl");
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === "out") return node.focus({ preventScroll: true });
    setAt(next);
    bar.current?.querySelectorAll("button")[next]?.focus();
  };
  return (
    <div
      ref={bar}
      class={`message-tools ${which}`}
      role="toolbar"
      tabIndex={-1}
      aria-label={title}
      onKeyDown={step}
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
    >
      {shown.map((tool, place) => (
        <button
          key={tool.id}
          type="button"
          class={tool.isDanger ? "icon-button danger" : "icon-button"}
          aria-label={each[tool.id].label}
          title={each[tool.id].label}
          tabIndex={place === current ? 0 : -1}
          onFocus={() => setAt(place)}
          onClick={() => start(tool)}
        >
          <LaterIcon name={used?.id === tool.id && used.isDone ? "check" : tool.icon} />
        </button>
      ))}
      {shown.length < tools.length && (
        <button
          type="button"
          class="icon-button"
          aria-label={others}
          title={others}
          aria-haspopup="dialog"
          tabIndex={current === shown.length ? 0 : -1}
          onFocus={() => setAt(shown.length)}
          onClick={onMore}
        >
          <LaterIcon name="more" />
        </button>
      )}
      <span class="unseen" role="status">
        {used && outcomeOf(used.isDone, each[used.id])}
      </span>
    </div>
  );
}

/** Pixels: the width of a tool in message-tools.css. */
function placeWidth(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rem * 2;
}

/** Where a key leads in a toolbar with so many tools. */
function stepIn(
  { key }: KeyboardEvent,
  at: number,
  count: number,
  isRightToLeft: boolean,
): number | "out" | undefined {
  const [forward, back] = isRightToLeft ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  switch (key) {
    case forward:
      return (at + 1) % count;
    case back:
      return (at + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    case "Escape":
      return "out";
    default:
      return undefined;
  }
}
