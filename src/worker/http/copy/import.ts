/**
 * Bringing in what was taken along elsewhere, into a room where nothing was said. It is read as it comes, a batch in memory at a
 * time; what was cut off goes on when the same is sent again.
 */
import * as v from "valibot";
import { bytesOfValue, type Entry, isKey, jsonOf } from "../../../protocol/entry.ts";
import { LIMITS } from "../../../protocol/limits.ts";
import { cleanName, type RoomName } from "../../../protocol/names.ts";
import type { RefusalCode } from "../../../protocol/refusals.ts";
import { isGoverned } from "../../../protocol/settings.ts";
import { faultInBody } from "../../../protocol/text.ts";
import type { Caller } from "../../../room/authority.ts";
import type { Draft } from "../../../room/log.ts";
import { newId, strangerOf } from "../../random.ts";
import type { RoomObject, Turned } from "../../room-object.ts";
import { JSON_TYPE, LINES_TYPE } from "../asked-for.ts";
import { authorOf, ENTRY_REFUSALS, isSigned } from "../author.ts";
import { asked } from "../front-door.ts";
import type { Asked } from "../its.ts";
import { patiently } from "../looked.ts";
import { problemOf, refuse } from "../problems.ts";
import { roomResource } from "../resource.ts";
import { CopyLine, Line, LINE_AT_MOST } from "./lines.ts";

const MESSAGES_AT_ONCE = 200;
/** Characters of bodies in one batch. */
const CHARS_AT_ONCE = 262_144;
/** Tries of a batch that came too soon. */
const TRIES = 20;
/** An export has none, an editor leaves a few; of more, looking at each would cost more than taking it in. */
const EMPTY_LINES = 100;

const Imported = v.pipe(
  v.object({ messages: v.number(), entries: v.number() }),
  v.title("Imported"),
);

export const importing = roomResource("/import", {
  method: "post",
  summary: "Bring in what was taken along",
  detail:
    "Lines of JSON as `export` gives them, into a room that you own and where nothing was said. Names, times and order stay; nobody is or becomes the members who said it. " +
    "If it was cut off, send the same again: it goes on where it was.",
  curl: `curl -H "Alcove-Key: $KEY" --data-binary @room.jsonl {link}/import`,
  takesToken: true,
  body: { [LINES_TYPE]: Line },
  answers: { 200: { says: "All of it is there.", content: { [JSON_TYPE]: Imported } } },
  refusals: [
    "bad-body",
    "bad-room-name",
    "bad-token",
    ...ENTRY_REFUSALS,
    "not-empty",
    "not-stored",
    "origin-not-allowed",
    "register-full",
    "room-full",
    "room-unavailable",
    "slow-down",
    "state-full",
  ],
  answer: (c, room) => take(c, room),
});

async function take(c: Asked, room: RoomName): Promise<Response> {
  const author = isSigned(c) ? authorOf(c, room, undefined, newId()) : undefined;
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const intake = new Intake(c, room, author);
  let line = 0;
  let empty = 0;
  try {
    // Who may not is told before anything is read.
    await intake.flush();
    for await (const text of linesIn(c.req.raw.body)) {
      line += 1;
      if (text.trim() !== "") await intake.take(readLine(text));
      else if ((empty += 1) > EMPTY_LINES) throw new Unreadable("is one of too many empty ones.");
    }
    await intake.flush();
    c.header("Cache-Control", "no-store");
    return c.json({ messages: intake.messages, entries: intake.entries });
  } catch (error) {
    const { messages, entries } = intake;
    const more = { line, messages, entries };
    if (error instanceof Unreadable) {
      return refuse(c, "bad-body", { detail: `Line ${line} ${error.message}`, more });
    }
    if (error instanceof NotTaken) return refuse(c, problemOf(error.code), { more });
    throw error;
  }
}

/** What a line has is not what an export has there. The message goes on from the line's number. */
class Unreadable extends Error {}

/** The room would not take what it was given. */
class NotTaken extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

