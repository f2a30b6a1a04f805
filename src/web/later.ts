/**
 * What the page can begin without: it loads when it is needed, and until then the page does without it. A component takes
 * it by useLater. Languages (words/languages.ts) and IndexedDB (device/idb.ts) are awaited where they are used.
 */

/** Milliseconds between two attempts, while somebody waits for it. */
const WAITS_AT_MOST = 60_000;

export class Later<T> {
  readonly #open: () => Promise<T>;
  readonly #waiting = new Set<(value: T) => void>();
  #loading: Promise<void> | undefined;
  #value: T | undefined;
  #failures = 0;

  constructor(open: () => Promise<T>) {
    this.#open = open;
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

  async #try(): Promise<void> {
    try {
      const value = await this.#open().catch((error: unknown) => again<T>(error));
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

/**
 * Imports anew what failed. A browser keeps the failure of an address for as long as the page is open, so it is asked
 * for under another; which it was, most tell in their words, and who does not asks anew by itself.
 */
async function again<T>(error: unknown): Promise<T> {
  const [address] = /https?:\S+$/.exec(String(error)) ?? [];
  if (address === undefined) throw error;
  return import(`${address}?${Date.now()}`);
}

/** What nobody waits for, once the page is there. */
export const background = new Later(() => import("./background.ts"));

/** For who is in a room: says what is new, tells who writes, leads to what was not read, walks the messages, shares. */
export const readingAids = new Later(() => import("./components/reading-aids.ts"));

export const settingsSheet = new Later(() => import("./components/settings-sheet.tsx"));
export const notifyChoice = new Later(() => import("./components/notify-choice.tsx"));
export const helpSheet = new Later(() => import("./components/help.tsx"));
export const qrCode = new Later(() => import("./components/qr-code.tsx"));

/** Offers the names of those who are here. */
export const nameOffers = new Later(() => import("./components/name-offers.tsx"));

/** Draws a message with its formatting. */
export const formatting = new Later(() => import("./components/markup/formatted.tsx"));

/** Gives code its colours. */
export const highlighter = new Later(() => import("./view/markup/highlight.ts"));

/** The emoji to choose from, and what shows them. */
export const emojiPicker = new Later(() => import("./components/emoji/emoji-picker.tsx"));
export const emojiOffers = new Later(() => import("./components/emoji/emoji-offers.tsx"));
