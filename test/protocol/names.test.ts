import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import { cleanName, parseRoomName } from "../../src/protocol/names/names.ts";
import { guestName, guestNameOf } from "../../src/protocol/names/guest-names.ts";
import { suggestRoomName } from "../../src/protocol/names/suggest-room-name.ts";
import {
  isUnguessable,
  ROOM_NAME_BYTES,
  unguessableRoomName,
} from "../../src/protocol/names/unguessable-names.ts";
import { tries } from "../support/tries.ts";

describe("room names", () => {
  test.each(["a", "7", "game-night", "a-b-c", "x".repeat(64)])("2.1 %s is valid", (text) => {
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
  ])("2.1 %j is not valid", (text) => {
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

  test("2.1 a suggestion is a valid room name, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (typed) => {
        const suggestion = suggestRoomName(typed);
        expect(suggestion === undefined || parseRoomName(suggestion) === suggestion).toBe(true);
      }),
      tries(),
    );
  });

  test("an unguessable name takes five bits of every random byte", () => {
    const name = unguessableRoomName(Uint8Array.from({ length: ROOM_NAME_BYTES }, (_, i) => i));
    expect(name).toBe("0123456789abcdefghjkmnpqrs");
    expect(() => unguessableRoomName(new Uint8Array(25))).toThrow(RangeError);
  });
});

/** Characters that normalization keeps in one context and removes in another. */
const oddNames = fc
  .array(
    fc.constantFrom(
      ...Array.from("a1क漢အᠮ🏴☺👩️⃣゙्្ָ́"),
      "\u200C",
      "\u200D",
      "\uFE0E",
      "\u180B",
      "\u{E0067}",
      "\u{E007F}",
      "\u{E0100}",
      "\u0345",
      "\u0F71",
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(""));

describe("unguessable names", () => {
  const made = "7".repeat(ROOM_NAME_BYTES);

  test("11.5 a generated name is one", () => {
    expect(unguessableRoomName(new Uint8Array(ROOM_NAME_BYTES).fill(7))).toBe(made);
    expect(isUnguessable(made)).toBe(true);
  });

  test.each([
    made.slice(1),
    `${made}0`,
    `${made.slice(1)}l`,
    `${made.slice(1)}-`,
    "game-night",
    "",
  ])("11.5 %j is not one", (name) => {
    expect(isUnguessable(name)).toBe(false);
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
    ["a\u{E0041}b\u{E007F}", "ab"],
    ["🏴\u{E0075}\u{E0073}\u{E0078} Kane", "🏴 Kane"],
    ["7\uFE0F 1\u20E3", "7 1\u20E3"],
    ["a\u{E0101}b\uFE00", "ab"],
    ["辻\u{E0100}\u{E0101}", "辻\u{E0100}"],
    ["ก" + "\u0E47".repeat(30), "ก" + "\u0E47".repeat(8)],
    ["ש" + "\u05B8\u0301".repeat(9), "ש" + "\u05B8".repeat(8)],
    ["a\u0489\u0489\u0489\u0489b", "a\u0489\u0489\u0489b"],
  ])("2.2 %j is shown as %j", (given, shown) => {
    expect(cleanName(given)).toBe(shown);
  });

  test.each([
    "ကျော်",
    "စိုင်းထီးဆိုင်",
    "က္ကျွှိုံ့း",
    "བསྒྲུབས་པ",
    "ཧྐྵྨླྺྼྻྃ",
    "श्रीमती क्ष्त्र्यी",
    "সৌম্যশ্ৰী",
    "ശ്രീകുമാർ",
    "അവന്\u200D മോഹന്\u200D",
    "ශ්‍රීමතී",
    "สมชาย น้ำผึ้ง",
    "ສົມພອນ ນ້ຳ",
    "ស្រ្តី សុខា",
    "שָׁ\u05BC\u0591לוֹם",
    "مُحَمَّدٌ",
    "نَ\u200Cهالي",
    "Nguyễn Thị Ngọc",
    "Ọ̀ṣ\u0301un",
    "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} Kane",
    "🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}",
    "🏳\uFE0F\u200D🌈 Kim",
    "🏴\u200D☠\uFE0F",
    "7\uFE0F\u20E3 #\uFE0F\u20E3",
    "👩🏽\u200D❤\uFE0F\u200D💋\u200D👨🏿",
    "🇰🇷 지민",
    "☺\uFE0E",
    "辻\u{E0100} 葛\u{E0101}城",
    "ᠮᠣᠩᠭᠣᠯ\u180B ᠠ\u180Eᠠ",
    "\u{1FADC}\u{1FAFD}",
  ])("2.2 %s keeps all its letters, marks and signs", (name) => {
    expect(cleanName(name)).toBe(name.normalize("NFC"));
  });

  test.each([
    "",
    "   ",
    "\u200B\u200C\u200D",
    "\u3164",
    "\u2800",
    "\u0000",
    "caf\uFFFD",
    "x".repeat(41),
    "x".repeat(10_000),
  ])("2.2 %j cannot be shown", (given) => {
    expect(cleanName(given)).toBeUndefined();
  });

  test("2.2 cleaning twice is the same as cleaning once, and the result is visible and short", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), oddNames), (given) => {
        const name = cleanName(given);
        if (name === undefined) return;
        expect(cleanName(name)).toBe(name);
        expect(Array.from(name).length).toBeLessThanOrEqual(LIMITS.nameLength);
        expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u200B\u200E\u200F]/u);
      }),
      tries(),
    );
  });

  test("every guest name that can be drawn is a valid name", () => {
    for (let byte = 0; byte < 256; byte++) {
      const name = guestName(Uint8Array.of(byte, 255 - byte));
      expect(cleanName(name)).toBe(name);
    }
  });
});

test("a guest's name comes from the first two bytes of their id, and an invalid id gets a name as well", () => {
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
