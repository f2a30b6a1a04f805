/**
 * The memory of asks, by member and id, so that an ask that is sent twice is done once. Messages and writes
 * share it; they differ in where they are stored.
 */
import type { Seq } from "../../protocol/ids.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log, Past } from "./log.ts";
import { DONE_KEPT, type PastWrite, type StateLog } from "./state-log.ts";
import type { Bystander, Stored } from "../turn/stored.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Read after each wake. Every row read is billed, if little, and a quiet room wakes for every message. */
const READ_ON_WAKE = 1_000;
/**
 * Messages of one generation. A room that stays awake knows the newest one or two generations: about 1 MB.
 */
const MESSAGES = 5_000;

/** What is remembered of an ask: its seq, and for a write also its fingerprint. */
type OfMessage = Pick<Past, "seq">;
type OfWrite = Pick<PastWrite, "seq" | "fingerprint">;

/** Memory is searched for anybody, storage only for a member who may ask. */
export type Recall = "by heart" | "search";

/** Each half is read when it is first needed. */
export class Memory implements Bystander {
  readonly #log: Log;
  #messages: DoneBefore<OfMessage> | undefined;
  #writes: DoneBefore<OfWrite> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  get messages(): DoneBefore<OfMessage> {
    return (this.#messages ??= new DoneBefore(messagesIn(this.#log), MESSAGES));
  }

  get writes(): DoneBefore<OfWrite> {
    return (this.#writes ??= new DoneBefore(writesIn(this.#log), DONE_KEPT));
  }

  hear(stored: Stored): Effect[] {
    switch (stored.is) {
      case "said":
        this.#messages?.add(stored.message, { seq: stored.message.seq });
        break;
      case "imported":
        for (const it of stored.messages) this.#messages?.add(it, { seq: it.seq });
        break;
      case "written":
      case "unnamed": {
        const { entry } = stored;
        this.#writes?.add(entry, { seq: entry.rev, fingerprint: fingerprintOf(entry) });
        break;
      }
      case "revised":
    }
    return [];
  }

  /** Everything in the room is gone. */
  forget(): void {
    this.#messages = undefined;
    this.#writes = undefined;
  }
}

/** Whose it was, and its id. */
type AskRef = Pick<Past, "by" | "id">;

/** Where it is stored. */
interface Source<W> {
  /** How many asks storage remembers. */
  readonly keeps: number;
  /** Ascending by seq. */
  newest(limit: number): readonly (readonly [AskRef, W])[];
  /** The ask that was done past `after` and before `from`; `"gone"` if it may have been forgotten. */
  find(named: AskRef, after: Seq, from: Seq): W | "gone" | undefined;
}

export class DoneBefore<W extends { readonly seq: Seq }> {
  readonly #source: Source<W>;
  readonly #generation: number;
  /** Dropping a generation at once costs nothing; dropping one by one leaves a Map full of holes. */
  #newer: Map<string, W>;
  #older = new Map<string, W>();
  /** Everything from this seq on is in memory. */
  #from: Seq;

  constructor(source: Source<W>, generation: number) {
    this.#source = source;
    this.#generation = generation;
    const newest = source.newest(READ_ON_WAKE);
    this.#newer = new Map(newest.map(([named, what]) => [keyOf(named), what]));
    this.#from = newest.length < READ_ON_WAKE ? 0 : (newest[0]?.[1].seq ?? 0);
  }

  /** What a member did under an id, if it is in memory. */
  byHeart(named: AskRef): W | undefined {
    const key = keyOf(named);
    return this.#newer.get(key) ?? this.#older.get(key);
  }

  /**
   * Searches storage for an ask that is not in memory. A client that repeats an ask gives with `after` the
   * room's position when it was first sent. A first sending has no `after`, and costs no search.
   */
  search(named: AskRef, after: Seq = Infinity): W | "gone" | undefined {
    if (after === Infinity) return undefined;
    // When memory holds as many as storage keeps, storage has nothing to add.
    const isAllKnown = this.#newer.size + this.#older.size >= this.#source.keeps;
    if (isAllKnown) return after + 1 < this.#from ? "gone" : undefined;
    return this.#source.find(named, after, this.#from);
  }

  add(named: AskRef, what: W): void {
    if (this.#newer.size >= this.#generation) this.#forgetOldest();
    this.#newer.set(keyOf(named), what);
  }

  #forgetOldest(): void {
    // A Map keeps the order of insertion: the first is the oldest.
    const [oldest] = this.#newer.values();
    if (this.#older.size > 0 && oldest !== undefined) this.#from = oldest.seq;
    this.#older = this.#newer;
    this.#newer = new Map();
  }
}

function messagesIn(log: Log): Source<OfMessage> {
  return {
    keeps: Infinity,
    newest: (limit) => log.newestIds(limit).map((it) => [it, { seq: it.seq }]),
    find({ by, id }, after, from) {
      const found = after + 1 < from ? log.find(by, id, after, from) : undefined;
      return found ?? (after < log.horizon ? "gone" : undefined);
    },
  };
}

function writesIn(log: StateLog): Source<OfWrite> {
  let all: { readonly from: Seq; readonly writes: ReadonlyMap<string, OfWrite> } | undefined;
  return {
    keeps: DONE_KEPT,
    newest: (limit) => log.newestDone(limit).map((it) => [it, ofWrite(it)]),
    find(named, after, from) {
      if (after + 1 >= from) return undefined;
      all ??= allOf(log.newestDone(DONE_KEPT));
      return all.writes.get(keyOf(named)) ?? (after + 1 < all.from ? "gone" : undefined);
    },
  };
}

function allOf(writes: readonly PastWrite[]) {
  const from = writes.length < DONE_KEPT ? 0 : (writes[0]?.seq ?? 0);
  return { from, writes: new Map(writes.map((it) => [keyOf(it), ofWrite(it)])) };
}

function ofWrite({ seq, fingerprint }: PastWrite): OfWrite {
  return { seq, fingerprint };
}

function keyOf({ by, id }: AskRef): string {
  return `${by}/${id}`;
}
