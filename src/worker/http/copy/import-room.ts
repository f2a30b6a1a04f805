/**
 * Imports an export into a room without messages. The body is read as it arrives, with one batch of it in memory; an
 * interrupted import resumes when the same export is sent again.
 */
import * as v from "valibot";
import { bytesOfValue, type Entry, isKey } from "../../../protocol/records/entry.ts";
import { stateOf } from "../../../protocol/records/message.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { takeName } from "../../../protocol/names/taken-names.ts";
import { faultInBody } from "../../../protocol/text.ts";
import type { Caller } from "../../../room/turn/caller.ts";
import type { Refusal } from "../../../room/turn/answer.ts";
import type { ImportedEntry } from "../../../room/turn/ask.ts";
import type { Draft } from "../../../room/turn/unstored.ts";
import { newId, strangerOf } from "../../random.ts";
import { JSON_TYPE, LINES_TYPE } from "../request/asked-for.ts";
import { authorOf, isSigned } from "../request/author.ts";
import { askRoom } from "../guard/front-door.ts";
import type { RouteContext } from "../route.ts";
import { refuse, refuseAs } from "../answer/problems.ts";
import { roomResource } from "../answer/resource.ts";
import { CopyLine, Line, LINE_AT_MOST } from "./lines.ts";

/** Messages or entries in one batch. */
const AT_ONCE = 200;
/** Characters of the bodies and values in one batch. */
const CHARS_AT_ONCE = 262_144;
/** Tries of a batch that came too soon, a second apart: load from others can delay it beyond its own price. */
const TRIES = 300;
/** An export has none, and an editor leaves a few. Reading many more would cost more than importing messages. */
const EMPTY_LINES = 100;

const Imported = v.pipe(
  v.object({ messages: v.number(), entries: v.number() }),
  v.title("Imported"),
);

export const importing = roomResource("/import", {
  method: "post",
  summary: "Import an export",
  detail:
    "Imports the JSON Lines of an export into a room that you own and that has no messages. Names, times and order stay; no member becomes the author of an imported message. " +
    "To resume an interrupted import, send the same export again.",
  curl: `curl -H "Alcove-Key: $KEY" --data-binary @room.jsonl {link}/import`,
  takesToken: true,
  body: { [LINES_TYPE]: Line },
  asks: ["import-messages", "import-entries"],
  answers: { 200: { says: "Everything was imported.", content: { [JSON_TYPE]: Imported } } },
  refusals: ["bad-body"],
  answer: (c, room) => take(c, room),
});

async function take(c: RouteContext, room: RoomName): Promise<Response> {
  const author = isSigned(c) ? authorOf(c, room, undefined, newId()) : undefined;
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const intake = new Intake(c, room, author);
  let line = 0;
  let empty = 0;
  try {
    // A caller who may not import is refused before anything is read.
    await intake.flush();
    for await (const text of linesIn(c.req.raw.body)) {
      line += 1;
      if (text.trim() !== "") await intake.take(readLine(text), line);
      else if ((empty += 1) > EMPTY_LINES) throw new Unreadable("is one of too many empty lines.");
    }
    await intake.end();
    c.header("Cache-Control", "no-store");
    return c.json({ messages: intake.messages, entries: intake.entries });
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof NotTaken)) throw error;
    // The lines before this one are kept.
    if (error instanceof Unreadable) await intake.flush().catch(() => {});
    const { messages, entries } = intake;
    const more = { line: error instanceof NotTaken ? error.line : line, messages, entries };
    if (error instanceof NotTaken) {
      const detail = error.refusal.code === "not-empty" ? { detail: NOT_EMPTY } : {};
      return refuseAs(c, error.refusal, { ...detail, more });
    }
    return refuse(c, "bad-body", { detail: `Line ${line} ${error.message} ${GOES_ON}`, more });
  }
}

const NOT_EMPTY =
  "An export can be imported only into a room that never had messages, except those of the same import.";
const GOES_ON =
  "The lines before it were imported. Correct the file and send all of it again to resume.";

/** A line is not what an export has there. The message follows the line's number. */
class Unreadable extends Error {}

/** The room refused a message or entry of a line. */
class NotTaken extends Error {
  readonly refusal: Refusal;
  readonly line: number;

  constructor(refusal: Refusal, line: number) {
    super(refusal.code);
    this.refusal = refusal;
    this.line = line;
  }
}

/** The next batch, all of one kind. */
interface Waiting {
  readonly messages: Draft[];
  readonly entries: ImportedEntry[];
  /** Where each came from. */
  readonly lines: number[];
  chars: number;
}

class Intake {
  /** How many are in the room now, including those of an earlier try. */
  messages = 0;
  entries = 0;
  readonly #c: RouteContext;
  readonly #room: RoomName;
  readonly #author: Caller;
  #waiting: Waiting = nothing();
  #lastSeq = 0;
  #part: "before" | "within" | "after" = "before";

