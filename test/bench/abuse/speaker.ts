/**
 * A member who sends messages at intervals and times each acknowledgement from when the message was due. Like
 * a good client, it repeats messages that were refused for now, and reopens its socket.
 */
import type { Refused, ServerFrame } from "../../../src/protocol/wire/frames.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { newId, newToken } from "./secrets.ts";
import { Tally } from "./tally.ts";
import { visit, type Visit, type Visitor } from "./visit.ts";

export interface Speech extends Omit<Visitor, "token"> {
  /** Milliseconds between two messages. */
  readonly every: number;
  /** Characters of each message. */
  readonly chars: number;
  /** Each message claims to be a repeat, first sent this many seqs before the head. */
  readonly behind?: number;
}

interface Waiting {
  readonly frame: string;
  /** Milliseconds since the process began. */
  readonly since: number;
}

/** Milliseconds. */
const COMES_BACK_AFTER = 500;

export class Speaker {
  readonly #speech: Speech;
  readonly #tally: Tally;
  readonly #token = newToken();
  readonly #timer: NodeJS.Timeout;
  readonly #waiting = new Map<string, Waiting>();
  #times: number[] = [];
  #visit: Visit;
  /** While away or held up, it keeps its messages for later. */
  #is: "away" | "here" | "held-up" | "gone" = "away";
  #head = 0;

  constructor(speech: Speech, tally = new Tally()) {
    this.#speech = speech;
    this.#tally = tally;
    this.#visit = this.#come();
    this.#timer = setInterval(() => this.#say(), speech.every);
  }

  /**
   * The duration of each acknowledgement since the last call, and of those still pending, in milliseconds.
   */
  take(): number[] {
    const now = performance.now();
    const times = [...this.#times, ...[...this.#waiting.values()].map(({ since }) => now - since)];
    this.#times = [];
    return times;
  }

  leave(): void {
    this.#is = "gone";
    clearInterval(this.#timer);
    this.#visit.end();
  }

  #come(): Visit {
    return visit(
      { ...this.#speech, token: this.#token },
      {
        onFrame: (frame) => this.#hear(frame),
        onEnd: (code) => {
          this.#tally.refused(`${code}`);
          this.#is = "away";
          setTimeout(() => {
            if (this.#is === "away") this.#visit = this.#come();
          }, COMES_BACK_AFTER);
        },
      },
    );
  }

  #say(): void {
    const { chars, behind } = this.#speech;
    const id = newId();
    const body = "x".repeat(chars);
    const after = behind === undefined ? {} : { after: Math.max(0, this.#head - behind) };
    const frame = encode({ type: "say", id, body, ...after });
    this.#waiting.set(id, { frame, since: performance.now() });
    if (this.#is === "here") this.#visit.send(frame);
  }

  #hear(frame: ServerFrame): void {
    if (frame.type === "refused") this.#takeNo(frame);
    if (frame.type !== "welcome" && frame.type !== "changes") return;
    const now = performance.now();
    for (const { id } of frame.records) {
      const since = this.#waiting.get(id)?.since;
      if (since === undefined) continue;
      this.#waiting.delete(id);
      this.#times.push(now - since);
      this.#tally.answered();
    }
    if (frame.type === "changes") this.#head = frame.to;
    else {
      this.#head = frame.head;
      this.#sayAgain();
    }
  }

  #takeNo({ id, code, retryAfter }: Refused): void {
    // This message waits for another, whose refusal was counted.
    if (code === "out-of-turn") return;
    this.#tally.refused(code);
    if (retryAfter === undefined) {
      if (id !== undefined) this.#waiting.delete(id);
      return;
    }
    if (this.#is !== "here") return;
    this.#is = "held-up";
    setTimeout(() => {
      if (this.#is === "held-up") this.#sayAgain();
    }, retryAfter * 1_000);
  }

  #sayAgain(): void {
    this.#is = "here";
    for (const { frame } of this.#waiting.values()) this.#visit.send(frame);
  }
}
