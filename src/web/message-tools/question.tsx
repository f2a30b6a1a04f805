/**
 * Asks for confirmation before a tool does something that cannot be undone.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Confirmation } from "../ui/controls/confirmation.tsx";
import { more } from "../words/index.ts";
import type { MessageTool, ToolWords } from "./tools.ts";

interface QuestionProps {
  readonly tool: MessageTool;
  readonly use: (tool: MessageTool) => Promise<boolean>;
  readonly onEnd: () => void;
}

export function Question({ tool, use, onEnd }: QuestionProps) {
  const { no, each } = more.messageTools;
  const { ask = "", yes = "", failed }: ToolWords = each[tool.id];
  const [hasFailed, setHasFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  const go = async (): Promise<void> => {
    setHasFailed(false);
    if (await use(tool)) onEnd();
    else setHasFailed(true);
  };
  return (
    <Confirmation
      kind="message-question"
      question={ask}
      failure={hasFailed ? failed : undefined}
      no={no}
      yes={yes}
      yesButton={button}
      onNo={onEnd}
      onYes={() => void go()}
    />
  );
}
