/**
 * What is said, as lines to read: `14:05 Nora: hi`, with a line for each new day.
 */
import { legible, stateOf } from "../../protocol/records/message.ts";
import { Namesakes } from "../../protocol/names/namesakes.ts";
import type { Member, Message } from "../../client/program/index.ts";
import { toldName, withMarks, withoutSpeech } from "../../protocol/names/taken-names.ts";
import type { Paint } from "./paint.ts";
import { safeLine, safeText } from "./safe.ts";

/** The width of `14:05 `, under which the further lines of a message stand. */
const MARGIN = " ".repeat(6);

export class Transcript {
  readonly #paint: Paint;
  readonly #day: Intl.DateTimeFormat;
  readonly #time: Intl.DateTimeFormat;
  readonly #namesakes = new Namesakes();
  #lastDay = "";

  /** @param timeZone an IANA name; the machine's unless told */
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

  /** The lines of `message`, under that of its day if it is the first of it. */
  said({ by, name, role, at, body }: Message): string {
    const text = legible(stateOf(body), safeText).replaceAll("\n", `\n${MARGIN}`);
    return `${this.#newDay(at)}${this.#time.format(at)} ${this.name({ id: by, name, role })}: ${text}`;
  }

  /** Something that happened at `at`, as in `Nora joined`. */
  told(at: number, text: string): string {
    return `${this.#newDay(at)}${this.#paint.soft(`${this.#time.format(at)} ${text}`)}`;
  }

  /** A member as they are told from all others seen so far: with a tag, if the name alone does not do. */
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
