/**
 * Which writes the room has done, by member and id, so that one sent twice is done once.
 */
import type { MemberId, MessageId, Seq } from "../protocol/ids.ts";
import { DONE_KEPT, type Done, type StateLog } from "./state-log.ts";

/** Read after each wake, as for messages. */
const READ_ON_WAKE = 1_000;

export class KnownWrites {
  readonly #log: StateLog;
  #done = new Map<string, Done>();
  /** All writes from this seq on are known by heart. */
  #from: Seq = 0;
  #isRead = false;

  constructor(log: StateLog) {
    this.#log = log;
    this.#read(READ_ON_WAKE);
  }

  /** What `by` has written under `id`, as far as that is known by heart. */
  byHeart(by: MemberId, id: MessageId): Done | undefined {
    return this.#done.get(key(by, id));
  }

  /**
   * The same of what is not known by heart. A write that is sent again, after the room stood at `after`, may be older than
   * all that is remembered: then nobody can tell.
   */
  search(by: MemberId, id: MessageId, after: Seq = Infinity): Done | "forgotten" | undefined {
    if (after + 1 >= this.#from) return undefined;
    if (!this.#isRead) this.#read(DONE_KEPT);
    return this.byHeart(by, id) ?? (after + 1 >= this.#from ? undefined : "forgotten");
  }

  add(done: Done): void {
    this.#done.set(key(done.by, done.id), done);
    // By now storage knows no more than this does.
    this.#isRead ||= this.#done.size >= DONE_KEPT;
    if (this.#done.size >= 2 * DONE_KEPT) this.#forgetOldest();
  }

  #read(limit: number): void {
    const done = this.#log.newestDone(limit);
    this.#isRead = limit === DONE_KEPT || done.length < limit;
    this.#from = done.length < limit ? 0 : (done[0]?.seq ?? 0);
    this.#done = new Map(done.map((it) => [key(it.by, it.id), it]));
  }

  #forgetOldest(): void {
    const kept = [...this.#done].slice(-DONE_KEPT);
    this.#from = kept[0]?.[1].seq ?? 0;
    this.#done = new Map(kept);
  }
}

function key(member: MemberId, id: MessageId): string {
  return `${member}/${id}`;
}
