/**
 * A part that the page can start without. It loads when it is needed, and until then the page does without
 * it.
 */

/** The longest time between two attempts, in milliseconds, while something waits for the part. */
const WAITS_AT_MOST = 60_000;

export class Later<T> {
  readonly #open: () => Promise<T>;
  readonly #bringOthers: (() => Promise<unknown>) | undefined;
  readonly #waiting = new Set<(value: T) => void>();
  #loading: Promise<void> | undefined;
  #value: T | undefined;
  #failures = 0;

  /**
   * @param open imports the part's file
   * @param bringOthers loads what else must be there; it handles its own failures
   */
  constructor(open: () => Promise<T>, bringOthers?: () => Promise<unknown>) {
    this.#open = open;
    this.#bringOthers = bringOthers;
  }

  /** `undefined` until it has loaded. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Resolves when it has loaded or cannot be loaded. Then the next caller tries again. */
  load(): Promise<void> {
    this.#loading ??= this.#try();
    return this.#loading;
  }

  /** Calls `listener` once it has loaded, however many attempts that takes. Returns the undo. */
  whenThere(listener: (value: T) => void): () => void {
    if (this.#value !== undefined) listener(this.#value);
    else this.#waiting.add(listener);
    void this.load();
    return () => this.#waiting.delete(listener);
  }

  /** Resolves once it has loaded, however many attempts that takes. */
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

/** Calls `listener` whenever a part exists on the server but cannot be loaded before the page is reloaded. */
export function whenLost(listener: () => void): void {
  tellLost = listener;
}

/**
 * Repeats a failed import. A browser remembers the failure of an address for as long as the page is open, so
 * another address is requested. Most browsers name the failed address in the error's text, and one that does
 * not tries again by itself. The imports within a file cannot be redirected so.
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
