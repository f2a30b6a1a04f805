/**
 * A fenced code block, to read and to copy.
 */
import { useEffect, useState } from "preact/hooks";
import { useCopy } from "../browser/use-copy.ts";
import { useLater } from "../loading/use-later.ts";
import { Later } from "../loading/later.ts";
import type { Run } from "./highlight.ts";
import { words } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";

/** Adds syntax colours. */
const highlighter = new Later(() => import("./highlight.ts"));

interface CodeBlockProps {
  readonly text: string;
  readonly language?: string | undefined;
}

export function CodeBlock({ text, language }: CodeBlockProps) {
  const { state, copy } = useCopy(text);
  const runs = useColours(text, language);
  const { format } = words;
  const label = { idle: format.copy, copied: format.copied, failed: format.notCopied }[state];
  return (
    <div class="code-block">
      {/* A block that is too wide or too long scrolls, and must be reachable by keyboard for that. */}
      <pre dir="ltr" tabIndex={0} role="group" aria-label={format.code(language)}>
        <code>
          {runs?.map(({ text: piece, ink }, place) =>
            ink === undefined ? (
              piece
            ) : (
              <span key={place} class={`ink-${ink}`}>
                {piece}
              </span>
            ),
          ) ?? text}
        </code>
      </pre>
      <div class="code-bar">
        {language !== undefined && <span class="code-language">{language}</span>}
        <button type="button" class="icon-button" aria-label={label} title={label} onClick={copy}>
          <LaterIcon name={ICONS[state]} />
        </button>
      </div>
    </div>
  );
}

const ICONS = { idle: "copy", copied: "check", failed: "alert" } as const;

/** The code in its colours, once they are known. It is drawn before, so that nobody waits for them. */
function useColours(text: string, language: string | undefined): Run[] | undefined {
  const colours = useLater(highlighter, language !== undefined);
  const [runs, setRuns] = useState<Run[]>();
  useEffect(() => {
    setRuns(language === undefined ? undefined : colours?.highlight(text, language));
  }, [colours, text, language]);
  return runs;
}
