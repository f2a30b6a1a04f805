import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { LineScreen, TerminalScreen } from "../../../src/cli/output/screen.ts";

/** A terminal with this many columns, and what was written to it since the last look. */
function terminal(columns: number) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns });
  const typed: string[] = [];
  const nothing = (): void => {};
  const screen = new TerminalScreen(input, output, {
    typed: (text) => typed.push(text),
    ended: nothing,
    interrupted: nothing,
  });
  const written = (): string => String(output.read() ?? "");
  const resize = (to: number): void => {
    output.columns = to;
    output.emit("resize");
  };
  return { input, screen, typed, written, resize };
}

/** How many rows the cursor moves up before the screen is redrawn. */
function upIn(text: string): number {
  return Number(/^(?:.\[1G|\r)?.\[(\d+)A/.exec(text)?.[1] ?? 0);
}

test.each([
  ["narrower", 72, 40, 1],
  ["wider", 40, 72, 0],
])("the prompt is redrawn in its place after the terminal has become %s", (_, from, to, rows) => {
  const { input, screen, written, resize } = terminal(from);
  input.write("x".repeat(60));
  written();
  resize(to);
  expect(upIn(written())).toBe(rows);
  screen.close();
});

test("printed lines go above the prompt, however many rows it takes", () => {
  const { input, screen, written } = terminal(20);
  input.write("x".repeat(60));
  written();
  screen.print("hello");
  expect(written().startsWith("\u001B[3A\r\u001B[Jhello\n")).toBe(true);
  screen.close();
});

const pasted = (text: string): string => `\u001B[200~${text}\u001B[201~`;

test.each([
  ["several lines, a blank one among them", "one\r\rthree", "one\n\nthree"],
  ["lines that end as on Windows", "one\r\ntwo\r\n", "one\ntwo\n"],
  ["a line of a presentation", "one\vtwo\u2028three", "one\ntwo\nthree"],
  ["a tab", "a\tb", "a\tb"],
  ["what would end the program", "a\u0003b\u0004c\u001A", "abc"],
  ["colours", "\u001B[31mred\u001B[0m", "red"],
  ["letters of every script", "नमस्ते 👩‍👩‍👧 漢字", "नमस्ते 👩‍👩‍👧 漢字"],
])("pasted text with %s is one message after Enter", (_, text, said) => {
  const { input, screen, typed } = terminal(80);
  input.write("so: ");
  input.write(pasted(text));
  expect(typed).toEqual([]);
  input.write("!\r");
  expect(typed).toEqual([`so: ${said}!`]);
  screen.close();
});

test("pasted text that arrives in pieces is one message, inserted at the cursor", () => {
  const { input, screen, typed } = terminal(80);
  input.write("ad\u001B[D");
  for (const unit of pasted("b\rc")) input.write(unit);
  input.write("\r");
  input.write("next\r");
  expect(typed).toEqual(["ab\ncd", "next"]);
  screen.close();
});

test("printed lines go above all lines of pasted text", () => {
  const { input, screen, written } = terminal(20);
  input.write(pasted("one\r\rthree"));
  written();
  screen.print("hello");
  expect(written().startsWith("\u001B[2A\r\u001B[Jhello\n")).toBe(true);
  screen.close();
});

test("bracketed paste is on while the screen is open", () => {
  const { screen, written } = terminal(80);
  expect(written()).toContain("\u001B[?2004h");
  screen.close();
  expect(written()).toContain("\u001B[?2004l");
});

test("refused text returns to the prompt unless the user is typing", () => {
  const { input, screen, typed } = terminal(80);
  input.write("/nope\r");
  expect(screen.restore("/nope")).toBe(true);
  expect(screen.restore("other")).toBe(false);
  input.write("!\r");
  expect(typed).toEqual(["/nope", "/nope!"]);
  screen.close();
});

test("without redrawing, lines go in and out without control codes", () => {
  const input = new PassThrough();
  const output = new PassThrough();
  const typed: string[] = [];
  const screen = new LineScreen(input, output, {
    typed: (text) => typed.push(text),
    ended: () => typed.push("(end)"),
    interrupted: () => {},
  });
  input.write("one\n/who\n");
  screen.print("14:05 Nora: one");
  screen.dock();
  screen.close();
  expect(typed).toEqual(["one", "/who", "(end)"]);
  expect(String(output.read())).toBe("14:05 Nora: one\n");
});