  constructor(c: RouteContext, room: RoomName, author: Caller) {
    this.#c = c;
    this.#room = room;
    this.#author = author;
  }

  async take(it: CopyLine, line: number): Promise<void> {
    if (this.#part === "after") throw new Unreadable("comes after the end of the export.");
    if ((it.type === "room") !== (this.#part === "before")) throw new Unreadable(NO_BEGINNING);
    this.#part = it.type === "end" ? "after" : "within";
    switch (it.type) {
      case "room":
        return;
      case "message":
        if (this.#waiting.entries.length > 0) await this.flush();
        return this.#add(line, this.#waiting.messages, this.#messageOf(it), it.body.length);
      case "entry": {
        if (this.#waiting.messages.length > 0) await this.flush();
        const entry = this.#entryOf(it);
        return this.#add(line, this.#waiting.entries, entry, bytesOfValue(entry.value));
      }
      case "end":
        await this.flush();
        if (it.messages === this.messages && it.entries === this.entries) return;
        throw new Unreadable(
          `counts ${it.messages} messages and ${it.entries} entries, but ${this.messages} and ${this.entries} came.`,
        );
    }
  }

  /** Nothing more comes. */
  async end(): Promise<void> {
    await this.flush();
    if (this.#part !== "after") throw new Unreadable("is the last that came, and not the end.");
  }

  /** Hands over what waits, and waits for as long as that costs. */
  async flush(): Promise<void> {
    const { messages, entries, lines } = this.#waiting;
    this.#waiting = nothing();
    const from = this.messages;
    for (let tries = 1; ; tries += 1) {
      const answer = await askRoom(
        this.#c,
        this.#room,
        this.#author,
        entries.length > 0
          ? { type: "import-entries", entries }
          : { type: "import-messages", from, messages },
      );
      if (answer.is === "refused" && answer.code === "slow-down" && tries < TRIES) {
        await new Promise((done) => setTimeout(done, 1_000));
        continue;
      }
      const taken = "taken" in answer ? (answer.taken ?? 0) : 0;
      if (entries.length > 0) this.entries += taken;
      else this.messages += taken;
      if (answer.is !== "refused") return;
      throw new NotTaken(answer, lines[taken] ?? 0);
    }
  }

  async #add<T>(line: number, to: T[], it: T, chars: number): Promise<void> {
    const waiting = this.#waiting;
    to.push(it);
    waiting.lines.push(line);
    waiting.chars += chars;
    if (waiting.lines.length >= AT_ONCE || waiting.chars >= CHARS_AT_ONCE) await this.flush();
  }

  #messageOf({ seq, id, by, name, at, body }: Extract<CopyLine, { type: "message" }>): Draft {
    const state = stateOf(body);
    // Older rooms accepted U+FFFD, which stands for lost bytes. Its stand-in is as long.
    const fault = state.is === "said" && faultInBody(state.body.replaceAll("\uFFFD", "\uFFFC"));
    if (fault) throw new Unreadable(`has an invalid body (${fault}).`);
    if (seq <= this.#lastSeq) throw new Unreadable("is out of order or a duplicate.");
    this.#lastSeq = seq;
    return { id, by: strangerOf(this.#room, by), name: nameIn(name), at: timeIn(at), ...state };
  }

  #entryOf({ key, value, by, name, at }: Entry): ImportedEntry {
    if (!isKey(key) || value === undefined || bytesOfValue(value) > LIMITS.valueBytes) {
      throw new Unreadable("is not a valid entry.");
    }
    const writer = { by: strangerOf(this.#room, by), name: nameIn(name) };
    return { id: newId(), key, value, at: timeIn(at), ...writer };
  }
}

const NO_BEGINNING = "is out of place: an export starts with one line of type room.";

function nothing(): Waiting {
  return { messages: [], entries: [], lines: [], chars: 0 };
}

function nameIn(name: string): string {
  // Older rooms accepted it in names, too.
  const cleaned = takeName(name.replaceAll("\uFFFD", ""));
  if (cleaned === undefined) throw new Unreadable("has an invalid name (bad-name).");
  return cleaned;
}

function timeIn(at: number): number {
  if (!Number.isSafeInteger(at) || at < 0) throw new Unreadable("has an invalid time.");
  return at;
}

function readLine(text: string): CopyLine {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), CopyLine), text);
  if (result.success) return result.output;
  throw new Unreadable("is not valid export data. Send the file as it was exported.");
}

/** Keeps no more than one line in memory. */
async function* linesIn(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let rest = "";
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new Unreadable("or the next is not valid UTF-8.");
    }
  };
  for await (const bytes of body ?? []) {
    const lines = (rest + decode(bytes)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > LINE_AT_MOST) throw new Unreadable("or the next is too long.");
  }
  rest += decode();
  if (rest !== "") yield rest;
}
