/**
 * Every message, write and action, from the call until the room has answered: kept in a store, sent in order,
 * once per connection, and again after a loss or a refusal with `retryAfter`. The room carries out each once.
 */
import type { Act, Say, Write } from "../../../protocol/wire/client-frames.ts";
import type { Refused, ServerFrame, Welcome } from "../../../protocol/wire/frames.ts";
import type { Entry, Json } from "../../../protocol/records/entry.ts";
import type { Epoch, MessageId, Seq } from "../../../protocol/ids.ts";
import type { Message } from "../../../protocol/records/message.ts";
import type { Clock } from "../ports.ts";
import { RefusedError } from "../refused-error.ts";
import type { RoomState } from "../room-state.ts";
import { Timers } from "../timers.ts";
import {
  isMessage,
  type RequestKind,
  KINDS,
  requestKindOf,
  onlyLooks,
  type Pending,
  staleness,
  type Unanswered,
} from "./pending.ts";
import { Sender } from "./sender.ts";
import { forgiving, type OutboxStore } from "./store.ts";

/** Milliseconds to wait for the store; a healthy one takes a few. */
const ADOPT_WITHIN = 3_000;
/** The number of messages that are shown at most: a person writes fewer, and a program shows none. */
const SHOWN = 1_000;

const ENDED = "The connection has ended, and nobody knows what was done.";
const LOST = "The connection was lost, and nobody knows what was done. Look, and decide again.";
const REPLACED = "The room's data was replaced: the value that this was made from is gone.";

/** What an outbox needs of its room. */
export interface OutboxPorts {
  readonly clock: Clock;
  state(): Pick<RoomState, "connection" | "you" | "timeline" | "entries">;
  /** Returns whether it was sent: not without a connection, nor before a welcome. */
  send(frame: Say | Write | Act): boolean;
  /** Shows the messages that wait, in their order. */
  show(messages: readonly Pending[]): void;
}

/** Gets the answer: one of these is called, once. */
export interface Asker {
  stored?(message: Message): void;
  written?(rev: Seq): void;
  done?(result: Json | undefined): void;
  refused(error: RefusedError): void;
}

