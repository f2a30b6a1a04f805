/**
 * Names: of rooms (they are links) and of people (they are only for reading).
 */
import { LIMITS } from "../limits.ts";
import { BLANKS, hasVisible } from "../text.ts";

/** The name of a room: `a-z`, `0-9` and single `-` between them, 1 to 64 characters. */
export type RoomName = string & { readonly __brand: "RoomName" };

export const ROOM_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isRoomName(text: string): text is RoomName {
  return text.length <= LIMITS.roomNameLength && ROOM_NAME.test(text);
}

/** `text` as a RoomName, or `undefined` if it is none. */
export function parseRoomName(text: string): RoomName | undefined {
  return isRoomName(text) ? text : undefined;
}

/** Scripts in which a joiner between two letters changes what is written; in others it only hides a difference. */
const JOINING =
  "Arab Syrc Nkoo Adlm Rohg Mong Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr".replace(
    /(\w+) ?/g,
    "\\p{scx=$1}",
  );
const JOINED = `[[${JOINING}\\p{ExtPict}\\p{EMod}]--\\p{DI}]`;
/**
 * What stays, as it shows by its neighbours: an emoji of several characters, as a flag or a keycap; a joiner within such a script,
 * between emoji, and where it makes a Malayalam letter; the selector of a variant, behind what has variants; an emoji that is
 * newer than our tables. And what goes, since it cannot be seen, or changes how others are shown: controls, direction marks, zero-width and unassigned.
 */
const UNSEEN = new RegExp(
  `(\\p{RGI_Emoji}|(?<=\\u0D4D)\\u200D|(?<=${JOINED}\\uFE0F?)[\\u180E\\u200C\\u200D](?=${JOINED})|` +
    `(?<=[\\p{ExtPict}\\p{sc=Hani}[[\\p{sc=Mymr}\\p{sc=Mong}]--\\p{DI}]])\\p{VS}|\\p{ExtPict})|[\\p{C}\\p{DI}${BLANKS}]`,
  "gv",
);
const BREAK = /[\t-\r\x85\u2028\u2029]/;
/** What platforms put where bytes were no UTF-8: nobody knows what was meant. */
const LOST = "\uFFFD";
/** Marks that stand over any letter: more than three make a tower, not a name. */
const TOWER = /([\p{sc=Zinh}\p{Me}]{3})[\p{sc=Zinh}\p{Me}]+/gu;
/** Of a script's own that take no room, a Hebrew letter has five with all its points, and a Tibetan stack eight. */
const STACK = /([\p{Mn}\u200C\u200D]{8})[\p{Mn}\u200C\u200D]+/gu;

/**
 * A display name as everybody will see it: composed, single-spaced, trimmed, without what cannot be seen.
 * `undefined` if nothing visible is left or more than 40 code points are.
 *
 * @example
 * cleanName("  Ana\u202E  María "); // "Ana María"
 */
export function cleanName(text: string): string | undefined {
  // Far over the limit however it is cleaned: not even read.
  if (text.length > 16 * LIMITS.nameLength || text.includes(LOST)) return undefined;
  const name = inOneLine(text);
  const length = Array.from(name).length;
  return hasVisible(name) && length <= LIMITS.nameLength ? name : undefined;
}

/** Whether `text` can stand in one line as it is: something to see, and nothing that is not. */
export function isLine(text: string): boolean {
  const isSeen = hasVisible(text) && !text.includes(LOST) && !BREAK.test(text);
  return isSeen && text.replace(UNSEEN, "$1") === text;
}

/** As {@link cleanName}, of as much of `text` as fits: for those who cannot be asked for a shorter one. */
export function cutName(text: string): string | undefined {
  const begin = text.slice(0, 16 * LIMITS.nameLength).replaceAll(LOST, "");
  const cleaned = Array.from(inOneLine(begin));
  return cleanName(cleaned.slice(0, LIMITS.nameLength).join(""));
}

/** `text` as it can stand in a line among others: composed, single-spaced, trimmed, without what cannot be seen. */
export function inOneLine(text: string): string {
  const cleaned = text
    .replace(/[\t-\r\x85\p{Z}]+/gu, " ")
    .replace(UNSEEN, "$1")
    .normalize("NFC")
    .replace(TOWER, "$1")
    .replace(STACK, "$1")
    .trim();
  // What went may have kept its neighbours apart.
  return cleaned === text ? text : inOneLine(cleaned);
}
