import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import {
  cleanName,
  guestName,
  guestNameOf,
  parseRoomName,
  suggestRoomName,
} from "../../src/protocol/names.ts";
import { ROOM_NAME_BYTES, unguessableRoomName } from "../../src/protocol/unguessable-names.ts";

describe("room names", () => {
  test.each(["a", "7", "game-night", "a-b-c", "x".repeat(64)])("2.1 %s is one", (text) => {
    expect(parseRoomName(text)).toBe(text);
  });

  test.each([
    "",
    "-",
    "-a",
    "a-",
    "a--b",
    "A",
    "a/b",
    "a.b",
    "a b",
    "..",
    "naïve",
    "房间",
    "a\n",
    "a%2fb",
    "x".repeat(65),
    "x".repeat(2_000),
    "__proto__",
  ])("2.1 %j is none", (text) => {
    expect(parseRoomName(text)).toBeUndefined();
  });

  test.each([
    ["Game Night!", "game-night"],
    ["  Café  Ünder ", "cafe-under"],
    ["--a--b--", "a-b"],
    ["房间", undefined],
    ["x".repeat(500), "x".repeat(64)],
  ])("the name nearest to %j is %j", (typed, nearest) => {
    expect(suggestRoomName(typed)).toBe(nearest);
  });

  test("2.1 whatever is typed, a suggestion is a room's name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        const suggestion = suggestRoomName(typed);
        expect(suggestion === undefined || parseRoomName(suggestion) === suggestion).toBe(true);
      }),
    );
  });

  test("an unguessable name takes five bits of every random byte", () => {
    const name = unguessableRoomName(Uint8Array.from({ length: ROOM_NAME_BYTES }, (_, i) => i));
    expect(name).toBe("0123456789abcdefghjkmnpqrs");
    expect(() => unguessableRoomName(new Uint8Array(25))).toThrow(RangeError);
  });
});

describe("display names", () => {
  test.each([
    ["  Ana   María ", "Ana María"],
    ["Ana\u202Eevil", "Anaevil"],
    ["a\u200Bb\u2060c\uFEFF", "abc"],
    ["line\nbreak\ttab", "line break tab"],
    ["e\u0301", "é"],
    ["👩\u200D🚀", "👩\u200D🚀"],
    ["نامه\u200Cای", "نامه\u200Cای"],
    ["\u200Da\u200D", "a"],
    ["z\u0335\u0336\u0337\u0338\u0339", "z\u0335\u0336\u0337"],
    ["<b>Bob</b>", "<b>Bob</b>"],
    ["a \u200B b", "a b"],
    ["Al\u200Cice\uFE0F\uFFFC", "Alice"],
    ["क्\u200Dष", "क्\u200Dष"],
    ["e\u200B\u0301", "é"],
    ["7\u200D7", "77"],
    ["Al\uFEFFice", "Alice"],
    ["a\uFE0Fb\u034Fc", "abc"],
    ["☀\uFE0F Sol", "☀\uFE0F Sol"],
    ["x".repeat(40), "x".repeat(40)],
  ])("2.2 %j is shown as %j", (given, shown) => {
    expect(cleanName(given)).toBe(shown);
  });

  test.each([
    "",
    "   ",
    "\u200B\u200C\u200D",
    "\u3164",
    "\u2800",
    "\u0000",
    "x".repeat(41),
    "x".repeat(10_000),
  ])("2.2 %j cannot be shown", (given) => {
    expect(cleanName(given)).toBeUndefined();
  });

  test("2.2 cleaning twice is cleaning once, and what is left is visible and short", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (given) => {
        const name = cleanName(given);
        if (name === undefined) return;
        expect(cleanName(name)).toBe(name);
        expect(Array.from(name).length).toBeLessThanOrEqual(LIMITS.nameLength);
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F]/u);
      }),
    );
  });

  test("a guest's name can be shown, whatever the dice say", () => {
    for (let byte = 0; byte < 256; byte++) {
      const name = guestName(Uint8Array.of(byte, 255 - byte));
      expect(cleanName(name)).toBe(name);
    }
  });
});

test("a guest is called by the first two bytes of their id, and anything that is no id by something", () => {
  for (const id of [
    "AAAAAAAAAAAAAAAA",
    "fCUTVnmfdQeAIWv9",
    "_-9zZaA0________",
    "-_-_-_-_-_-_-_-_",
  ]) {
    expect(guestNameOf(id)).toBe(guestName(Buffer.from(id, "base64url")));
  }
  expect(guestNameOf("")).toBe(guestName(Uint8Array.of(0, 0)));
  expect(guestNameOf("é~")).toBe(guestName(Uint8Array.of(0, 0)));
});
