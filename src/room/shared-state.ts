/**
 * The entries that the members of a room share: what each is now, and the rules by which one is written. All of it is in
 * memory while the room is awake; it is bounded.
 */
import { bytesOfValue, type Entry, faultInValue, isKey } from "../protocol/records/entry.ts";
import type { Write } from "../protocol/wire/client-frames.ts";
import type { Seq } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { Member } from "../protocol/records/message.ts";
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import { isGoverned } from "../protocol/rights/setting-keys.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { KnownWrites } from "./known-writes.ts";
import type { Done, EntryDraft, StateLog } from "./state-log.ts";

/**
 * Places for entries and for what is left of deleted ones, of which at least 1,024 are thus remembered: a client that
 * comes back learns from them what to drop.
 */
const PLACES = LIMITS.entries + 1_024;

export type Outcome =
  | { readonly did: "store"; readonly entry: Entry; readonly isNew: boolean }
  /**
   * Something was done under its id before, as `rev`; `isOther` if that was another write. Or with 0, there was nothing to
   * delete.
   */
  | { readonly did: "nothing"; readonly rev: Seq; readonly isOther?: boolean }
  /** With the entry that is there instead, if any, for a conflict. */
  | {
      readonly did: "refuse";
      readonly code: RefusalCode;
      readonly current?: Entry | undefined;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    };

interface Kept {
  readonly place: number;
  readonly entry: Entry;
  /** Of its value. */
  readonly bytes: number;
}

export class SharedState {
  readonly #log: StateLog;
  /** Both in the order of the last change. */
  readonly #living = new Map<string, Kept>();
  readonly #deleted = new Map<string, Kept>();
  #bytes = 0;
  #forgotten: Seq;
  #known: KnownWrites | undefined;

  constructor(log: StateLog) {
    this.#log = log;
    const { placed, forgotten } = log.places();
    this.#forgotten = forgotten;
    for (const { place, entry } of placed.toSorted((a, b) => a.entry.rev - b.entry.rev)) {
      this.#keep({ place, entry, bytes: bytesIn(entry) });
    }
  }

  /** How many there are. */
  get size(): number {
    return this.#living.size;
  }

  /** Every entry, in the order of their last change. */
  entries(): Entry[] {
    return Array.from(this.#living.values(), ({ entry }) => entry);
  }

  /** Of the values of `entries`, as far as they are still there. */
  bytesOf(entries: readonly Entry[]): number {
    return entries.reduce((sum, { key }) => sum + (this.#living.get(key)?.bytes ?? 0), 0);
  }

  entry(key: string): Entry | undefined {
    return this.#living.get(key)?.entry;
  }

  /**
   * Every entry that changed past `seq`, deleted ones too, in the order of their last change; `undefined` if one that was
   * deleted may be forgotten.
   */
  changedSince(seq: Seq): Entry[] | undefined {
    if (seq < this.#forgotten) return undefined;
    return [...this.#living.values(), ...this.#deleted.values()]
      .map(({ entry }) => entry)
      .filter(({ rev }) => rev > seq)
      .toSorted((a, b) => a.rev - b.rev);
  }

  /** @param fault why nothing new may be stored for `author`, if nothing may */
  write(author: Member, write: Write, now: number, fault?: RefusalCode): Outcome {
    const { key, id, rev } = write;
    if (!isKey(key)) return { did: "refuse", code: "bad-key" };
    const bytes = write.type === "set" ? bytesOfValue(write.value) : 0;
    if (bytes > LIMITS.valueBytes) return { did: "refuse", code: "too-long" };
    this.#known ??= new KnownWrites(this.#log);
    const known = this.#known.byHeart(author.id, id);
    // Only for somebody who may write is storage searched.
    if (known === undefined && fault !== undefined) return { did: "refuse", code: fault };
    const done = known ?? this.#known.search(author.id, id, write.after);
    if (done === "forgotten") return { did: "refuse", code: "too-late" };
    if (done !== undefined) {
      return { did: "nothing", rev: done.seq, isOther: this.#isOther(write, done) };
    }
    const faultInIt = write.type === "set" ? faultInValue(write.value) : undefined;
    if (faultInIt !== undefined) return { did: "refuse", code: faultInIt };
    const current = this.#living.get(key);
    if (rev !== undefined && rev !== (current?.entry.rev ?? 0)) {
      return { did: "refuse", code: "conflict", current: current?.entry };
    }
    if (write.type === "delete" && current === undefined) return { did: "nothing", rev: 0 };
    // Whoever fills the state must not keep a room from being closed; settings are few and small.
    const isBounded = write.type === "set" && !isGoverned(key);
    if (isBounded && !this.#hasRoomFor(bytes, current)) {
      return { did: "refuse", code: "state-full" };
    }
    return this.#store(
      {
        key,
        id,
        by: author.id,
        name: author.name,
        at: now,
        ...(write.type === "set" && { value: write.value }),
      },
      bytes,
    );
  }

  /** Whether `write` is not what was `done` under its id. */
  #isOther(write: Write, done: Done): boolean {
    const asked = fingerprintOf(resultOf(write));
    if (done.fingerprint !== undefined) return done.fingerprint !== asked;
    // An earlier version stored it: what it made tells, for as long as that is there.
    const all = [...this.#living.values(), ...this.#deleted.values()];
    const made = all.find(({ entry }) => entry.rev === done.seq)?.entry;
    return made !== undefined && fingerprintOf(made) !== asked;
  }

  #hasRoomFor(bytes: number, former: Kept | undefined): boolean {
    if (former === undefined && this.#living.size >= LIMITS.entries) return false;
    // What shrinks an entry may always be stored.
    const more = bytes - (former?.bytes ?? 0);
    return more <= 0 || this.#bytes + more <= LIMITS.stateBytes;
  }

  #store(draft: EntryDraft, bytes: number): Outcome {
    const isNew = !this.#living.has(draft.key);
    const { place, over } = this.#placeFor(draft.key);
    const forgotten = over?.rev ?? this.#forgotten;
    const entry = this.#log.put(place, draft, forgotten);
    if (entry === undefined) return { did: "refuse", code: "not-stored" };
    this.#forgotten = forgotten;
    if (over !== undefined) this.#deleted.delete(over.key);
    this.#drop(entry.key);
    this.#keep({ place, entry, bytes });
    const { rev: seq, by, id } = entry;
    this.#known?.add({ seq, by, id, fingerprint: fingerprintOf(entry) });
    return { did: "store", entry, isNew };
  }

  /** Its own, a new one, or that of what was deleted first and is forgotten for it. */
  #placeFor(key: string): { readonly place: number; readonly over?: Entry } {
    const own = this.#living.get(key) ?? this.#deleted.get(key);
    if (own !== undefined) return own;
    const used = this.#living.size + this.#deleted.size;
    const [oldest] = this.#deleted.values();
    if (used < PLACES || oldest === undefined) return { place: used };
    return { place: oldest.place, over: oldest.entry };
  }

  #keep(kept: Kept): void {
    const { key, value } = kept.entry;
    (value === undefined ? this.#deleted : this.#living).set(key, kept);
    this.#bytes += kept.bytes;
  }

  #drop(key: string): void {
    this.#bytes -= this.#living.get(key)?.bytes ?? 0;
    this.#living.delete(key);
    this.#deleted.delete(key);
  }
}

/** What an entry is once `write` is done. */
function resultOf(write: Write): Pick<Entry, "key" | "value"> {
  return write.type === "set" ? { key: write.key, value: write.value } : { key: write.key };
}

function bytesIn({ value }: Entry): number {
  return value === undefined ? 0 : bytesOfValue(value);
}