class Intake {
  /** That are in the room now, whether or not they were before. */
  messages = 0;
  entries = 0;
  readonly #stub: DurableObjectStub<RoomObject>;
  readonly #ask: <T>(ask: (by: Caller) => Promise<Turned<T>>) => Promise<T>;
  readonly #room: RoomName;
  readonly #author: Caller;
  #batch: Draft[] = [];
  #chars = 0;
  #lastSeq = 0;

  constructor(c: Asked, room: RoomName, author: Caller) {
    this.#stub = c.env.ROOMS.getByName(room);
    this.#ask = (ask) => asked(c, author, ask);
    this.#room = room;
    this.#author = author;
  }

  async take(line: CopyLine): Promise<void> {
    switch (line.type) {
      case "room":
      case "end":
        // Also of a copy with nothing in it: who may not is told so.
        return this.flush();
      case "message":
        return this.#takeMessage(line);
      case "entry":
        await this.flush();
        return this.#takeEntry(line);
    }
  }

  async flush(): Promise<void> {
    const batch = { from: this.messages, messages: this.#batch };
    for (let tries = 1; ; tries += 1) {
      const { code } = await this.#ask(async (by) => this.#stub.takeIn(by, batch));
      if (code === undefined) break;
      if (code !== "slow-down" || tries === TRIES) throw new NotTaken(code);
      await new Promise((done) => setTimeout(done, 1_000));
    }
    this.messages += this.#batch.length;
    this.#batch = [];
    this.#chars = 0;
  }

  async #takeMessage({
    seq,
    id,
    by,
    name,
    at,
    body,
  }: Extract<CopyLine, { type: "message" }>): Promise<void> {
    // Older rooms took what stands for lost bytes; it is as long as another sign.
    const fault = body === "" ? undefined : faultInBody(body.replaceAll("\uFFFD", "\uFFFC"));
    if (fault !== undefined) throw new Unreadable(`has a body that cannot be said (${fault}).`);
    const cleaned = cleanName(name.replaceAll("\uFFFD", ""));
    if (cleaned === undefined) throw new Unreadable("has a name that cannot be shown (bad-name).");
    if (seq <= this.#lastSeq) throw new Unreadable("is out of order, or there twice.");
    if (!Number.isSafeInteger(at) || at < 0) throw new Unreadable("has no time.");
    this.#lastSeq = seq;
    this.#batch.push({ id, by: strangerOf(this.#room, by), name: cleaned, at, body });
    this.#chars += body.length;
    if (this.#batch.length >= MESSAGES_AT_ONCE || this.#chars >= CHARS_AT_ONCE) await this.flush();
  }

  async #takeEntry({ key, value, by, name }: Entry): Promise<void> {
    if (!isKey(key) || value === undefined || bytesOfValue(value) > LIMITS.valueBytes) {
      throw new Unreadable("is no entry that can be set.");
    }
    const cleaned = cleanName(name.replaceAll("\uFFFD", ""));
    if (cleaned === undefined) throw new Unreadable("has a name that cannot be shown (bad-name).");
    const there = await patiently(
      async () => this.#stub.entry(key, this.#author),
      () => true,
    );
    if (there?.value === undefined || jsonOf(there.value) !== jsonOf(value)) {
      const own = { id: strangerOf(this.#room, by), name: cleaned };
      const write = { type: "set", id: newId(), key, value } as const;
      const outcome = await this.#ask(async (caller) =>
        this.#stub.write(caller, write, false, isGoverned(key) ? undefined : own),
      );
      if (outcome.did === "refuse") throw new NotTaken(outcome.code);
    }
    this.entries += 1;
  }
}

function readLine(text: string): CopyLine {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), CopyLine), text);
  if (result.success) return result.output;
  throw new Unreadable("is none of an export: send it as it was given to you.");
}

/** No more than one line is kept. */
async function* linesIn(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let rest = "";
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new Unreadable("or the next is no UTF-8.");
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
