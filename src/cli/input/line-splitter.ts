/**
 * Splits a stream of bytes into lines. Holds at most one line, and no more of it than a message can have.
 */

export interface InputLine {
  /** From 1. */
  readonly number: number;
  /** Without its line end; the beginning of a line that is too long. */
  readonly text: string;
}

export class LineSplitter {
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #limit: number;
  #number = 1;
  #text = "";

  /** @param limit how many characters of a line are kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether the last line has begun but not ended. */
  get hasBegun(): boolean {
    return this.#text !== "";
  }

  *split(bytes: Uint8Array): Generator<InputLine, void> {
    const pieces = this.#decoder.decode(bytes, { stream: true }).split("\n");
    const last = pieces.pop() ?? "";
    for (const piece of pieces) {
      this.#take(piece);
      yield this.#end();
    }
    this.#take(last);
  }

  /** The unfinished line, as a line. Bytes that follow begin another one. */
  flush(): InputLine | undefined {
    return this.hasBegun ? this.#end() : undefined;
  }

  /** The same at the end of the stream, where an incomplete UTF-8 sequence is an error. */
  finish(): InputLine | undefined {
    this.#take(this.#decoder.decode());
    return this.flush();
  }

  #take(piece: string): void {
    // One character more than the limit: a carriage return there may belong to the line end.
    this.#text = (this.#text + piece).slice(0, this.#limit + 1);
  }

  #end(): InputLine {
    const text = this.#text.replace(/\r$/, "").slice(0, this.#limit);
    const line = { number: this.#number, text };
    this.#number += 1;
    this.#text = "";
    return line;
  }
}

/** The lines of a stream; the last one may have no line end. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<InputLine, void> {
  const splitter = new LineSplitter(limit);
  for await (const bytes of stream) yield* splitter.split(bytes);
  const rest = splitter.finish();
  if (rest !== undefined) yield rest;
}
