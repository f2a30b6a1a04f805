/**
 * Messages as lines to read: `14:05 Nora: hi`, with a line for each new day.
 */
import { legible, stateOf } from "../../protocol/records/message.ts";
import { Namesakes } from "../../protocol/names/namesakes.ts";
import type { Member, Message } from "../../client/program/index.ts";
import { toldName, withMarks, withoutSpeech } from "../../protocol/names/taken-names.ts";
import type { Paint } from "./paint.ts";
import { safeLine, safeText } from "./safe.ts";

/** The width of `14:05 `: further lines of a message are indented by it. */
const MARGIN = " ".repeat(6);

export class Transcript {
  readonly #paint: Paint;
  readonly #day: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #namesakes = new Namesakes();
  #lastDay = "";

  /** @param timeZone an IANA name (default: the machine's) */
  constructor(paint: Paint, timeZone?: string) {
    this.#paint = paint;
    const zone = timeZone === undefined ? {} : { timeZone };
    this.#day = new Intl.DateTimeFormat("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      ...zone,
    });
    this.#time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", ...zone });
  }

  /** The lines of `message`, after a line for its day if it is the first one of that day. */
  said({ by, name, role, at, body }: Message): string {
    const text = legible(stateOf(body), safeText).replaceAll("\n", `\n${MARGIN}`);
    return `${this.#newDay(at)}${this.#time.format(at)} ${this.name({ id: by, name, role })}: ${text}`;
  }

  /** A line for an event at `at`, for example `Nora joined`. */
  told(at: number, text: string): string {
    return `${this.#newDay(at)}${this.#paint.soft(`${this.#time.format(at)} ${text}`)}`;
  }

  /** A member's name, with a tag if another member seen so far has a name that looks like it. */
  name(member: Member): string {
    return this.#name(member, withoutSpeech);
  }

  /** The same, for {@link told}. */
  nameTold(member: Member): string {
    return this.#name(member, toldName);
  }

  #name({ id, name, role }: Member, shownAs: (line: string) => string): string {
    const line = safeLine(name);
    const marks = this.#namesakes.marksOf({ id, name: line, role });
    return this.#paint.member(id, withMarks(shownAs(line), marks));
  }

  #newDay(at: number): string {
    const day = this.#day.format(at);
    if (day === this.#lastDay) return "";
    this.#lastDay = day;
    return `${this.#paint.soft(`— ${day} —`)}\n`;
  }
}
