/**
 * What the page can begin without: it loads when it is needed, and until then the page does without it. A component takes
 * it by useLater. What no component draws is awaited where it is used: languages (words/languages.ts), IndexedDB
 * (device/idb.ts), and what runs in the background (background.ts).
 */
export class Later<T> {
  readonly #open: () => Promise<T>;
  #loading: Promise<void> | undefined;
  #value: T | undefined;

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

  async #try(): Promise<void> {
    try {
      this.#value = await this.#open();
    } catch {
      this.#loading = undefined;
    }
  }
}

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
