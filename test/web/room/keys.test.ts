import { expect, test } from "vitest";
import type { Press } from "../../../src/web/browser/press.ts";
import { shortcutOf } from "../../../src/web/room/shortcuts.ts";
import { stepOf } from "../../../src/web/messages/steps.ts";

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  keyCode: 0,
  ...more,
});

test.each([
  ["?", "help"],
  ["/", "write"],
  ["Escape", "write"],
  ["a", undefined],
])("outside text fields, %s means %s", (key, act) => {
  expect(shortcutOf(press(key), "elsewhere")).toBe(act);
});

test.each(["?", "/", "Escape"])("%s in a field or under a dialog is not a shortcut", (key) => {
  expect([shortcutOf(press(key), "field"), shortcutOf(press(key), "dialog")]).toEqual([
    undefined,
    undefined,
  ]);
});

test("the browser's own shortcuts, and the keys of an input method, mean nothing here", () => {
  expect(shortcutOf(press("/", { ctrlKey: true }), "elsewhere")).toBeUndefined();
  expect(shortcutOf(press("Escape", { isComposing: true }), "elsewhere")).toBeUndefined();
  expect(shortcutOf(press("/", { keyCode: 229 }), "elsewhere")).toBeUndefined();
  expect(stepOf(press("ArrowUp", { altKey: true }))).toBeUndefined();
});

test("a layout that types ? with Shift opens the help", () => {
  expect(shortcutOf(press("?", { shiftKey: true }), "elsewhere")).toBe("help");
});
