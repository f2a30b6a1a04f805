/**
 * Where `alcove join` shows a room. In a terminal, what is typed stays at the bottom, with what is not yet sent above it, and all
 * else scrolls past over both. Elsewhere, lines go in and out.
 */
import { createInterface, emitKeypressEvents, type Interface } from "node:readline";

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
  readonly #output: NodeJS.WritableStream;
  readonly #lines: Interface;
  /** How far below the dock's first row the row is to which Enter goes. */
  #rowsAtEnter = 0;
  #isClosed = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, events: ScreenEvents) {
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
   * Terminals wrap anew what they show. The line editor would go up by as many rows as there were: over what was said above, or
   * not far enough, and leave there a piece of what is typed.
   */
  #resized(): void {
    Object.assign(this.#lines, { prevRows: this.#lines.getCursorPos().rows });
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
