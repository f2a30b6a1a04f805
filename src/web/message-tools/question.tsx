/**
 * Asks before a tool does what nobody can undo.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { more } from "../words/index.ts";
import type { MessageTool, ToolWords } from "./tools.ts";

interface QuestionProps {
  readonly tool: MessageTool;
  readonly use: (tool: MessageTool) => Promise<boolean>;
  readonly onEnd: () => void;
}

export function Question({ tool, use, onEnd }: QuestionProps) {
  const { no, each } = more.messageTools;
  const { ask, yes, failed }: ToolWords = each[tool.id];
  const [hasFailed, setHasFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  const go = async (): Promise<void> => {
    setHasFailed(false);
    if (await use(tool)) onEnd();
    else setHasFailed(true);
  };
  return (
    <div
      class="message-question"
      role="group"
      aria-label={ask}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onEnd();
      }}
    >
      <span role="status">{hasFailed ? failed : ask}</span>
      <button type="button" class="quiet" onClick={onEnd}>
        {no}
      </button>
      <button ref={button} type="button" class="quiet danger" onClick={() => void go()}>
        {yes}
      </button>
    </div>
  );
}
