import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { TerminalScreen } from "../../src/cli/screen.ts";

/** A terminal of so many columns, and what was written to it since one last looked. */
function terminal(columns: number) {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns });
  const nothing = (): void => {};
  const screen = new TerminalScreen(input, output, {
    typed: nothing,
    ended: nothing,
    interrupted: nothing,
  });
  const written = (): string => String(output.read() ?? "");
  const resize = (to: number): void => {
    output.columns = to;
    output.emit("resize");
  };
  return { input, screen, written, resize };
}

/** How many rows it goes up before it draws anew. */
function upIn(text: string): number {
  return Number(/^(?:.\[1G|\r)?.\[(\d+)A/.exec(text)?.[1] ?? 0);
}

test.each([
  ["narrower", 72, 40, 1],
  ["wider", 40, 72, 0],
])(
  "what is typed is drawn where it began once the terminal is %s: it has wrapped it anew",
  (_, from, to, rows) => {
    const { input, screen, written, resize } = terminal(from);
    input.write("x".repeat(60));
    written();
    resize(to);
    expect(upIn(written())).toBe(rows);
    screen.close();
  },
);

test("what is printed goes above what is typed, however many rows that takes", () => {
  const { input, screen, written } = terminal(20);
  input.write("x".repeat(60));
  written();
  screen.print("hello");
  expect(written().startsWith("\u001B[3A\r\u001B[Jhello\n")).toBe(true);
  screen.close();
});
