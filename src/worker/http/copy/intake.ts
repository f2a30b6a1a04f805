/**
 * Adds the lines of an export to a room, a batch at a time, and waits for as long as the price of a batch
 * requires.
 */
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
import { newId, strangerOf } from "../../platform/random.ts";
import { askRoom } from "../guard/front-door.ts";
import type { RouteContext } from "../answer/route.ts";
import type { CopyLine } from "./lines.ts";
import { UnreadableLine } from "./body-lines.ts";

/** Messages or entries in one batch. */
const AT_ONCE = 200;
/** Characters of the bodies and values in one batch. */
const CHARS_AT_ONCE = 262_144;
/** Tries for a batch that is too early, a second apart: other load can delay it beyond its own price. */
const TRIES = 300;

/** The room refused a message or entry of a line. */
export class LineRefused extends Error {
  readonly refusal: Refusal;
  readonly line: number;

  constructor(refusal: Refusal, line: number) {
    super(refusal.code);
    this.refusal = refusal;
    this.line = line;
  }
}

/** The next batch, all of one kind. */
interface WaitingBatch {
  readonly messages: Draft[];
  readonly entries: ImportedEntry[];
  /** The line of each. */
  readonly lines: number[];
  chars: number;
}

export class Intake {
  /** How many are in the room now, including those of an earlier attempt. */
  messages = 0;
  entries = 0;
  readonly #c: RouteContext;
  readonly #room: RoomName;
  readonly #author: Caller;
  #waiting: WaitingBatch = nothing();
  #lastSeq = 0;
  #part: "before" | "within" | "after" = "before";

  constructor(c: RouteContext, room: RoomName, author: Caller) {
    this.#c = c;
    this.#room = room;
    this.#author = author;
  }

  async take(it: CopyLine, line: number): Promise<void> {
    if (this.#part === "after") throw new UnreadableLine("comes after the end of the export.");
    if ((it.type === "room") !== (this.#part === "before")) throw new UnreadableLine(NO_BEGINNING);
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
        throw new UnreadableLine(
          `counts ${it.messages} messages and ${it.entries} entries, but ${this.messages} and ${this.entries} came.`,
        );
    }
  }

  /** The input has ended. */
  async end(): Promise<void> {
    await this.flush();
    if (this.#part !== "after") throw new UnreadableLine("is the last that came, and not the end.");
  }

  /** Sends the pending batch, and waits for as long as it costs. */
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
      throw new LineRefused(answer, lines[taken] ?? 0);
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
    if (fault) throw new UnreadableLine(`has an invalid body (${fault}).`);
    if (seq <= this.#lastSeq) throw new UnreadableLine("is out of order or a duplicate.");
    this.#lastSeq = seq;
    return { id, by: strangerOf(this.#room, by), name: nameIn(name), at: timeIn(at), ...state };
  }

  #entryOf({ key, value, by, name, at }: Entry): ImportedEntry {
    if (!isKey(key) || value === undefined || bytesOfValue(value) > LIMITS.valueBytes) {
      throw new UnreadableLine("is not a valid entry.");
    }
    const writer = { by: strangerOf(this.#room, by), name: nameIn(name) };
    return { id: newId(), key, value, at: timeIn(at), ...writer };
  }
}

const NO_BEGINNING = "is out of place: an export starts with one line of type room.";

function nothing(): WaitingBatch {
  return { messages: [], entries: [], lines: [], chars: 0 };
}

function nameIn(name: string): string {
  // Older rooms accepted it in names, too.
  const cleaned = takeName(name.replaceAll("\uFFFD", ""));
  if (cleaned === undefined) throw new UnreadableLine("has an invalid name (bad-name).");
  return cleaned;
}

function timeIn(at: number): number {
  if (!Number.isSafeInteger(at) || at < 0) throw new UnreadableLine("has an invalid time.");
  return at;
}
