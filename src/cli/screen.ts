/**
 * Where `alcove join` shows a room. In a terminal, what is typed stays at the bottom, with what is not yet sent above it, and all
 * else scrolls past over both. Elsewhere, lines go in and out.
 */
import { createInterface, emitKeypressEvents, type Interface } from "node:readline";
import type { ReadStream, WriteStream } from "node:tty";

export interface Screen {
  /** Shows lines that stay. */
  print(text: string): void;
  /** Shows these lines over what is typed, until others take their place. */
  dock(lines: readonly string[]): void;
  close(): void;
}

export interface ScreenEvents {
  typed(line: string): void;
  /** Ctrl+D, or the end of what comes in. */
  ended(): void;
  /** Ctrl+C. */
  interrupted(): void;
}

const PROMPT = "> ";

export class TerminalScreen implements Screen {
  readonly #output: WriteStream;
  readonly #lines: Interface;
  /** How far below the dock's first row the row is to which Enter goes. */
  #rowsAtEnter = 0;
  #isClosed = false;

  constructor(input: ReadStream, output: WriteStream, events: ScreenEvents) {
    this.#output = output;
    // Before the line editor hears of it, which forgets where the line was.
    emitKeypressEvents(input);
    input.on("keypress", (_: unknown, key: { name?: string } | undefined) => {
      if (key?.name === "return" || key?.name === "enter")
        this.#rowsAtEnter = this.#rowsOfAll() + 1;
    });
    // Before the line editor draws anew, too.
    output.on("resize", () => this.#resized());
    this.#lines = createInterface({ input, output, prompt: PROMPT, terminal: true });
    this.#lines.on("line", (line) => {
      if (this.#isClosed) return;
      // What was typed comes back as a message, or waits in the dock.
      this.#redraw("", this.#rowsAtEnter);
      events.typed(line);
    });
    this.#lines.on("SIGINT", () => events.interrupted());
    this.#lines.on("close", () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#output.write("\n");
      events.ended();
    });
    this.#lines.prompt();
  }

  print(text: string): void {
    if (this.#isClosed) this.#output.write(`${text}\n`);
    else this.#redraw(`${text}\n`, this.#lines.getCursorPos().rows);
  }

  dock(lines: readonly string[]): void {
    const prompt = [...lines, PROMPT].join("\n");
    if (this.#isClosed || prompt === this.#lines.getPrompt()) return;
    const { rows } = this.#lines.getCursorPos();
    this.#lines.setPrompt(prompt);
    this.#redraw("", rows);
  }

  close(): void {
    this.#lines.close();
  }

  /** Writes `text` where the dock began, and the dock and what is typed below it. */
  #redraw(text: string, rowsBelowFirst: number): void {
    const up = rowsBelowFirst > 0 ? `\u001B[${rowsBelowFirst}A` : "";
    this.#output.write(`${up}\r\u001B[J${text}`);
    // The line editor would go up by as many rows as it drew last.
    Object.assign(this.#lines, { prevRows: 0 });
    this.#lines.prompt(true);
  }

  /**
   * A wider terminal may have joined rows that were wrapped. The line editor would go up by as many as there were, and wipe out
   * what was said above.
   */
  #resized(): void {
    const drawn: unknown = Reflect.get(this.#lines, "prevRows");
    const { rows } = this.#lines.getCursorPos();
    if (typeof drawn === "number" && drawn > rows) Object.assign(this.#lines, { prevRows: rows });
  }

  /** Rows below the dock's first that it and the whole of what is typed take, wherever the cursor is in it. */
  #rowsOfAll(): number {
    const { cursor, line } = this.#lines;
    Object.assign(this.#lines, { cursor: line.length });
    const { rows } = this.#lines.getCursorPos();
    Object.assign(this.#lines, { cursor });
    return rows;
  }
}

/** For pipes: what comes in is said, what is said goes out, and nothing is drawn. */
export class PlainScreen implements Screen {
  readonly #output: NodeJS.WritableStream;

  constructor(output: NodeJS.WritableStream) {
    this.#output = output;
  }

  print(text: string): void {
    this.#output.write(`${text}\n`);
  }

  dock(): void {}

  close(): void {}
}
