/**
 * What the page can begin without: it loads when it is needed, and until then the page does without it.
 */

/** Milliseconds between two attempts, while somebody waits for it. */
const WAITS_AT_MOST = 60_000;

export class Later<T> {
  readonly #open: () => Promise<T>;
  readonly #bringOthers: (() => Promise<unknown>) | undefined;
  readonly #waiting = new Set<(value: T) => void>();
  #loading: Promise<void> | undefined;
  #value: T | undefined;
  #failures = 0;

  /**
   * @param open imports the one file that this is
   * @param bringOthers brings what must be there too; it sees to its own failures
   */
  constructor(open: () => Promise<T>, bringOthers?: () => Promise<unknown>) {
    this.#open = open;
    this.#bringOthers = bringOthers;
  }

  /** `undefined` until it is there. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Ends when it is there or cannot be had; then the next who needs it tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#try();
    return this.#loading;
  }

  /** Calls `listener` once it is there, however often that takes to be tried, unless undone. */
  whenThere(listener: (value: T) => void): () => void {
    if (this.#value !== undefined) listener(this.#value);
    else this.#waiting.add(listener);
    void this.load();
    return () => this.#waiting.delete(listener);
  }

  /** Ends once it is there, however often that takes to be tried. */
  wait(): Promise<T> {
    return new Promise((there) => void this.whenThere(there));
  }

  async #try(): Promise<void> {
    try {
      const [value] = await Promise.all([
        this.#open().catch((error: unknown) => again<T>(error)),
        this.#bringOthers?.(),
      ]);
      this.#value = value;
      for (const listener of this.#waiting) listener(value);
      this.#waiting.clear();
    } catch {
      this.#loading = undefined;
      this.#failures += 1;
      const wait = Math.min(1_000 * 2 ** this.#failures, WAITS_AT_MOST);
      setTimeout(() => this.#waiting.size > 0 && this.load(), wait);
    }
  }
}

let tellLost = (): void => {};

/** Calls `listener` whenever something is there, and yet cannot be had before the page is opened anew. */
export function whenLost(listener: () => void): void {
  tellLost = listener;
}

/**
 * Imports anew what failed. A browser keeps the failure of an address for as long as the page is open, so it is asked
 * for under another; which it was, most browsers tell in their words, and one that does not asks anew by itself. Of what a file imports
 * itself nobody can ask for another address.
 */
async function again<T>(error: unknown): Promise<T> {
  const [address] = /https?:\S+$/.exec(String(error)) ?? [];
  if (address === undefined) throw error;
  try {
    return await import(`${address}?${Date.now()}`);
  } catch (failure) {
    if ((await fetch(address)).ok) tellLost();
    throw failure;
  }
}
