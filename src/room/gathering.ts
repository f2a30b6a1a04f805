/**
 * What waits to be broadcast: all changes of a busy moment leave in one frame, and so does all news of who is here.
 */
import type { Changes, Member, Message, Presence } from "../protocol/frames.ts";

/** Characters said that fill a frame: more would save nothing, and be a lump to read. */
const GATHERED_CHARS = 131_072;

export class Gathering {
  #range: { from: number; to: number; records: Message[] } | undefined;
  #news: { joined: Member[]; left: Member[]; renamed: Member[]; count: number } | undefined;
  #chars = 0;
  readonly #mentioned = new Set<string>();

  get hasNews(): boolean {
    return this.#news !== undefined;
  }

  get hasChanges(): boolean {
    return this.#range !== undefined;
  }

  /** Whether `changes` follow on what waits: a range must not cover what it does not bring. */
  continues({ from }: Changes): boolean {
    return this.#range === undefined || this.#range.to === from;
  }

  /** Whether what waits is enough for one frame. */
  get isFull(): boolean {
    return this.#chars >= GATHERED_CHARS;
  }

  addChanges({ from, to, records }: Changes): void {
    this.#range ??= { from, to, records: [] };
    this.#range.to = to;
    for (const { body } of records) this.#chars += body.length;
    this.#range.records.push(...records);
  }

  /** Whether `presence` can join the news that wait: one frame must not say two things of one member. */
  agrees({ joined = [], left = [], renamed = [] }: Presence): boolean {
    return [...joined, ...left, ...renamed].every(({ id }) => !this.#mentioned.has(id));
  }

  addNews({ joined = [], left = [], renamed = [], count }: Presence): void {
    this.#news ??= { joined: [], left: [], renamed: [], count };
    this.#news.count = count;
    this.#news.joined.push(...joined);
    this.#news.left.push(...left);
    this.#news.renamed.push(...renamed);
    for (const { id } of [...joined, ...left, ...renamed]) this.#mentioned.add(id);
  }

  takeChanges(): Changes | undefined {
    const range = this.#range;
    this.#range = undefined;
    this.#chars = 0;
    return range && { type: "changes", ...range };
  }

  takeNews(): Presence | undefined {
    const news = this.#news;
    this.#news = undefined;
    this.#mentioned.clear();
    if (news === undefined) return undefined;
    const { joined, left, renamed, count } = news;
    return {
      type: "presence",
      ...(joined.length > 0 && { joined }),
      ...(left.length > 0 && { left }),
      ...(renamed.length > 0 && { renamed }),
      count,
    };
  }
}
