/**
 * Shared state: the current entries, and the conditions and limits of a write. All of it is in memory while
 * the room is awake.
 */
import { bytesOfValue, type Entry, faultInValue, isKey } from "../../protocol/records/entry.ts";
import type { Seq } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { isGoverned } from "../../protocol/rights/setting-keys.ts";
import { type Answer, refusal } from "../turn/answer.ts";
import type { EntryWrite } from "../turn/ask.ts";
import { fingerprintOf } from "../memory/fingerprint.ts";
import type { PastWrite, StateLog } from "../memory/state-log.ts";
import type { EntryDraft } from "../turn/unstored.ts";

/**
 * Places for entries, and for what is left of deleted ones. At least 1,024 of those are remembered: a client
 * that returns learns from them what to drop.
 */
const PLACES = LIMITS.entries + 1_024;

interface KeptEntry {
  readonly place: number;
  readonly entry: Entry;
  /** The bytes of its value. */
  readonly bytes: number;
}

export class SharedState {
  readonly #log: StateLog;
  /** Both are in the order of the last change. */
  readonly #living = new Map<string, KeptEntry>();
  readonly #deleted = new Map<string, KeptEntry>();
  #bytes = 0;
  #forgotten: Seq;

  constructor(log: StateLog) {
    this.#log = log;
    const { placed, forgotten } = log.places();
    this.#forgotten = forgotten;
    for (const { place, entry } of placed.toSorted((a, b) => a.entry.rev - b.entry.rev)) {
      this.#keep({ place, entry, bytes: bytesIn(entry) });
    }
  }

  get size(): number {
    return this.#living.size;
  }

  /** All entries, in the order of their last change. */
  entries(): Entry[] {
    return Array.from(this.#living.values(), ({ entry }) => entry);
  }

  /** The bytes of the values of `entries`, as far as these still exist. */
  bytesOf(entries: readonly Entry[]): number {
    return entries.reduce((sum, { key }) => sum + (this.#living.get(key)?.bytes ?? 0), 0);
  }

  entry(key: string): Entry | undefined {
    return this.#living.get(key)?.entry;
  }

  /**
   * All entries that changed past `seq`, also the deleted ones, in the order of their last change;
   * `undefined` if one of the deleted may be forgotten.
   */
  changedSince(seq: Seq): Entry[] | undefined {
    if (seq < this.#forgotten) return undefined;
    return [...this.#living.values(), ...this.#deleted.values()]
      .map(({ entry }) => entry)
      .filter(({ rev }) => rev > seq)
      .toSorted((a, b) => a.rev - b.rev);
  }

  /**
   * Stores a write if its condition holds and there is space for it. That the author may write it was checked
   * before.
   */
  write(author: Member, write: EntryWrite, now: number): Answer {
    const { key, id, rev } = write;
    const fault = write.type === "set" ? faultInValue(write.value) : undefined;
    if (fault !== undefined) return refusal(fault);
    const current = this.#living.get(key);
    if (!isMet(rev, current?.entry)) return refusal("conflict", { current: current?.entry });
    if (write.type === "delete" && current === undefined) return { is: "done", rev: 0 };
    const bytes = write.type === "set" ? bytesOfValue(write.value) : 0;
    // A full state must not keep an owner from closing the room; settings are few and small.
    const isBounded = write.type === "set" && !isGoverned(key);
    if (isBounded && !this.#hasRoomFor(bytes, current)) return refusal("state-full");
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

  /** Whether `write` differs from the `past` write under its id. */
  isOther(write: EntryWrite, past: Omit<PastWrite, "by" | "id">): boolean {
    const asked = fingerprintOf(resultOf(write));
    if (past.fingerprint !== undefined) return past.fingerprint !== asked;
    // An earlier version stored it without a fingerprint: the entry that it made tells, while that exists.
    const all = [...this.#living.values(), ...this.#deleted.values()];
    const made = all.find(({ entry }) => entry.rev === past.seq)?.entry;
    return made !== undefined && fingerprintOf(made) !== asked;
  }

  #hasRoomFor(bytes: number, former: KeptEntry | undefined): boolean {
    if (former === undefined && this.#living.size >= LIMITS.entries) return false;
    // A write that shrinks an entry is always accepted.
    const more = bytes - (former?.bytes ?? 0);
    return more <= 0 || this.#bytes + more <= LIMITS.stateBytes;
  }

  #store(draft: EntryDraft, bytes: number): Answer {
    const isNew = !this.#living.has(draft.key);
    const { place, over } = this.#placeFor(draft.key);
    const forgotten = over?.rev ?? this.#forgotten;
    const entry = this.#log.put(place, draft, forgotten);
    if (entry === undefined) return refusal("not-stored");
    this.#forgotten = forgotten;
    if (over !== undefined) this.#deleted.delete(over.key);
    this.#drop(entry.key);
    this.#keep({ place, entry, bytes });
    return { is: "done", entry, isNew };
  }

  /** The entry's own place, a new one, or that of the oldest deleted entry, which is then forgotten. */
  #placeFor(key: string): { readonly place: number; readonly over?: Entry } {
    const own = this.#living.get(key) ?? this.#deleted.get(key);
    if (own !== undefined) return own;
    const used = this.#living.size + this.#deleted.size;
    const [oldest] = this.#deleted.values();
    if (used < PLACES || oldest === undefined) return { place: used };
    return { place: oldest.place, over: oldest.entry };
  }

  #keep(kept: KeptEntry): void {
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

/** What is wrong with `write` by itself, apart from the inside of its value. */
export function faultInWrite(write: EntryWrite): RefusalCode | undefined {
  if (!isKey(write.key)) return "bad-key";
  const isTooLong = write.type === "set" && bytesOfValue(write.value) > LIMITS.valueBytes;
  return isTooLong ? "too-long" : undefined;
}

/** Whether the condition of a write holds, given the entry that is there. */
function isMet(rev: EntryWrite["rev"], current: Entry | undefined): boolean {
  if (rev === undefined) return true;
  return rev === "any" ? current !== undefined : rev === (current?.rev ?? 0);
}

/** The entry once `write` is done. */
function resultOf(write: EntryWrite): Pick<Entry, "key" | "value"> {
  return write.type === "set" ? { key: write.key, value: write.value } : { key: write.key };
}

function bytesIn({ value }: Entry): number {
  return value === undefined ? 0 : bytesOfValue(value);
}
