/**
 * Which messages the room has, by member and id, so that one sent twice is stored once.
 */
import type { Message } from "../protocol/records/message.ts";
import type { MemberId, MessageId, Seq } from "../protocol/ids.ts";
import type { Log, Spoken } from "./log.ts";

/** Read after each wake: every row read is billed, if little, and a quiet room wakes for every message. */
const READ_ON_WAKE = 1_000;
/** Messages of one generation. A room that stays awake knows the last one or two by heart: about 1 MB. */
const GENERATION = 5_000;

export class KnownIds {
  readonly #log: Log;
  /** Forgetting a generation at once costs nothing; forgetting message by message leaves a Map full of holes. */
  #newer = new Map<string, Seq>();
  #older = new Map<string, Seq>();
  /** All messages from this seq on are known by heart. */
  #from: Seq;

  constructor(log: Log) {
    this.#log = log;
    const recent = log.newestIds(READ_ON_WAKE);
    for (const { by, id, seq } of recent) this.#newer.set(key(by, id), seq);
    this.#from = recent.length < READ_ON_WAKE ? 0 : (recent[0]?.seq ?? 0);
  }

  /** What `by` has said under `id`, as far as that is known by heart; `"gone"` if it is past the horizon. */
  byHeart(by: MemberId, id: MessageId): Message | "gone" | undefined {
    const known = key(by, id);
    const seq = this.#newer.get(known) ?? this.#older.get(known);
    return seq === undefined ? undefined : (this.#log.find(by, id, seq - 1, seq + 1) ?? "gone");
  }

  /**
   * The same of what is not known by heart: storage is searched for a message that was sent before, when the room stood at
   * `after`. A first sending names no such seq and costs no search.
   */
  search(by: MemberId, id: MessageId, after: Seq = Infinity): Message | "gone" | undefined {
    if (after === Infinity) return undefined;
    const found = after + 1 < this.#from ? this.#log.find(by, id, after, this.#from) : undefined;
    return found ?? (after < this.#log.horizon ? "gone" : undefined);
  }

  add({ by, id, seq }: Spoken): void {
    if (this.#newer.size >= GENERATION) this.#forgetOldest();
    this.#newer.set(key(by, id), seq);
  }

  #forgetOldest(): void {
    // A Map keeps the order of insertion: the first entry is the oldest message.
    const [from = this.#from] = this.#newer.values();
    if (this.#older.size > 0) this.#from = from;
    this.#older = this.#newer;
    this.#newer = new Map();
  }
}

function key(member: MemberId, id: MessageId): string {
  return `${member}/${id}`;
}