export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #store: OutboxStore;
  readonly #sender: Sender;
  readonly #askers = new Map<MessageId, Asker>();
  readonly #timers: Timers<"begin">;
  #lastMoment = 0;
  #hasBegun = false;
  /** Whether the shown messages are up to date. */
  #isShown = true;

  constructor(ports: OutboxPorts, store: OutboxStore) {
    this.#ports = ports;
    this.#store = forgiving(store);
    this.#timers = new Timers(ports.clock);
    this.#sender = new Sender({
      clock: ports.clock,
      send: (frame) => ports.send(frame),
      seq: () => this.#seq,
      due: () => this.#flush(),
      isSetAside: (it) => this.#isSetAside(it),
    });
  }

  /** Sends what an earlier page left before anything of this page. */
  async begin(): Promise<void> {
    const begin = (): void => {
      this.#hasBegun = true;
      this.#flush();
    };
    // A store that hangs must not hold up sending; what it returns later is sent later.
    this.#timers.set("begin", ADOPT_WITHIN, begin);
    await this.adopt();
    this.#timers.clear("begin");
    begin();
  }

  /** Takes over what other visits of the member left. */
  async adopt(): Promise<void> {
    const adopted = (await this.#store.adopt())
      .filter(({ id }) => this.#sender.find(id) === undefined)
      .toSorted((a, b) => a.at - b.at);
    if (adopted.length === 0) return;
    this.#sender.adopt(adopted);
    this.#isShown = false;
    const { timeline, entries } = this.#ports.state();
    this.acknowledge(timeline.messages, [...entries.values()]);
  }

  /**
   * Sends a message.
   *
   * @param at when it was written, milliseconds since 1970
   * @param asker gets the answer; without one, a refused message waits for a person to resend or discard it
   * @returns once it is in the store
   */
  say(id: MessageId, body: string, at: number, asker?: Asker): Promise<void> {
    return this.#ask({ id, body, at: this.#momentFrom(at), after: this.#seq }, asker);
  }

  /** Sends a write or an action. */
  request(frame: Write | Act, asker: Asker): void {
    if (this.#hasEnded) return asker.refused(new RefusedError("closed", ENDED));
    const { epoch } = this.#ports.state().timeline.cursor ?? {};
    const at = this.#momentFrom(this.#ports.clock.now());
    void this.#ask({ id: frame.id, at, after: this.#seq, frame, epoch }, asker);
  }

  /** Sends a refused or stale message again, after all that were sent since. */
  resend(id: MessageId): void {
    const former = this.#sender.find(id);
    if (former === undefined || !isMessage(former)) return;
    const { body, after } = former;
    const again = { id, body, after, at: this.#momentFrom(this.#ports.clock.now()) };
    this.#sender.renew(again);
    this.#isShown = false;
    this.#flush();
    void this.#store.put(again);
  }

  discard(id: MessageId): void {
    this.#settle(id);
    this.#flush();
  }

  /** A hello is being sent: nothing is sent before its welcome. */
  hold(): void {
    this.#sender.hold();
  }

  /** The connection was lost. If that is for good, pending calls fail. */
  lost(): void {
    this.#sender.stop();
    if (this.#hasEnded) this.#giveUp(ENDED, ({ id }) => this.#askers.has(id));
  }

  /** Another visit may adopt and send these asks, so from now on they count as sent before. */
  suspect(): void {
    this.#sender.suspect(this.#sender.all);
  }

  /** Fails pending calls. Their requests stay in the store, for another visit. */
  end(): void {
    this.#timers.clearAll();
    this.#sender.stop();
    for (const asker of this.#askers.values()) asker.refused(new RefusedError("closed", ENDED));
    this.#askers.clear();
  }

  /** Applies the answers in `frame`. */
  receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        return this.#welcomed(frame);
      case "changes":
        return this.acknowledge(frame.records, frame.entries);
      case "written":
        return this.#answered(frame.id, (asker) => asker.written?.(frame.rev));
      case "done":
        return this.#answered(frame.id, (asker) => asker.done?.(frame.result));
      case "refused":
        return this.#refused(frame);
      case "page":
      case "presence":
      case "signals":
      case "lag":
      case "role":
      case "horizon":
    }
  }

  /**
   * Own messages and writes among these are done, also if the frame is old: the room answers a repeat with
   * the original.
   */
  acknowledge(records: readonly Message[], entries: readonly Entry[] = []): void {
    const { you } = this.#ports.state();
    for (const message of records) {
      const isOurs = message.by === you && this.#isWaiting(message.id, "messages");
      if (isOurs) this.#settle(message.id)?.stored?.(message);
    }
    for (const { by, id, rev } of entries) {
      const isOurs = by === you && this.#isWaiting(id, "writes");
      if (isOurs) this.#settle(id)?.written?.(rev);
    }
    this.#flush();
  }

  /** @returns once it is in the store */
  async #ask(it: Unanswered, asker?: Asker): Promise<void> {
    this.#sender.append(it);
    if (asker !== undefined) this.#askers.set(it.id, asker);
    if (isMessage(it)) this.#isShown = false;
    this.#flush();
    if (!onlyLooks(it)) await this.#store.put(it);
  }

  /** Sends what `welcome` does not acknowledge. */
  #welcomed({ limits, epoch, records, entries }: Welcome): void {
    this.acknowledge(records, entries);
    if (limits.acts === undefined) this.#giveUp(LOST, (it) => this.#isUnknown(it));
    this.#refuseOutdated(epoch);
    this.#sender.start(limits);
    this.#flush();
    void this.adopt();
  }

  #answered(id: MessageId, tell: (asker: Asker) => void): void {
    const asker = this.#settle(id);
    if (asker !== undefined) tell(asker);
    this.#flush();
  }

  #refused({ id = "", code, detail, retryAfter, entry }: Refused): void {
    const it = this.#sender.find(id);
    if (it !== undefined) this.#sender.refused(it);
    if (retryAfter === undefined) {
      if (it !== undefined) this.#refuse(it, new RefusedError(code, detail, entry));
      return this.#flush();
    }
    if (code === "slow-down") this.#sender.rest(retryAfter * 1_000);
    if (it !== undefined) this.#sender.takeBack(it, retryAfter * 1_000);
  }

  /** Refuses for good. A message without an asker stays, for a person to resend or discard it. */
  #refuse(it: Unanswered, error: RefusedError): void {
    if (!isMessage(it) || this.#askers.has(it.id)) return this.#settle(it.id)?.refused(error);
    this.#sender.replace({ ...it, refused: { code: error.code, detail: error.message } });
    this.#isShown = false;
  }

  #giveUp(detail: string, which: (it: Unanswered) => boolean): void {
    for (const it of this.#sender.all.filter(which)) {
      this.#refuse(it, new RefusedError("closed", detail));
    }
  }

  /**
   * Whether a room of an earlier release may have carried it out: it does not recognize an action that is
   * sent again.
   */
  #isUnknown(it: Unanswered): boolean {
    return requestKindOf(it) === "acts" && !onlyLooks(it) && this.#sender.wasAttempted(it);
  }

  /** A rev of former data means nothing once the room's data was replaced. */
  #refuseOutdated(epoch: Epoch): void {
    const { entries } = this.#ports.state();
    for (const it of this.#sender.of("writes")) {
      if (isMessage(it) || it.frame.type === "act" || !it.frame.rev) continue;
      if (it.epoch === undefined || it.epoch === epoch) continue;
      this.#refuse(it, new RefusedError("conflict", REPLACED, entries.get(it.frame.key)));
    }
  }

  /** @returns its asker */
  #settle(id: MessageId): Asker | undefined {
    const asker = this.#askers.get(id);
    this.#askers.delete(id);
    const it = this.#sender.find(id);
    if (it !== undefined) this.#sender.remove(it);
    if (it !== undefined && isMessage(it)) this.#isShown = false;
    void this.#store.remove(id);
    return asker;
  }

  #flush(): void {
    if (this.#hasBegun) {
      for (const kind of KINDS) this.#setAsideOld(kind);
      this.#sender.flush();
    }
    if (this.#isShown) return;
    this.#isShown = true;
    this.#ports.show(this.#someMessages());
  }

  /** Also without a connection, so that its writer can decide. */
  #setAsideOld(kind: RequestKind): void {
    for (const it of this.#sender.of(kind)) {
      // Those after it are younger.
      if (it.refused === undefined && !this.#isSetAside(it)) return;
    }
  }

  /** Refuses an ask that has waited for too long; returns whether it has. */
  #isSetAside(it: Unanswered): boolean {
    const stale = staleness(it, this.#ports.clock.now());
    if (stale !== undefined) this.#refuse(it, new RefusedError(stale.code, stale.detail));
    return stale !== undefined;
  }

  #someMessages(): readonly Pending[] {
    const some: Pending[] = [];
    for (const it of this.#sender.of("messages")) {
      if (some.length === SHOWN) break;
      if (isMessage(it)) some.push(it);
    }
    return some;
  }

  #isWaiting(id: MessageId, kind: RequestKind): boolean {
    const it = this.#sender.find(id);
    return it !== undefined && requestKindOf(it) === kind;
  }

  get #seq(): Seq {
    return this.#ports.state().timeline.cursor?.seq ?? 0;
  }

  get #hasEnded(): boolean {
    return this.#ports.state().connection.status === "closed";
  }

  /** `at`, but later than every earlier request, also if the clock stands or is set back. */
  #momentFrom(at: number): number {
    this.#lastMoment = Math.max(at, this.#lastMoment + 1);
    return this.#lastMoment;
  }
}
