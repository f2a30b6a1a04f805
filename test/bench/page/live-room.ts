/**
 * A room in this process, in real time, with members who talk.
 */
import type { WebSocket } from "ws";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { PING } from "../../../src/protocol/wire/frames.ts";
import { LIMITS } from "../../../src/protocol/limits.ts";
import type { Message } from "../../../src/protocol/records/message.ts";
import type { ConnectionId } from "../../../src/room/turn/connection.ts";
import { Chance } from "../../chaos/chance.ts";
import { pause } from "../../chaos/pause.ts";
import { hello, say } from "../../support/members.ts";
import type { PageBounds } from "../../../src/room/memory/log.ts";
import type { Draft } from "../../../src/room/turn/unstored.ts";
import { MemoryLog } from "../../support/memory-log.ts";
import { RoomHost } from "../../support/room-host.ts";

const MEMBERS = 20;
/** Milliseconds between two messages of a room's history: close enough for groups, and over several days. */
const HISTORY_EVERY = 20_000;
const WORDS =
  "and the rest is what people say to each other all day when they sit in a room together though not at one table".split(
    " ",
  );
/** One message in this many contains a link. */
const LINKS_EVERY = 25;
const LONGEST = 40;

/** Finds a page without looking at all the messages, as a database does. No message is ever revised here. */
class LongLog extends MemoryLog {
  readonly #messages: Message[] = [];

  override append(draft: Draft): Message | undefined {
    const message = super.append(draft);
    if (message !== undefined) this.#messages.push(message);
    return message;
  }

  override page({ after, before, from }: PageBounds, limit: number): Message[] {
    // The first has seq 1.
    const end = Math.min(before - 1, this.#messages.length);
    return from === "newest"
      ? this.#messages.slice(Math.max(after, end - limit), end)
      : this.#messages.slice(after, Math.min(end, after + limit));
  }
}

export class LiveRoom {
  readonly #log = new LongLog();
  readonly #host = new RoomHost(this.#log, Date.now);
  readonly #chance = new Chance(1);
  readonly #talkers: ConnectionId[] = [];
  /** Characters that a talker has read and not reported. */
  readonly #unread = new Map<ConnectionId, number>();
  #flush: NodeJS.Timeout | undefined;

  /** Stores `count` messages, the newest of them just now. */
  remember(count: number): void {
    const now = Date.now();
    for (let left = count; left > 0; left -= 1) {
      const name = nameOf(this.#chance.below(MEMBERS));
      const by = hello(name).token.slice(0, 16);
      const at = now - left * HISTORY_EVERY;
      this.#log.append({ id: `history-${left}`, by, name, at, is: "said", body: this.#body() });
    }
  }

  /** Twenty members join. */
  fill(): void {
    for (let n = 0; n < MEMBERS; n += 1) {
      const id = this.#host.connect({
        received: (text) => this.#read(id, text.length),
        closed: () => {},
      });
      this.#host.receive(id, encode(hello(nameOf(n))));
      this.#talkers.push(id);
    }
    this.#settle();
  }

  enter(socket: WebSocket): void {
    const id = this.#host.connect({
      received: (text) => socket.send(text),
      closed: (code, reason) => socket.close(code, reason),
    });
    socket.on("message", (data) => {
      const text = data.toString();
      if (text === PING) this.#host.ping(id);
      else this.#host.receive(id, text);
      this.#settle();
    });
    socket.on("close", () => {
      this.#host.disconnect(id);
      this.#settle();
    });
    socket.on("error", () => socket.terminate());
  }

  /** The members send `rate` messages a second, evenly, for `seconds`. Returns the last body. */
  async talk(rate: number, seconds: number): Promise<string> {
    const began = performance.now();
    const count = rate * seconds;
    let last = "";
    for (let n = 0; n < count; n += 1) {
      await pause(Math.max(0, began + (n * 1_000) / rate - performance.now()));
      last = this.#say();
      this.#settle();
    }
    return last;
  }

  /** `count` messages in one moment. Returns the last body. */
  burst(count: number): string {
    let last = "";
    for (let n = 0; n < count; n += 1) last = this.#say();
    this.#settle();
    return last;
  }

  get head(): number {
    return this.#log.head;
  }

  #say(): string {
    const body = this.#body();
    const id = this.#talkers[this.#chance.below(this.#talkers.length)];
    if (id === undefined) throw new Error("Nobody is here to talk");
    this.#host.receive(id, encode(say(body, `said-${this.#log.head}-live`)));
    return body;
  }

  /** Of very different lengths, and all different. */
  #body(): string {
    const length = 1 + Math.floor(LONGEST * this.#chance.next() ** 2);
    const words = Array.from({ length }, () => WORDS[this.#chance.below(WORDS.length)] ?? "");
    const link =
      this.#chance.below(LINKS_EVERY) === 0 ? ` https://example.org/${this.#log.head}` : "";
    return `${this.#log.head}: ${words.join(" ")}${link}`;
  }

  /** Members that never report reading would be told that they lag. */
  #read(id: ConnectionId, chars: number): void {
    const unread = (this.#unread.get(id) ?? 0) + chars;
    this.#unread.set(id, unread % LIMITS.readEveryChars);
    if (unread < LIMITS.readEveryChars) return;
    const read = unread - (unread % LIMITS.readEveryChars);
    queueMicrotask(() => this.#host.receive(id, encode({ type: "read", chars: read })));
  }

  /** Whatever the room gathers is sent when this moment is over, as on the platform. */
  #settle(): void {
    const at = this.#host.flushAt;
    if (at === undefined || this.#flush !== undefined) return;
    this.#flush = setTimeout(
      () => {
        this.#flush = undefined;
        this.#host.flush();
        this.#settle();
      },
      Math.max(0, at - Date.now()),
    );
  }
}

function nameOf(member: number): string {
  return `Member ${member + 1}`;
}
