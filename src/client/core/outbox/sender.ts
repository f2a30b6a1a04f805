/**
 * Sends requests: each kind in its own order, the kinds in turn, each once per connection, no faster than the
 * room accepts.
 */
import type { Act, Say, Write } from "../../../protocol/wire/client-frames.ts";
import type { Welcome } from "../../../protocol/wire/frames.ts";
import type { MessageId, Seq } from "../../../protocol/ids.ts";
import type { Clock } from "../ports.ts";
import { Timers } from "../timers.ts";
import { SendingLane } from "./lane.ts";
import { Pace } from "./pace.ts";
import { frameOf, type RequestKind, KINDS, requestKindOf, type Unanswered } from "./pending.ts";

export interface SenderPorts {
  readonly clock: Clock;
  /** Returns whether it was sent: not without a connection, nor before a welcome. */
  send(frame: Say | Write | Act): boolean;
  /** The cursor's seq. */
  seq(): Seq;
  /** A wait is over: more may be sent by {@link Sender.flush}. */
  due(): void;
  /** Called before a request is sent: whether it must not be. */
  isSetAside(it: Unanswered): boolean;
}

export class Sender {
  readonly #ports: SenderPorts;
  readonly #lanes = {
    messages: new SendingLane(),
    writes: new SendingLane(),
    acts: new SendingLane(),
  };
  /** How often each was sent without an answer, on any connection so far: the room may have carried these out. */
  readonly #attempts = new Map<MessageId, number>();
  readonly #pace = new Pace();
  readonly #timers: Timers<"pace" | RequestKind>;
  /**
   * The kinds in the order of their turns. Without turns, where the rate is limited, a write would wait for
   * all messages.
   */
  #turns: readonly RequestKind[] = KINDS;
  /** Nothing is sent before a welcome, so that earlier requests go first. */
  #isWelcome = false;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
    this.#timers = new Timers(ports.clock);
  }

  of(kind: RequestKind): Iterable<Unanswered> {
    return this.#lanes[kind].values();
  }

  get all(): readonly Unanswered[] {
    return KINDS.flatMap((kind) => [...this.of(kind)]);
  }

  find(id: MessageId): Unanswered | undefined {
    return KINDS.map((kind) => this.#lanes[kind].get(id)).find((it) => it !== undefined);
  }

  wasAttempted({ id }: Unanswered): boolean {
    return this.#attempts.has(id);
  }

  append(it: Unanswered): void {
    this.#lanes[requestKindOf(it)].append(it);
  }

  /**
   * Puts `them` before all others, whatever their time: an earlier page requested them, and may have sent
   * them.
   */
  adopt(them: readonly Unanswered[]): void {
    for (const kind of KINDS) {
      this.#lanes[kind].prepend(them.filter((it) => requestKindOf(it) === kind));
    }
    this.suspect(them);
  }

  /** Replaces the request with the same id, in its place. */
  replace(it: Unanswered): void {
    this.#lanes[requestKindOf(it)].replace(it);
  }

  remove(it: Unanswered): void {
    this.#lanes[requestKindOf(it)].remove(it.id);
    this.#attempts.delete(it.id);
  }

  /** Replaces the request with the same id, and puts it last. */
  renew(it: Unanswered): void {
    this.#lanes[requestKindOf(it)].remove(it.id);
    this.append(it);
  }

  /** Another visit may have sent `them`. */
  suspect(them: readonly Unanswered[]): void {
    for (const { id } of them) this.#attempt(id);
  }

  /** On a welcome: every request is to be sent on its connection. */
  start(limits: Welcome["limits"]): void {
    this.#pace.learn(limits);
    for (const kind of KINDS) this.#lanes[kind].restart();
    this.#isWelcome = true;
  }

  /** A hello is being sent: nothing is sent before its welcome. */
  hold(): void {
    this.#isWelcome = false;
  }

  /** Stops sending, and ends every timer. */
  stop(): void {
    this.hold();
    this.#timers.clearAll();
  }

  /** One sending of `it` was refused, so that one was not carried out. */
  refused({ id }: Unanswered): void {
    const others = (this.#attempts.get(id) ?? 1) - 1;
    if (others > 0) this.#attempts.set(id, others);
    else this.#attempts.delete(id);
  }

  /** Sends `it` again after so long, before all that follow it. */
  takeBack(it: Unanswered, milliseconds: number): void {
    const kind = requestKindOf(it);
    const lane = this.#lanes[kind];
    if (!lane.holdFrom(it.id)) return;
    this.#timers.set(kind, milliseconds, () => {
      lane.release();
      this.#ports.due();
    });
  }

  /** Sends nothing for so long. */
  rest(milliseconds: number): void {
    this.#pace.exhaust(this.#ports.clock.now() + milliseconds);
  }

  flush(): void {
    const now = this.#ports.clock.now();
    while (this.#isWelcome && this.#turns.some((kind) => this.#sendNext(kind, now)));
  }

  /** Returns whether there may be more to send. */
  #sendNext(kind: RequestKind, now: number): boolean {
    const lane = this.#lanes[kind];
    const it = lane.next();
    if (it === undefined) return false;
    if (this.#ports.isSetAside(it)) return true;
    const wait = this.#pace.wait(now);
    if (wait > 0) {
      this.#timers.set("pace", wait, () => this.#ports.due());
      return false;
    }
    const isAgain = this.wasAttempted(it);
    if (!this.#ports.send(frameOf(it, isAgain))) return false;
    // It cannot have been carried out before now.
    if (!isAgain) lane.replace({ ...it, after: this.#ports.seq() });
    lane.sent(it.id);
    this.#attempt(it.id);
    this.#pace.spend(it, now);
    this.#turns = [...this.#turns.filter((other) => other !== kind), kind];
    return true;
  }

  #attempt(id: MessageId): void {
    this.#attempts.set(id, (this.#attempts.get(id) ?? 0) + 1);
  }
}
