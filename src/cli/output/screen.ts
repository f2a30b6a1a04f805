/**
 * Where `alcove join` shows a room. In a terminal, what is typed stays at the bottom, with what is not yet sent above it, and all
 * else scrolls past over both. Elsewhere, and for whoever reads by ear, lines go in and out.
 */
import { createInterface, emitKeypressEvents, type Interface, type Key } from "node:readline";
import { typedText } from "../../client/typed-text.ts";

export interface Screen {
  /** Whether {@link dock} shows anything. */
  readonly hasDock: boolean;
  /** Shows lines that stay. */
  print(text: string): void;
  /** Shows these lines over what is typed, until others take their place. */
  dock(lines: readonly string[]): void;
  /** Has somebody write on at `text`, unless they write something else already; tells which. */
  restore(text: string): boolean;
  close(): void;
}

export interface ScreenEvents {
  /** Of several lines, if they were pasted. */
  typed(text: string): void;
  /** Ctrl+D, or the end of what comes in. */
  ended(): void;
  /** Ctrl+C. */
  interrupted(): void;
}

const PROMPT = "> ";
/** Has the terminal say where what is pasted begins and ends; and no longer. */
const BRACKETS_ON = "\u001B[?2004h";
const BRACKETS_OFF = "\u001B[?2004l";

export class TerminalScreen implements Screen {
  readonly hasDock = true;
  readonly #output: NodeJS.WritableStream;
  readonly #lines: Interface;
  /** How far below the dock's first row the row is to which Enter goes. */
  #rowsAtEnter = 0;
  /** What was typed when Enter was pressed: Node 24's line editor gives several lines from the last to the first. */
  #entered = "";
  /** What has come of what is being pasted. */
  #pasted: string | undefined;
  #isClosed = false;

  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, events: ScreenEvents) {
    this.#output = output;
    // Before the line editor hears of it, which forgets where the line was.
    emitKeypressEvents(input);
    input.on("keypress", (_: unknown, key: Key) => {
      if (this.#takePasted(key)) return;
      if (key.name !== "return" && key.name !== "enter") return;
      this.#rowsAtEnter = this.#rowsOfAll() + 1;
      this.#entered = this.#lines.line;
    });
    // Before the line editor draws anew, too.
    output.on("resize", () => this.#resized());
    this.#lines = createInterface({ input, output, prompt: PROMPT, terminal: true });
    this.#lines.on("line", () => {
      if (this.#isClosed) return;
      // What was typed comes back as a message, or waits in the dock.
      this.#redraw("", this.#rowsAtEnter);
      events.typed(this.#entered);
    });
    this.#lines.on("SIGINT", () => events.interrupted());
    // The shell had it meanwhile.
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

  /** Keeps what is pasted from the line editor, to which each line end in it is Enter. Tells whether `key` is of it. */
  #takePasted(key: Key): boolean {
    if (this.#pasted === undefined && key.name !== "paste-start") return false;
    if (key.name === "paste-start") this.#pasted = "";
    else if (key.name === "paste-end") {
      this.#insert(typedText(this.#pasted ?? ""));
      this.#pasted = undefined;
    } else this.#pasted += key.sequence ?? "";
    // The one key that the line editor passes over, whatever else is held.
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

/** For pipes: what is said goes out, and nothing is drawn. */
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

/** For a terminal on which nothing can be drawn over, or is: what is typed is the terminal's own line. */
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
