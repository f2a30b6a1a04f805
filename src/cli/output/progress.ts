/**
 * What commands put out, as fast as the reader takes it.
 */
import { once } from "node:events";

/** Resolves once the reader has taken enough of it that there is room for more. */
export async function put(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}

/** Whether what is written there can be written over: not where `TERM` says no, as people have it who read by ear. */
export function drawsOn(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

/** Milliseconds between two tellings of how far something is: where one takes the place of the other, and as lines that stay. */
const DRAWN_EVERY = 200;
const LINE_EVERY = 10_000;

interface Told extends Pick<NodeJS.WritableStream, "write"> {
  readonly isTTY?: boolean;
}

/** How far long work is, on stderr. */
export class Progress {
  readonly #stream: Told;
  readonly #now: () => number;
  readonly #isDrawn: boolean;
  #toldAt: number;

  /** @param now milliseconds since 1970 */
  constructor(stream: Told = process.stderr, now: () => number = Date.now) {
    this.#stream = stream;
    this.#now = now;
    this.#isDrawn = drawsOn(stream);
    this.#toldAt = this.#isDrawn ? 0 : now();
  }

  /** @param text makes what is shown, when it is */
  tell(text: () => string): void {
    const now = this.#now();
    if (now - this.#toldAt < (this.#isDrawn ? DRAWN_EVERY : LINE_EVERY)) return;
    this.#toldAt = now;
    this.#stream.write(this.#isDrawn ? `\r\u001B[K${text()}` : `${text()}\n`);
  }

  end(): void {
    if (this.#isDrawn && this.#toldAt > 0) this.#stream.write("\r\u001B[K");
  }
}
