/**
 * The entries that the members of a room share: what each of them is now, and the conditions and bounds of a write. All of them
 * are in memory while the room is awake.
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
 * Places for entries and for what is left of deleted ones, of which at least 1,024 are thus remembered: a client that
 * comes back learns from them what to drop.
 */
const PLACES = LIMITS.entries + 1_024;

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

  /** Does what `write` says, if its condition holds and there is room for it. Who may write it was settled before. */
  write(author: Member, write: EntryWrite, now: number): Answer {
    const { key, id, rev } = write;
    const fault = write.type === "set" ? faultInValue(write.value) : undefined;
    if (fault !== undefined) return refusal(fault);
    const current = this.#living.get(key);
    if (!isMet(rev, current?.entry)) return refusal("conflict", { current: current?.entry });
    if (write.type === "delete" && current === undefined) return { is: "done", rev: 0 };
    const bytes = write.type === "set" ? bytesOfValue(write.value) : 0;
    // Whoever fills the state must not keep a room from being closed; settings are few and small.
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

  /** Whether `write` is another one than the `past` write that was done under its id. */
  isOther(write: EntryWrite, past: Omit<PastWrite, "by" | "id">): boolean {
    const asked = fingerprintOf(resultOf(write));
    if (past.fingerprint !== undefined) return past.fingerprint !== asked;
    // An earlier version stored it: what it made tells, for as long as that is there.
    const all = [...this.#living.values(), ...this.#deleted.values()];
    const made = all.find(({ entry }) => entry.rev === past.seq)?.entry;
    return made !== undefined && fingerprintOf(made) !== asked;
  }

  #hasRoomFor(bytes: number, former: Kept | undefined): boolean {
    if (former === undefined && this.#living.size >= LIMITS.entries) return false;
    // What shrinks an entry may always be stored.
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

/** What is wrong with `write` by itself, as far as that is known without looking into its value. */
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

/** What an entry is once `write` is done. */
function resultOf(write: EntryWrite): Pick<Entry, "key" | "value"> {
  return write.type === "set" ? { key: write.key, value: write.value } : { key: write.key };
}

function bytesIn({ value }: Entry): number {
  return value === undefined ? 0 : bytesOfValue(value);
}
