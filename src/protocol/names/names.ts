/**
 * Names of rooms, which make links, and names of members, which are for display only.
 */
import { LIMITS } from "../limits.ts";
import { BLANKS, hasVisible } from "../text.ts";

/** The name of a room: `a-z`, `0-9` and single `-` between them, 1 to 64 characters. */
export type RoomName = string & { readonly __brand: "RoomName" };

export const ROOM_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isRoomName(text: string): text is RoomName {
  return text.length <= LIMITS.roomNameLength && ROOM_NAME.test(text);
}

/** `text` as a RoomName, or `undefined` if it is not one. */
export function parseRoomName(text: string): RoomName | undefined {
  return isRoomName(text) ? text : undefined;
}

/** Scripts in which a joiner between two letters changes their form. In others it only hides a difference. */
const JOINING =
  "Arab Syrc Nkoo Adlm Rohg Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr".replace(
    /(\w+) ?/g,
    "\\p{scx=$1}",
  );
const JOINED = `[[${JOINING}\\p{ExtPict}\\p{EMod}]--\\p{DI}]`;
/**
 * First, what stays because its neighbours make it visible: an emoji of several characters (a flag, a keycap); a joiner within
 * one of these scripts, between emoji, and in a Malayalam letter; a variation selector after a character with variants; an
 * emoji that is newer than our tables. Then what is removed, because it is invisible or changes how other characters are shown:
 * control characters, direction marks, zero-width and unassigned characters.
 */
const UNSEEN = new RegExp(
  `(\\p{RGI_Emoji}|(?<=\\u0D4D)\\u200D|(?<=${JOINED}\\uFE0F?)[\\u180E\\u200C\\u200D](?=${JOINED})|` +
    `(?<=[\\p{ExtPict}\\p{sc=Hani}[[\\p{sc=Mymr}\\p{sc=Mong}]--\\p{DI}]])\\p{VS}|\\p{ExtPict})|[\\p{C}\\p{DI}${BLANKS}]`,
  "gv",
);
const BREAK = /[\t-\r\x85\u2028\u2029]/;
/** U+FFFD, which platforms put in place of invalid UTF-8: the original text is lost. */
const LOST = "\uFFFD";
/** Combining marks for any letter: more than three on one would cover other lines. */
const TOWER = /([\p{sc=Zinh}\p{Me}]{3})[\p{sc=Zinh}\p{Me}]+/gu;
/** Nonspacing marks of one script: a fully pointed Hebrew letter has five, and a Tibetan stack eight. */
const STACK = /([\p{Mn}\u200C\u200D]{8})[\p{Mn}\u200C\u200D]+/gu;

/**
 * A display name as everybody sees it: composed, single-spaced, trimmed, without invisible characters.
 * `undefined` if nothing visible is left, or more than 40 code points.
 *
 * @example
 * cleanName("  Ana\u202E  María "); // "Ana María"
 */
export function cleanName(text: string): string | undefined {
  // Too long however it is cleaned, so it need not be read.
  if (text.length > 16 * LIMITS.nameLength || text.includes(LOST)) return undefined;
  const name = inOneLine(text);
  const length = Array.from(name).length;
  return hasVisible(name) && length <= LIMITS.nameLength ? name : undefined;
}

/** Whether `text` can be shown in one line unchanged: it is visible, and nothing in it is invisible. */
export function isLine(text: string): boolean {
  const isSeen = hasVisible(text) && !text.includes(LOST) && !BREAK.test(text);
  return isSeen && text.replace(UNSEEN, "$1") === text;
}

/** As {@link cleanName}, but cut to the limit: for clients that cannot be asked for a shorter name. */
export function cutName(text: string): string | undefined {
  const begin = text.slice(0, 16 * LIMITS.nameLength).replaceAll(LOST, "");
  const cleaned = Array.from(inOneLine(begin));
  return cleanName(cleaned.slice(0, LIMITS.nameLength).join(""));
}

/** `text` for one line: composed, single-spaced, trimmed, without invisible characters. */
export function inOneLine(text: string): string {
  const cleaned = text
    .replace(/[\t-\r\x85\p{Z}]+/gu, " ")
    .replace(UNSEEN, "$1")
    .normalize("NFC")
    .replace(TOWER, "$1")
    .replace(STACK, "$1")
    .trim();
  // The removed characters may have kept others from composing.
  return cleaned === text ? text : inOneLine(cleaned);
}
