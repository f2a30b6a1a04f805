/**
 * Imports an export, while the room has no messages.
 */
import { useId, useRef, useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { bringIn, type Brought } from "./copies.ts";
import { more } from "../words/index.ts";

type ImportState = "resting" | "under-way" | Brought;

export function Import({ name }: { name: RoomName }) {
  const its = more.import;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<ImportState>("resting");
  const bring = async (event: Event): Promise<void> => {
    event.preventDefault();
    const file = field.current?.files?.[0];
    if (file === undefined || progress === "under-way") return;
    setProgress("under-way");
    setProgress(await bringIn(name, file));
  };
  const isFault = typeof progress === "object" && !progress.isDone;
  return (
    <form class="setting" onSubmit={bring}>
      <label for={id}>{its.file}</label>
      <input
        ref={field}
        id={id}
        class="field"
        type="file"
        accept=".jsonl,.ndjson"
        required
        aria-describedby={`${id}-hint`}
        onChange={() => setProgress("resting")}
      />
      <p class="hint" id={`${id}-hint`}>
        {its.hint}
      </p>
      <button class="button">{its.act}</button>
      <p class={isFault ? "warning hint" : "hint"} role="status">
        {told(progress)}
      </p>
    </form>
  );
}

function told(progress: ImportState): string | undefined {
  const its = more.import;
  if (progress === "resting") return undefined;
  if (progress === "under-way") return its.underWay;
  if (progress.isDone) return its.came(progress.messages);
  const { code, line, messages } = progress;
  // Other refusals are not the file's fault, and are temporary.
  const known: Readonly<Record<string, string>> = its.refusals;
  const why =
    code === "bad-body" && line !== undefined ? its.badLine(line) : (known[code] ?? its.failed);
  return messages === 0 ? why : `${its.came(messages)} ${why}`;
}
