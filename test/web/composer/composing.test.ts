import { expect, test } from "vitest";
import { faultInBody } from "../../../src/protocol/text.ts";
import { charactersLeft } from "../../../src/web/composer/characters-left.ts";
import { bodyOf, sends } from "../../../src/web/composer/composing.ts";
import type { Press } from "../../../src/web/browser/press.ts";

const press = (change: Partial<Press> = {}): Press => ({
  key: "Enter",
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

test("Enter sends, and Shift+Enter breaks the line", () => {
  expect(sends(press(), false)).toBe(true);
  expect(sends(press({ shiftKey: true }), false)).toBe(false);
});

test("on touch Enter breaks the line, and Ctrl+Enter of a keyboard sends", () => {
  expect(sends(press(), true)).toBe(false);
  expect(sends(press({ ctrlKey: true }), true)).toBe(true);
});

test.each([{ isComposing: true }, { keyCode: 229 }])(
  "Enter belongs to an input method with %j",
  (change) => {
    expect(sends(press(change), false)).toBe(false);
  },
);

test("blank lines around a message are not sent, its indentation is", () => {
  expect(bodyOf("\n  \n  code\n    more\n\n ")).toBe("  code\n    more");
});

test("near the limit, the writer learns how many more characters fit, if they are as long as those so far", () => {
  expect(charactersLeft("a".repeat(100))).toBeUndefined();
  expect(charactersLeft("a".repeat(7_200))).toBeUndefined();
  expect(charactersLeft("a".repeat(7_201))).toBe(799);
  expect(charactersLeft("a".repeat(7_900))).toBe(100);
  expect(charactersLeft("語".repeat(2_600))).toBe(66);
  expect(charactersLeft("😀".repeat(2_000))).toBe(0);
});

test.each(["a", "é", "語", "😀", "a😀", "語é"])(
  "over the limit, the writer learns how many characters of %s to remove, and no fewer would do",
  (text) => {
    const characters = Array.from(text.repeat(9_000));
    const over = -(charactersLeft(characters.join("")) ?? 0);
    const rest = characters.slice(0, -over).join("");
    expect(faultInBody(rest)).toBeUndefined();
    expect(faultInBody(characters.slice(0, 1 - over).join(""))).toBe("too-long");
  },
);
