import { expect, test } from "vitest";
import { languages } from "../../../src/web/words/languages.ts";
import { grammarOf } from "../../../src/web/words/grammar.ts";
import { nameGiven } from "../../../src/web/rooms/room-title.ts";
import { isOneOf, isTypable } from "../../../src/web/room-settings/sure.ts";
import { parseRoomName } from "../../../src/protocol/names/names.ts";

test.each([
  ["Choir", "Choir"],
  ["Choir", " choir "],
  ["Picnic on Saturday!", "picnic on saturday"],
  ["Picnic on Saturday!", "Picnic-on-Saturday"],
  ["Café Müller", "cafe muller"],
  ["Mom’s 🎉 party…", "Mom's party..."],
  ["Ｒｏｏｍ １", "room 1"],
  ["غرفة الأصدقاء", "غرفة الاصدقاء"],
  ["読書会", "読書会 "],
  ["İstanbul", "istanbul"],
  ["picnic-on-saturday", "Picnic on Saturday"],
])("%s is confirmed by %s", (name, typed) => {
  expect(isOneOf(typed, [name])).toBe(true);
});

test.each([
  ["Choir", ""],
  ["Choir", "  …"],
  ["Choir", "Choi"],
  ["🎉", ""],
  ["🎉", "🎉"],
  ["Choir", "Chair"],
])("%s is not confirmed by %j", (name, typed) => {
  expect(isOneOf(typed, [name])).toBe(false);
});

test("an unnamed room has no name to type for its deletion, and neither has one named in emoji", () => {
  const made = parseRoomName("3kx9q2m7v1c8z5b4n6j0h2g4f6") ?? expect.fail();
  const chosen = parseRoomName("game-night") ?? expect.fail();
  expect(nameGiven(made)).toBeUndefined();
  expect(nameGiven(made, "Choir")).toBe("Choir");
  expect(nameGiven(chosen)).toBe("game-night");
  expect([isTypable("Choir"), isTypable("🎉 …")]).toEqual([true, false]);
});

test.each(languages)(
  "$tag has a word that can be typed to delete a room",
  async ({ tag, more }) => {
    await more.load();
    const its = more.value?.more(grammarOf(tag)).deleting;
    expect(isTypable(its?.word ?? "")).toBe(true);
    expect(its?.word).toMatch(/^[\p{L}\p{M}]+$/u);
  },
);
