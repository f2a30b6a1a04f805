/**
 * The log as an array. The rules are tested against it, and SQLite's log must be equal to it.
 */
import type { Entry } from "../../src/protocol/records/entry.ts";
import { type Message, type MessageState, revOf } from "../../src/protocol/records/message.ts";
import type { Epoch, MemberId, MessageId, Seq } from "../../src/protocol/ids.ts";
import { charsIn, type Log, type PageBounds } from "../../src/room/memory/log.ts";
import type { Draft, EntryDraft } from "../../src/room/turn/unstored.ts";
import { fingerprintOf } from "../../src/room/memory/fingerprint.ts";
import type {
  RegisterChange,
  Counted,
  Death,
  DecisionKind,
  Registered,
} from "../../src/room/memory/register.ts";
import { type PastWrite, DONE_KEPT, type Places } from "../../src/room/memory/state-log.ts";

export class MemoryLog implements Log {
  readonly #epoch: Epoch;
  /** Whether the log has been created. Reading the epoch creates it. */
  #isOpened = false;
  head: Seq = 0;
  horizon: Seq = 0;
  /** Every message ever stored, in order, with its original body. */
  readonly said: Message[] = [];
  rowsRead = 0;
  charsRead = 0;
  /** Makes the next write fail, as a full disk would. */
  full = false;
  /** Makes the room as full as it may be. */
  isFull = false;
  /** Makes reading fail, as a damaged database would. */
  unreadable = false;
  /** Every write ever stored, in order, including those that were overwritten. */
  readonly written: Entry[] = [];
  /** Ascending by seq, including messages before the horizon that are not yet erased. */
  #messages: Message[] = [];
  readonly #places: Entry[] = [];
  #forgotten: Seq = 0;
  /** The horizon that a wake finds. */
  erasedTo: Seq = 0;
  readonly #register: { [K in DecisionKind]: Map<string, Registered[K]> } = {
    owned: new Map(),
    grant: new Map(),
    link: new Map(),
    mute: new Map(),
    ban: new Map(),
    did: new Map(),
    erased: new Map(),
    imported: new Map(),
    tried: new Map(),
  };

  constructor(epoch: Epoch = "0".repeat(32)) {
    this.#epoch = epoch;
  }

  get epoch(): Epoch {
    this.#isOpened = true;
    return this.#epoch;
  }

  get exists(): boolean {
    const isDecided = Object.values(this.#register).some(({ size }) => size > 0);
    return this.#isOpened || this.head > 0 || isDecided;
  }

  append(draft: Draft): Message | undefined {
    if (this.full) return undefined;
    this.head += 1;
    const message = { seq: this.head, ...draft };
    this.#messages.push(message);
    this.said.push(message);
    return message;
  }

  revise(seq: Seq, state: MessageState, name?: string): Message | undefined {
    const index = this.#indexAfter(seq - 1);
    const former = this.#messages[index];
    if (this.full || former?.seq !== seq) return undefined;
    this.head += 1;
    const { id, by, at } = former;
    const message = { seq, rev: this.head, id, by, name: name ?? former.name, at, ...state };
    this.#messages[index] = message;
    return message;
  }

  page({ after, before, from }: PageBounds, limit: number): Message[] {
    if (this.unreadable) throw new Error("The log cannot be read");
    const [start, end] = this.#rangeOf({ after, before });
    const page: [number, number] =
      from === "newest"
        ? [Math.max(start, end - limit), end]
        : [start, Math.min(end, start + limit)];
    return this.#read(this.#messages.slice(...page));
  }

  changedSince(seq: Seq, limit: number): Message[] | undefined {
    return this.#upTo(limit, (message) => revOf(message) > seq);
  }

  revisedSince(seq: Seq, limit: number): Message[] | undefined {
    return this.#upTo(limit, ({ rev = 0 }) => rev > seq);
  }

  newestIds(limit: number): Pick<Message, "seq" | "by" | "id">[] {
    return this.#newest(limit).map(({ seq, by, id }) => ({ seq, by, id }));
  }

  find(by: MemberId, id: MessageId, after: Seq, before: Seq): Message | undefined {
    return this.#read(
      this.#within({ after, before }).filter((it) => it.by === by && it.id === id),
    ).at(0);
  }

  unreadAfter(seq: Seq, reader: MemberId, limit: number): number {
    const newest = this.#read(this.#newest(limit).filter((it) => it.seq > seq));
    return newest.filter((it) => it.by !== reader && it.is !== "erased").length;
  }

  firstSince(time: number): Pick<Message, "seq" | "at"> | undefined {
    return this.all().find(({ at }) => at > time);
  }

  hide(seq: Seq): void {
    this.horizon = Math.max(this.horizon, seq);
  }

  /** Forgets what hibernation forgets. */
  sleep(): void {
    this.horizon = this.erasedTo;
  }

  erase(limit: number): "some" | "none" | undefined {
    if (this.full) return undefined;
    const due = this.#indexAfter(this.horizon);
    this.erasedTo = this.horizon;
    this.#messages.splice(0, Math.min(due, limit));
    return due > limit ? "some" : "none";
  }

  saidBy(by: MemberId, span: PageBounds, limit: number): Message[] {
    // Finding a member's messages means looking through all of them.
    const own = this.#read(this.#within(span)).filter((it) => it.by === by && it.is !== "erased");
    return own.slice(0, limit);
  }

  get writtenAt(): number {
    return this.written.at(-1)?.at ?? 0;
  }

  places(): Places {
    const placed = this.#places.map((entry, place) => ({ place, entry }));
    return { placed, forgotten: this.#forgotten };
  }

  put(place: number, draft: EntryDraft, forgotten: Seq): Entry | undefined {
    if (this.full) return undefined;
    this.head += 1;
    this.#forgotten = forgotten;
    const entry = { ...draft, rev: this.head };
    this.#places[place] = entry;
    this.written.push(entry);
    return entry;
  }

  newestDone(limit: number): PastWrite[] {
    return this.written.slice(-Math.min(limit, DONE_KEPT)).map(({ rev, by, id, key, value }) => {
      const fingerprint = fingerprintOf({ key, value });
      return { seq: rev, by, id, fingerprint };
    });
  }

  decision<K extends DecisionKind>(kind: K, key: string): Registered[K] | undefined {
    return this.#register[kind].get(key);
  }

  decisions<K extends DecisionKind>(kind: K): [string, Registered[K]][] {
    this.rowsRead += this.#register[kind].size;
    return [...this.#register[kind]].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  count(kind: Counted): number {
    return this.#register[kind].size;
  }

  decide(changes: readonly RegisterChange[]): boolean {
    if (this.full) return false;
    for (const change of changes) this.#change(change);
    return true;
  }

  #death: Death = "none";

  isWiped(now: number): boolean {
    if (this.head > 0 || this.#death === "none") return false;
    return this.#death === "for good" || now < this.#death.until;
  }

  wipe(death: Death): void {
    this.#death = death;
    this.#isOpened = false;
    this.head = 0;
    this.horizon = 0;
    this.erasedTo = 0;
    this.#forgotten = 0;
    this.written.splice(0);
    this.#messages = [];
    this.#places.splice(0);
    for (const kind of Object.values(this.#register)) kind.clear();
  }

  #change<K extends DecisionKind>({
    kind,
    key,
    value,
  }: {
    kind: K;
    key: string;
    value?: Registered[K];
  }) {
    if (value === undefined) this.#register[kind].delete(key);
    else this.#register[kind].set(key, value);
  }

  #within({ after, before }: Pick<PageBounds, "after" | "before">): Message[] {
    return this.#messages.slice(...this.#rangeOf({ after, before }));
  }

  /** Among the messages shown: the index where the span begins, and the index after its end. */
  #rangeOf({ after, before }: Pick<PageBounds, "after" | "before">): [start: number, end: number] {
    const start = this.#indexAfter(Math.max(after, this.horizon));
    return [start, Math.max(start, this.#indexAfter(before - 1))];
  }

  #newest(limit: number): Message[] {
    const end = this.#messages.length;
    return this.#messages.slice(Math.max(this.#indexAfter(this.horizon), end - limit), end);
  }

  #indexAfter(seq: Seq): number {
    let low = 0;
    let high = this.#messages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#messages[middle]?.seq ?? Infinity) > seq) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #read(messages: Message[]): Message[] {
    this.rowsRead += messages.length;
    this.charsRead += charsIn(messages);
    return messages;
  }

  #upTo(limit: number, isDue: (message: Message) => boolean): Message[] | undefined {
    const due: Message[] = [];
    for (let at = this.#indexAfter(this.horizon); at < this.#messages.length; at += 1) {
      const message = this.#messages[at];
      if (message !== undefined && isDue(message)) due.push(message);
      if (due.length > limit) break;
    }
    const read = this.#read(due);
    return read.length > limit ? undefined : read.toSorted((a, b) => revOf(a) - revOf(b));
  }

  /** The messages shown, ascending by seq, in their current state. */
  all(): Message[] {
    return this.#messages.slice(this.#indexAfter(this.horizon));
  }
}
