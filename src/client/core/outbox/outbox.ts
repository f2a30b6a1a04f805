/**
 * Whatever a member asks of the room, from the moment it is asked for until the room has answered: kept in a store, sent in
 * order, each thing once for each connection, and again after a loss or a refusal that time cures. The room does each once.
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
  type Kind,
  KINDS,
  kindOf,
  onlyLooks,
  type Pending,
  staleness,
  type Unanswered,
} from "./pending.ts";
import { Sender } from "./sender.ts";
import { forgiving, type OutboxStore } from "./store.ts";

/** Milliseconds to wait for what an earlier page left; a healthy store takes a few. */
const ADOPT_WITHIN = 3_000;
/** Messages that are shown at most, the oldest: a person writes fewer, and a program shows none. */
const SHOWN = 1_000;

const ENDED = "The connection has ended, and nobody knows what was done.";
const LOST = "The connection was lost, and nobody knows what was done. Look, and decide again.";
const REPLACED = "The room's data was replaced: the value that this was made from is gone.";

/** What an outbox needs of its surroundings: a clock, and the room as it is seen. */
export interface OutboxPorts {
  readonly clock: Clock;
  state(): Pick<RoomState, "connection" | "you" | "timeline" | "entries">;
  /** Tells whether it went out: only while we are in the room, and do not wait for a welcome. */
  send(frame: Say | Write | Act): boolean;
  /** These messages wait now, in their order. */
  show(messages: readonly Pending[]): void;
}

/** Whoever waits for an answer hears one of these, once. */
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
  /** Whether the messages are as they were last shown. */
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

  /** What an earlier page left goes out before anything that is asked for here. */
  async begin(): Promise<void> {
    const begin = (): void => {
      this.#hasBegun = true;
      this.#flush();
    };
    // A store that hangs must not silence us; what it gives later is sent later.
    this.#timers.set("begin", ADOPT_WITHIN, begin);
    await this.adopt();
    this.#timers.clear("begin");
    begin();
  }

  /** Looks after what our other visits left behind. */
  async adopt(): Promise<void> {
    const adopted = (await this.#store.adopt())
      .filter(({ id }) => this.#sender.find(id) === undefined)
      .toSorted((a, b) => a.at - b.at);
    if (adopted.length === 0) return;
    this.#sender.adopt(adopted);
    this.#isShown = false;
    const { timeline, entries } = this.#ports.state();
    this.acknowledge(timeline.messages, [...entries.values()]);
    this.#flush();
  }

  /**
   * Says `body`.
   *
   * @param at when it is said, milliseconds since 1970
   * @param asker hears what becomes of it; without one, what is refused waits for a person
   * @returns once it is safe in the store
   */
  say(id: MessageId, body: string, at: number, asker?: Asker): Promise<void> {
    return this.#ask({ id, body, at: this.#momentFrom(at), after: this.#seq }, asker);
  }

  /** Has `frame` done, a write or an action. */
  request(frame: Write | Act, asker: Asker): void {
    if (this.#hasEnded) return asker.refused(new RefusedError("closed", ENDED));
    const { epoch } = this.#ports.state().timeline.cursor ?? {};
    const at = this.#momentFrom(this.#ports.clock.now());
    void this.#ask({ id: frame.id, at, after: this.#seq, frame, epoch }, asker);
  }

  /** Sends a message again that the room refused, or that waited for a person, behind all that was said since. */
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

  /** A welcome is due: nothing goes out before it. */
  hold(): void {
    this.#sender.hold();
  }

  /** The connection was lost, perhaps for good; then whoever waits is told. */
  lost(): void {
    this.#sender.stop();
    if (this.#hasEnded) this.#giveUp(ENDED, ({ id }) => this.#askers.has(id));
  }

  /** Others of our visits may look after what is here: it may be done by then. */
  suspect(): void {
    this.#sender.suspect(this.#sender.all);
  }

  /** What is not answered stays in the store, for another visit; whoever waits for it here is told. */
  end(): void {
    this.#timers.clearAll();
    this.#sender.stop();
    for (const asker of this.#askers.values()) asker.refused(new RefusedError("closed", ENDED));
    this.#askers.clear();
  }

  /** Takes in what `frame` answers. */
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

  /** What is ours among these is done, also if it is old news: the room answers a repeat with the original. */
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

  /** @returns once it is safe in the store */
  async #ask(it: Unanswered, asker?: Asker): Promise<void> {
    this.#sender.append(it);
    if (asker !== undefined) this.#askers.set(it.id, asker);
    if (isMessage(it)) this.#isShown = false;
    this.#flush();
    if (!onlyLooks(it)) await this.#store.put(it);
  }

  /** What `welcome` does not bring goes out on its connection. */
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
    if (retryAfter === undefined) {
      if (it !== undefined) this.#refuse(it, new RefusedError(code, detail, entry));
      return this.#flush();
    }
    if (code === "slow-down") this.#sender.rest(retryAfter * 1_000);
    if (it !== undefined) this.#sender.takeBack(it, retryAfter * 1_000);
  }

  /** For good: whoever waits for it is told, and a message that nobody waits for waits for a person. */
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

  /** Whether it may have been done by a room that does not know an action again. */
  #isUnknown(it: Unanswered): boolean {
    return kindOf(it) === "acts" && !onlyLooks(it) && this.#sender.wasAttempted(it);
  }

  /** What goes against a rev goes against nothing in another life of the room's data. */
  #refuseOutdated(epoch: Epoch): void {
    const { entries } = this.#ports.state();
    for (const it of this.#sender.of("writes")) {
      if (isMessage(it) || it.frame.type === "act" || !it.frame.rev) continue;
      if (it.epoch === undefined || it.epoch === epoch) continue;
      this.#refuse(it, new RefusedError("conflict", REPLACED, entries.get(it.frame.key)));
    }
  }

  /** @returns whoever waited for it */
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

  /** So that a person is asked about it, also while there is no connection. */
  #setAsideOld(kind: Kind): void {
    for (const it of this.#sender.of(kind)) {
      // Those behind it are younger.
      if (it.refused === undefined && !this.#isSetAside(it)) return;
    }
  }

  /** What has waited for too long does not go out by itself. */
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

  #isWaiting(id: MessageId, kind: Kind): boolean {
    const it = this.#sender.find(id);
    return it !== undefined && kindOf(it) === kind;
  }

  get #seq(): Seq {
    return this.#ports.state().timeline.cursor?.seq ?? 0;
  }

  get #hasEnded(): boolean {
    return this.#ports.state().connection.status === "closed";
  }

  /** `at`, and after everything that was asked for here before: also if the clock stands, or is set back. */
  #momentFrom(at: number): number {
    this.#lastMoment = Math.max(at, this.#lastMoment + 1);
    return this.#lastMoment;
  }
}
