/**
 * Sends what waits: each kind in its own order, in turn, no faster than the room takes it, each thing once for each connection.
 */
import type { Act, Say, Write } from "../../../protocol/wire/client-frames.ts";
import type { Welcome } from "../../../protocol/wire/frames.ts";
import type { MessageId, Seq } from "../../../protocol/ids.ts";
import type { Clock } from "../ports.ts";
import { Timers } from "../timers.ts";
import { Lane } from "./lane.ts";
import { Pace } from "./pace.ts";
import { frameOf, isMessage, type Kind, KINDS, kindOf, type Unanswered } from "./pending.ts";

export interface SenderPorts {
  readonly clock: Clock;
  /** Tells whether it went out: only while we are in the room, and do not wait for a welcome. */
  send(frame: Say | Write | Act): boolean;
  /** The cursor's seq. */
  seq(): Seq;
  /** Time has passed: what waited for it may go out by {@link Sender.flush}. */
  due(): void;
  /** Asked before something goes out: whether it is to wait for a person instead. */
  isSetAside(it: Unanswered): boolean;
}

export class Sender {
  readonly #ports: SenderPorts;
  readonly #lanes = { messages: new Lane(), writes: new Lane(), acts: new Lane() };
  /** Under way on some connection, ever: the room may have these though we do not know it. */
  readonly #attempted = new Set<MessageId>();
  readonly #pace = new Pace();
  readonly #timers: Timers<"pace" | Kind>;
  /** Whose turn it is: where the room takes so many a second, no kind waits for all of another. */
  #turns: readonly Kind[] = KINDS;
  /** Nothing goes out before a welcome, so that what waited goes first. */
  #isWelcome = false;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
    this.#timers = new Timers(ports.clock);
  }

  of(kind: Kind): Iterable<Unanswered> {
    return this.#lanes[kind].values();
  }

  get all(): readonly Unanswered[] {
    return KINDS.flatMap((kind) => [...this.of(kind)]);
  }

  find(id: MessageId): Unanswered | undefined {
    return KINDS.map((kind) => this.#lanes[kind].get(id)).find((it) => it !== undefined);
  }

  wasAttempted({ id }: Unanswered): boolean {
    return this.#attempted.has(id);
  }

  append(it: Unanswered): void {
    this.#lanes[kindOf(it)].append(it);
  }

  /** Puts `them` before all that waits, whatever their clock said: an earlier page asked for them, and may have sent them. */
  adopt(them: readonly Unanswered[]): void {
    for (const kind of KINDS) {
      this.#lanes[kind].prepend(them.filter((it) => kindOf(it) === kind));
    }
    this.suspect(them);
  }

  /** Puts `it` where the one with its id is. */
  replace(it: Unanswered): void {
    this.#lanes[kindOf(it)].replace(it);
  }

  remove(it: Unanswered): void {
    this.#lanes[kindOf(it)].remove(it.id);
    this.#attempted.delete(it.id);
  }

  /** Puts `it` behind all that waits, in place of the one with its id. */
  renew(it: Unanswered): void {
    this.#lanes[kindOf(it)].remove(it.id);
    this.append(it);
  }

  /** Others may have sent `them`. */
  suspect(them: readonly Unanswered[]): void {
    for (const { id } of them) this.#attempted.add(id);
  }

  /** A connection was welcomed: all that waits goes out on it. */
  start(limits: Welcome["limits"]): void {
    this.#pace.learn(limits);
    for (const kind of KINDS) this.#lanes[kind].restart();
    this.#isWelcome = true;
  }

  /** A welcome is due: nothing goes out before it. */
  hold(): void {
    this.#isWelcome = false;
  }

  /** There is no connection, and no timer is left. */
  stop(): void {
    this.hold();
    this.#timers.clearAll();
  }

  /** The room does not take `it` for so long: it goes again then, and before all that followed it. */
  takeBack(it: Unanswered, milliseconds: number): void {
    const kind = kindOf(it);
    const lane = this.#lanes[kind];
    if (!lane.holdFrom(it.id)) return;
    this.#timers.set(kind, milliseconds, () => {
      lane.release();
      this.#ports.due();
    });
  }

  /** The room takes nothing for so long. */
  rest(milliseconds: number): void {
    this.#pace.exhaust(this.#ports.clock.now() + milliseconds);
  }

  flush(): void {
    const now = this.#ports.clock.now();
    while (this.#isWelcome && this.#turns.some((kind) => this.#sendNext(kind, now)));
  }

  /** Tells whether there may be more to send. */
  #sendNext(kind: Kind, now: number): boolean {
    const lane = this.#lanes[kind];
    const it = lane.next();
    if (it === undefined) return false;
    if (this.#ports.isSetAside(it)) return true;
    const wait = this.#pace.wait(now);
    if (wait > 0) {
      this.#timers.set("pace", wait, () => this.#ports.due());
      return false;
    }
    const isAgain = this.#attempted.has(it.id);
    if (!this.#ports.send(frameOf(it, isAgain))) return false;
    // It cannot have been done before this.
    if (!isAgain && !isMessage(it)) lane.replace({ ...it, after: this.#ports.seq() });
    lane.sent(it.id);
    this.#attempted.add(it.id);
    this.#pace.spend(it, now);
    this.#turns = [...this.#turns.filter((other) => other !== kind), kind];
    return true;
  }
}
