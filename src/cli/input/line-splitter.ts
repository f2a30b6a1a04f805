/**
 * Bytes as lines, however they come in pieces. Holds no more than one line, and of that no more than may be said.
 */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; of one that is too long, how it begins. */
  readonly text: string;
}

export class LineSplitter {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #limit: number;
  #number = 1;
  #text = "";

  /** @param limit characters of a line that are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a line has begun and not ended. */
  get hasBegun(): boolean {
    return this.#text !== "";
  }

  /** The lines that end in `bytes`. */
  *split(bytes: Uint8Array): Generator<Line, void> {
    const pieces = this.#decoder.decode(bytes, { stream: true }).split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      this.#take(piece);
      yield this.#end();
    }
    this.#take(last);
  }

  /** What has begun, as the line that it is if nothing follows; the rest of it, if any, begins another. */
  flush(): Line | undefined {
    return this.hasBegun ? this.#end() : undefined;
  }

  /** The same once nothing follows: half a letter is a fault then. */
  finish(): Line | undefined {
    this.#take(this.#decoder.decode());
    return this.flush();
  }

  #take(piece: string): void {
    // One more than is given: a carriage return at the very end may be half of the line's own.
    this.#text = (this.#text + piece).slice(0, this.#limit + 1);
  }

  #end(): Line {
    const text = this.#text.replace(/\r$/, "").slice(0, this.#limit);
    const line = { number: this.#number, text };
    this.#number += 1;
    this.#text = "";
    return line;
  }
}

/** The lines of a stream, and what follows the last line end if that is something. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<Line, void> {
  const splitter = new LineSplitter(limit);
  for await (const bytes of stream) yield* splitter.split(bytes);
  const rest = splitter.finish();
  if (rest !== undefined) yield rest;
}
