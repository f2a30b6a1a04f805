/**
 * The screen of `alcove join`. In a terminal, the prompt stays at the bottom with unsent messages above it, and everything else
 * scrolls past over both. Without a terminal, and for screen readers, it is lines in and lines out.
 */
import { createInterface, emitKeypressEvents, type Interface, type Key } from "node:readline";
import { typedText } from "../../client/typed-text.ts";

export interface Screen {
  /** Whether {@link dock} shows anything. */
  readonly hasDock: boolean;
  /** Writes lines that stay. */
  print(text: string): void;
  /** Shows these lines above the prompt, in place of the former ones. */
  dock(lines: readonly string[]): void;
  /** Puts `text` into the prompt if that is empty, and returns whether it did. */
  restore(text: string): boolean;
  close(): void;
}

export interface ScreenEvents {
  /** Several lines if they were pasted. */
  typed(text: string): void;
  /** Ctrl+D, or the end of standard input. */
  ended(): void;
  /** Ctrl+C. */
  interrupted(): void;
}

const PROMPT = "> ";
/** Turns bracketed paste on and off: the terminal marks where pasted text begins and ends. */
const BRACKETS_ON = "\u001B[?2004h";
const BRACKETS_OFF = "\u001B[?2004l";

export class TerminalScreen implements Screen {
  readonly hasDock = true;
  readonly #output: NodeJS.WritableStream;
  readonly #lines: Interface;
  /** Rows from the first row of the dock to the one that Enter moves to. */
  #rowsAtEnter = 0;
  /** The text when Enter was pressed: the line editor of Node 24 gives several lines in reverse order. */
  #entered = "";
  /** The part of a paste that has arrived. */
  #pasted: string | undefined;
  #isClosed = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, events: ScreenEvents) {
    this.#output = output;
    // Before the line editor, which forgets where the line was.
    emitKeypressEvents(input);
    input.on("keypress", (_: unknown, key: Key) => {
      if (this.#takePasted(key)) return;
      if (key.name !== "return" && key.name !== "enter") return;
      this.#rowsAtEnter = this.#rowsOfAll() + 1;
      this.#entered = this.#lines.line;
    });
    // Also before the line editor, which redraws.
    output.on("resize", () => this.#resized());
    this.#lines = createInterface({ input, output, prompt: PROMPT, terminal: true });
    this.#lines.on("line", () => {
      if (this.#isClosed) return;
      // The text arrives in the room as a message, or waits in the dock.
      this.#redraw("", this.#rowsAtEnter);
      events.typed(this.#entered);
    });
    this.#lines.on("SIGINT", () => events.interrupted());
    // The shell may have changed it meanwhile.
    this.#lines.on("SIGCONT", () => output.write(BRACKETS_ON));
    this.#lines.on("close", () => {
      if (this.#isClosed) return;
      this.#isClosed = true;
      this.#output.write(`${BRACKETS_OFF}\n`);
      events.ended();
    });
    output.write(BRACKETS_ON);
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

  restore(text: string): boolean {
    if (this.#isClosed || this.#lines.line !== "") return false;
    this.#insert(text);
    return true;
  }

  close(): void {
    this.#lines.close();
  }

  /**
   * Keeps pasted text from the line editor, which takes each line end for Enter. Returns whether `key` is
   * part of a paste.
   */
  #takePasted(key: Key): boolean {
    if (this.#pasted === undefined && key.name !== "paste-start") return false;
    if (key.name === "paste-start") this.#pasted = "";
    else if (key.name === "paste-end") {
      this.#insert(typedText(this.#pasted ?? ""));
      this.#pasted = undefined;
    } else this.#pasted += key.sequence ?? "";
    // The only key that the line editor ignores with every modifier.
    Object.assign(key, { name: "escape", sequence: "" });
    return true;
  }

  #insert(text: string): void {
    const { cursor, line } = this.#lines;
    const { rows } = this.#lines.getCursorPos();
    Object.assign(this.#lines, {
      line: `${line.slice(0, cursor)}${text}${line.slice(cursor)}`,
      cursor: cursor + text.length,
    });
    this.#redraw("", rows);
  }

  /** Writes `text` where the dock began, and below it the dock and the prompt. */
  #redraw(text: string, rowsBelowFirst: number): void {
    const up = rowsBelowFirst > 0 ? `\u001B[${rowsBelowFirst}A` : "";
    this.#output.write(`${up}\r\u001B[J${text}`);
    // Otherwise the line editor moves up by the number of rows that it drew last.
    Object.assign(this.#lines, { prevRows: 0 });
    this.#lines.prompt(true);
  }

  /**
   * Terminals wrap their lines again. The line editor would move up by the former number of rows: too far, over messages, or
   * not far enough, and leave a part of the prompt there.
   */
  #resized(): void {
    Object.assign(this.#lines, { prevRows: this.#lines.getCursorPos().rows });
  }

  /** Rows of the dock and the whole prompt, less the first one, wherever the cursor is. */
  #rowsOfAll(): number {
    const { cursor, line } = this.#lines;
    Object.assign(this.#lines, { cursor: line.length });
    const { rows } = this.#lines.getCursorPos();
    Object.assign(this.#lines, { cursor });
    return rows;
  }
}

/** For pipes: writes lines, and draws nothing. */
export class PlainScreen implements Screen {
  readonly hasDock = false;
  readonly #output: NodeJS.WritableStream;

  constructor(output: NodeJS.WritableStream) {
    this.#output = output;
  }

  print(text: string): void {
    this.#output.write(`${text}\n`);
  }

  dock(): void {}

  restore(): boolean {
    return false;
  }

  close(): void {}
}

/** For a terminal without redrawing: the prompt is the terminal's own line. */
export class LineScreen extends PlainScreen {
  readonly #lines: Interface;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, events: ScreenEvents) {
    super(output);
    this.#lines = createInterface({ input, terminal: false });
    this.#lines.on("line", (line) => events.typed(line));
    this.#lines.on("close", () => events.ended());
  }

  override close(): void {
    this.#lines.close();
  }
}
