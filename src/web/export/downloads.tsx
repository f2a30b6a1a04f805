/**
 * A room, or the user's own part of it, as a file: to read, or for programs.
 */
import { useRef, useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { fetchCopy, type Fetched, type ExportFormat } from "./copies.ts";
import { saveFile } from "../browser/save-file.ts";
import { more } from "../words/index.ts";

const FORMS: readonly ExportFormat[] = ["html", "jsonl"];

interface DownloadsProps {
  readonly label: string;
  readonly name: RoomName;
  readonly what: "all" | "mine";
}

type DownloadState =
  | "resting"
  | "under-way"
  | "there"
  | Extract<Fetched, { isThere: false }>["why"];

export function Downloads({ label, name, what }: DownloadsProps) {
  const its = more.export;
  const [progress, setProgress] = useState<DownloadState>("resting");
  const isUnderWay = useRef(false);
  const take = async (form: ExportFormat): Promise<void> => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setProgress("under-way");
    const fetched = await fetchCopy(name, what, form);
    isUnderWay.current = false;
    if (!fetched.isThere) return setProgress(fetched.why);
    saveFile(fetched.copy, `${name}${what === "mine" ? "-mine" : ""}.${form}`);
    setProgress("there");
  };
  const isFault = !["resting", "under-way", "there"].includes(progress);
  return (
    <div class="setting" role="group" aria-label={label}>
      <h4>{label}</h4>
      <div class="terms">
        {FORMS.map((form) => (
          <button key={form} type="button" class="button second" onClick={() => void take(form)}>
            {its.forms[form]}
          </button>
        ))}
      </div>
      <p class={isFault ? "warning hint" : "hint"} role="status">
        {progress !== "resting" && its.progress[progress]}
      </p>
    </div>
  );
}
