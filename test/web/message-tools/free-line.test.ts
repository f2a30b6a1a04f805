import { expect, test } from "vitest";
import { freeLine, type TextLine } from "../../../src/web/message-tools/free-line.ts";

const WIDTH = 32;

/** Lines of text, 24 pixels high, with this many free pixels at the end of each. */
function text(...free: number[]): TextLine[] {
  return free.map((it, place) => ({ top: 24 * place, bottom: 24 * (place + 1), free: it }));
}

test("the tools stand in the first line if all of them fit there", () => {
  expect(freeLine(text(80, 400), WIDTH, 2)).toEqual({ which: "first", places: 2 });
});

test("they stand in the last line if more of them fit there", () => {
  expect(freeLine(text(44, 44, 240), WIDTH, 7)).toEqual({ which: "last", places: 7 });
  expect(freeLine(text(72, 44, 44), WIDTH, 7)).toEqual({ which: "first", places: 2 });
});

test("there is always one place, beside the fullest line", () => {
  expect(freeLine(text(0, 0), WIDTH, 7)).toEqual({ which: "first", places: 1 });
});

test("if a line has several pieces, such as a link in a sentence, the text ends with the last", () => {
  const link = { top: 1, bottom: 23, free: 50 };
  expect(freeLine([...text(300), link], WIDTH, 7)).toEqual({ which: "first", places: 1 });
});

test("in a message without text the whole line is free", () => {
  expect(freeLine([], WIDTH, 7).places).toBeGreaterThanOrEqual(7);
});
