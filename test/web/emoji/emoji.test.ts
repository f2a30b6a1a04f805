import { expect, test } from "vitest";
import { emojiTable } from "../../../src/web/build/emoji-table.ts";
import { recentEmoji, rememberEmoji } from "../../../src/web/emoji/recent-emoji.ts";
import { storeIn } from "../../../src/web/device/device-store.ts";
import { Emojis } from "../../../src/web/emoji/emojis.ts";
import { stepIn } from "../../../src/web/emoji/grid.ts";
import { emojiBegunIn, emojiEndedIn } from "../../../src/web/emoji/emoji-naming.ts";

const emojis = new Emojis(emojiTable());
const found = (query: string, recent: string[] = [], by: "names" | "tags" = "names"): string[] =>
  emojis.search(query, recent, by).map(({ char }) => char);

test.each([
  [":sm", "sm"],
  ["hello :tada", "tada"],
  ["(:+1", "+1"],
  ["a\n:Thumbs_up", "Thumbs_up"],
  ["`code` :ok", "ok"],
  ["```\ncode\n``` :ok", "ok"],
])("in %j an emoji is being named", (draft, name) => {
  expect(emojiBegunIn(draft, draft.length)).toEqual({
    from: draft.length - name.length - 1,
    to: draft.length,
    name,
  });
});

test.each([
  ":s",
  ":D",
  ":-)",
  "10:30",
  "std::vector",
  "https://example.org",
  "note:ok",
  ": ok",
  "`a :ok",
  "```ruby\n  :name",
])("in %j none is", (draft) => {
  expect(emojiBegunIn(draft, draft.length)).toBeUndefined();
});

test("the text after the caret is ignored", () => {
  expect(emojiBegunIn(":tada and more", 4)).toEqual({ from: 0, to: 4, name: "tad" });
  expect(emojiBegunIn(":tada and more", 10)).toBeUndefined();
});

test("a name is complete with its second colon", () => {
  expect(emojiEndedIn("so :tada:", 9)).toEqual({ from: 3, to: 9, name: "tada" });
  expect(emojiEndedIn("so :ta da:", 10)).toBeUndefined();
  expect(emojiEndedIn("10:30:", 6)).toBeUndefined();
});

test("the best match comes first, and among equals the one used last", () => {
  expect(found("tada")[0]).toBe("🎉");
  expect(found("+1")[0]).toBe("👍");
  expect(found("smile")[0]).toBe("😄");
  expect(found("smi", ["😏"])[0]).toBe("😏");
  expect(found("smile", ["😏"])[0]).toBe("😄");
  expect(found("xyzzy")).toEqual([]);
});

test("the picker also finds emoji by meaning, and by several words", () => {
  expect(found("party")).not.toContain("🎉");
  expect(found("party", [], "tags")).toContain("🎉");
  expect(found("red heart", [], "tags")[0]).toBe("❤️");
  expect(found("  ", [], "tags")).toEqual([]);
});

test("every emoji has a name, and every name can be typed", () => {
  const all = emojis.groups.flat();
  expect(emojis.groups).toHaveLength(9);
  expect(all.length).toBeGreaterThan(1_700);
  for (const { char, names, label } of all) {
    expect(char).toMatch(/^\p{RGI_Emoji}$/v);
    expect(label).not.toBe("");
    for (const name of names) {
      expect(name).toMatch(/^[a-z0-9+-][a-z0-9_+-]*$/);
      expect(emojis.named(name)?.char).toBe(char);
    }
  }
});

test("used emoji are remembered once, the latest first, up to a limit", () => {
  const kept = new Map<string, string>();
  const store = storeIn(() => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  }));
  for (const char of ["🎉", "👍", "🎉"]) rememberEmoji(store, char);
  expect(recentEmoji(store)).toEqual(["🎉", "👍"]);
  for (const { char } of emojis.groups.flat().slice(0, 100)) rememberEmoji(store, char);
  expect(recentEmoji(store)).toHaveLength(24);
});

test("arrow keys move through the rows, and leave them only at the top", () => {
  expect(stepIn(20, 3, "ArrowDown", "ltr")).toBe(11);
  expect(stepIn(20, 17, "ArrowDown", "ltr")).toBe(19);
  expect(stepIn(20, 3, "ArrowUp", "ltr")).toBeLessThan(0);
  expect(stepIn(20, 19, "ArrowRight", "ltr")).toBe(19);
  expect(stepIn(20, 0, "ArrowLeft", "ltr")).toBe(0);
  expect(stepIn(20, 5, "ArrowLeft", "rtl")).toBe(6);
  expect(stepIn(20, 12, "Home", "ltr")).toBe(8);
  expect(stepIn(20, 17, "End", "ltr")).toBe(19);
  expect(stepIn(20, 3, "a", "ltr")).toBeUndefined();
});
