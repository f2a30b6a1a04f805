/**
 * `alcove export` and `alcove import`: takes a room along as lines of JSON or as a page, and brings it in elsewhere.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import * as v from "valibot";
import { UsageError, withoutKey } from "../input/arguments.ts";
import { ask, NotDoneError } from "../session/requests.ts";
import { counted } from "../output/counted.ts";
import { linesOf } from "../input/line-splitter.ts";
import { Progress, put } from "../output/progress.ts";
import { safeJson } from "../output/safe.ts";
import type { Setting } from "../session/session.ts";

export interface CopyOptions {
  /** As one page to read, else as lines of JSON. */
  readonly html: boolean;
  /** Only what we said. */
  readonly mine: boolean;
}

/** Characters of a line: far over what the longest message takes. */
const LINE_LENGTH = 131_072;

const Line = v.looseObject({ type: v.string(), head: v.optional(v.number()) });
const Brought = v.object({ messages: v.number(), entries: v.number() });

export async function exportRoom(setting: Setting, { html, mine }: CopyOptions): Promise<void> {
  if (html && process.stdout.isTTY) throw new UsageError("Put a page into a file: … > room.html");
  const Accept = html ? "text/html" : "application/x-ndjson";
  const { body } = await ask(setting, `/export${mine ? "?mine" : ""}`, { headers: { Accept } });
  const progress = new Progress();
  let count = 0;
  let last = "";
  let all = "";
  try {
    for await (const { text } of linesOf(body ?? Readable.from([]), LINE_LENGTH)) {
      count += 1;
      progress.tell(() => `${counted(count, "line")}${all}`);
      if (html) {
        await put(text);
        last = text;
        continue;
      }
      const line = v.parse(v.pipe(v.string(), v.parseJson(), Line), text);
      await put(safeJson(line));
      last = line.type;
      if (line.head !== undefined) all = ` of ${line.head.toLocaleString("en")} at most`;
    }
  } finally {
    progress.end();
  }
  if (last !== (html ? "</html>" : "end")) {
    throw new NotDoneError("The room did not come whole. Try again.");
  }
}

/** @param path of what was exported; without one, what comes in */
export async function importRoom(setting: Setting, path: string | undefined): Promise<void> {
  const size = path === undefined ? undefined : (await stat(path)).size;
  const input = path === undefined ? process.stdin : createReadStream(path);
  const body = Readable.toWeb(Readable.from(told(input, size)));
  const headers = { "Content-Type": "application/x-ndjson" };
  // It goes out as it is read, so its size does not matter.
  const init = { method: "POST", body, headers, duplex: "half" } as const;
  const { messages, entries } = v.parse(
    Brought,
    await (await ask(setting, "/import", init)).json(),
  );
  const all = `${counted(messages, "message")} and ${counted(entries, "entry", "entries")}`;
  setting.tell(`${withoutKey(setting.link)} has ${all} from there.`);
}

/** The bytes of `input`, with how many of them have gone out told on the way. */
async function* told(input: Readable, size: number | undefined): AsyncGenerator<Uint8Array, void> {
  const progress = new Progress();
  const all = size === undefined ? "" : ` of ${kilobytes(size)}`;
  let sent = 0;
  try {
    for await (const bytes of input) {
      yield bytes;
      sent += bytes.length;
      progress.tell(() => `${kilobytes(sent)}${all} kB sent`);
    }
  } finally {
    progress.end();
  }
}

function kilobytes(bytes: number): string {
  return Math.ceil(bytes / 1_000).toLocaleString("en");
}
