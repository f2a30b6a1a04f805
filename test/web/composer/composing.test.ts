import { expect, test } from "vitest";
import { bodyOf, bytesLeft, sends } from "../../../src/web/composer/composing.ts";
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

test("what is left is told near the limit only, in bytes", () => {
  expect(bytesLeft("a".repeat(100))).toBeUndefined();
  expect(bytesLeft("a".repeat(7_900))).toBe(100);
  expect(bytesLeft("é".repeat(4_001))).toBe(-2);
});
