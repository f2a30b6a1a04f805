/**
 * The progress of long work, on stderr: in place in a terminal, otherwise as a line from time to time.
 */

/** Whether the program may redraw on this stream. `TERM=dumb` says no; people who use a screen reader set it. */
export function drawsOn(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

/** Milliseconds between two updates: of a line that is redrawn, and of lines that stay. */
const DRAWN_EVERY = 200;
const LINE_EVERY = 10_000;

interface ProgressStream extends Pick<NodeJS.WritableStream, "write"> {
  readonly isTTY?: boolean;
}

export class Progress {
  readonly #stream: ProgressStream;
  readonly #now: () => number;
  readonly #isDrawn: boolean;
  #shownAt: number;

  /** @param now milliseconds since 1970 */
  constructor(stream: ProgressStream = process.stderr, now: () => number = Date.now) {
    this.#stream = stream;
    this.#now = now;
    this.#isDrawn = drawsOn(stream);
    this.#shownAt = this.#isDrawn ? 0 : now();
  }

  /** @param text makes the line, if it is time for one */
  tell(text: () => string): void {
    const now = this.#now();
    if (now - this.#shownAt < (this.#isDrawn ? DRAWN_EVERY : LINE_EVERY)) return;
    this.#shownAt = now;
    this.#stream.write(this.#isDrawn ? `\r\u001B[K${text()}` : `${text()}\n`);
  }

  end(): void {
    if (this.#isDrawn && this.#shownAt > 0) this.#stream.write("\r\u001B[K");
  }
}
