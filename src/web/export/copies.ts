/**
 * Exports a room, or the user's own part of it, as a file, and imports one: docs/api.md, H23 to H25.
 */
import * as v from "valibot";
import type { RoomName } from "../../protocol/names/names.ts";
import { pathOf, serverOrigin } from "../browser/server.ts";
import { tokenIn } from "../rooms/open-room.ts";

export type ExportFormat = keyof typeof TYPES;
const TYPES = { html: "text/html", jsonl: "application/x-ndjson" } as const;

export type Fetched =
  | { readonly isThere: true; readonly copy: Blob }
  | { readonly isThere: false; readonly why: "away" | "hasty" | "broken" | "refused" };

/** The last characters, which show whether an export is complete. */
const END = 200;

export async function fetchCopy(
  room: RoomName,
  what: "all" | "mine",
  form: ExportFormat,
): Promise<Fetched> {
  try {
    const path = what === "mine" ? "/export?mine" : "/export";
    const response = await ask(room, path, { headers: { Accept: TYPES[form] } });
    if (response.status === 429) return { isThere: false, why: "hasty" };
    if (!response.ok) return { isThere: false, why: "refused" };
    const copy = await response.blob();
    if (isWhole(await copy.slice(-END).text(), form)) return { isThere: true, copy };
    return { isThere: false, why: "broken" };
  } catch {
    return { isThere: false, why: "away" };
  }
}

function isWhole(end: string, form: ExportFormat): boolean {
  const last = end.trimEnd().split("\n").at(-1) ?? "";
  return form === "html" ? last === "</html>" : last.startsWith('{"type":"end"');
}

const Came = v.object({ messages: v.number() });
const ImportProblem = v.object({
  code: v.string(),
  line: v.optional(v.number()),
  messages: v.optional(v.number(), 0),
});

export type Brought =
  | { readonly isDone: true; readonly messages: number }
  /** Including the messages that were imported all the same. */
  | {
      readonly isDone: false;
      readonly code: string;
      readonly line?: number;
      readonly messages: number;
    };

/**
 * @param file an export as {@link fetchCopy} returns it as `jsonl`. If an import was cut off, importing the
 * same file resumes it.
 */
export async function bringIn(room: RoomName, file: Blob): Promise<Brought> {
  try {
    const headers = { Accept: "application/json", "Content-Type": TYPES.jsonl };
    const response = await ask(room, "/import", { method: "POST", headers, body: file });
    const answer: unknown = await response.json();
    if (response.ok) return { isDone: true, ...v.parse(Came, answer) };
    const { line, ...problem } = v.parse(ImportProblem, answer);
    return { isDone: false, ...problem, ...(line !== undefined && { line }) };
  } catch {
    // Also for a file that can no longer be read, and for an answer that is not a room's.
    return { isDone: false, code: "away", messages: 0 };
  }
}

async function ask(room: RoomName, path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${await tokenIn(room)}`);
  return fetch(new URL(pathOf(room) + path, serverOrigin), { ...init, headers });
}
