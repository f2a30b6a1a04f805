import fc from "fast-check";
import { expect, test } from "vitest";
import { type InputLine, linesOf, LineSplitter } from "../../../src/cli/input/line-splitter.ts";
import { tries } from "../../support/tries.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* inPieces(...texts: string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) yield bytes(text);
}

async function lines(stream: AsyncIterable<Uint8Array>, limit = 100): Promise<InputLine[]> {
  const all: InputLine[] = [];
  for await (const line of linesOf(stream, limit)) all.push(line);
  return all;
}

async function textsIn(stream: AsyncIterable<Uint8Array>, limit = 100): Promise<string[]> {
  return (await lines(stream, limit)).map(({ text }) => text);
}

test("lines do not depend on how their bytes are split", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary" }).map((it) => it.replace(/[\n\r\uFEFF]/g, ""))),
      fc.integer({ min: 1, max: 7 }),
      async (texts, size) => {
        const whole = bytes(texts.map((it) => `${it}\n`).join(""));
        async function* cut(): AsyncGenerator<Uint8Array, void> {
          for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
        }
        expect(await textsIn(cut(), Infinity)).toEqual(texts);
      },
    ),
    tries(),
  );
});

test("a line end is a line feed, with or without a carriage return, and the last line needs none", async () => {
  expect(await textsIn(inPieces("one\r\n", "\n", "thr", "ee"))).toEqual(["one", "", "three"]);
  expect(await textsIn(inPieces())).toEqual([]);
});

test("lines are numbered from 1, empty ones too", async () => {
  expect(await lines(inPieces("a\n\nb\n"))).toEqual([
    { number: 1, text: "a" },
    { number: 2, text: "" },
    { number: 3, text: "b" },
  ]);
});

test("no more of a line is held than a message can have, and the next line is whole", async () => {
  const endless = Array.from({ length: 1_000 }, () => "x".repeat(1_000));
  expect(await textsIn(inPieces(...endless, "\nnext\n"))).toEqual(["x".repeat(100), "next"]);
});

test("the place where a line is cut is no line end, even before half of one", async () => {
  expect(await textsIn(inPieces(`${"x".repeat(9)}\ry\n`), 10)).toEqual([`${"x".repeat(9)}\r`]);
});

test("an unfinished line can be taken, and the bytes that follow begin another", () => {
  const splitter = new LineSplitter(100);
  expect(Array.from(splitter.split(bytes("Hello, server")))).toEqual([]);
  expect(splitter.flush()).toEqual({ number: 1, text: "Hello, server" });
  expect(splitter.flush()).toBeUndefined();
  expect(Array.from(splitter.split(bytes("again\n")))).toEqual([{ number: 2, text: "again" }]);
});
