/**
 * Names: of rooms (they are links) and of people (they are only for reading).
 */
import { LIMITS } from "./limits.ts";
import { hasVisible } from "./text.ts";

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

/**
 * The RoomName nearest to what somebody typed, or `undefined` if nothing of it can stay.
 *
 * @example
 * suggestRoomName("Game Night!"); // "game-night"
 */
export function suggestRoomName(text: string): RoomName | undefined {
  const plain = text
    .slice(0, 4 * LIMITS.roomNameLength)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LIMITS.roomNameLength)
    .replace(/^-+|-+$/g, "");
  return parseRoomName(plain);
}

/** Scripts in which a joiner between two letters changes what is written; in others it only hides a difference. */
const JOINING =
  "\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Deva}\\p{sc=Beng}\\p{sc=Guru}\\p{sc=Gujr}\\p{sc=Orya}\\p{sc=Taml}\\p{sc=Telu}\\p{sc=Knda}\\p{sc=Mlym}\\p{sc=Sinh}\\p{sc=Khmr}";
/**
 * What cannot be seen, or changes how its neighbours are shown: controls, direction marks, zero-width and
 * unassigned characters. A joiner stays inside such a script and between emoji, a variation selector on an emoji.
 */
const UNSEEN = new RegExp(
  [
    `(?<![${JOINING}\\p{ExtPict}\\p{EMod}\\uFE0F])[\\u200C\\u200D]`,
    `[\\u200C\\u200D](?![${JOINING}\\p{ExtPict}])`,
    `(?<!\\p{ExtPict})\\uFE0F`,
    `(?![\\u200C\\u200D\\uFE0F])[\\p{C}\\p{DI}\\u2800\\uFFFC]`,
  ].join("|"),
  "gu",
);
/** More than three marks on a letter make towers, not names. */
const TOWER = /(\p{M}{3})\p{M}+/gu;

/**
 * A display name as everybody will see it: composed, single-spaced, trimmed, without what cannot be seen.
 * `undefined` if nothing visible is left or more than 40 code points are.
 *
 * @example
 * cleanName("  Ana\u202E  María "); // "Ana María"
 */
export function cleanName(text: string): string | undefined {
  // Far over the limit however it is cleaned: not even read.
  if (text.length > 16 * LIMITS.nameLength) return undefined;
  const name = withoutClutter(text);
  const length = Array.from(name).length;
  return hasVisible(name) && length <= LIMITS.nameLength ? name : undefined;
}

/** As {@link cleanName}, of as much of `text` as fits: for who cannot be asked for a shorter one. */
export function cutName(text: string): string | undefined {
  const cleaned = Array.from(withoutClutter(text.slice(0, 16 * LIMITS.nameLength)));
  return cleanName(cleaned.slice(0, LIMITS.nameLength).join(""));
}

function withoutClutter(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, " ")
    .replace(UNSEEN, "")
    .normalize("NFC")
    .replace(TOWER, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

const MANNERS = [
  "Amber",
  "Brave",
  "Calm",
  "Clever",
  "Cosy",
  "Curious",
  "Eager",
  "Gentle",
  "Golden",
  "Happy",
  "Humble",
  "Jolly",
  "Kind",
  "Lucky",
  "Merry",
  "Nimble",
  "Quick",
  "Quiet",
  "Rosy",
  "Silver",
  "Sleepy",
  "Sunny",
  "Swift",
  "Tidy",
  "Warm",
  "Witty",
] as const;
const CREATURES = [
  "Badger",
  "Beaver",
  "Crane",
  "Deer",
  "Dove",
  "Falcon",
  "Finch",
  "Fox",
  "Hare",
  "Hedgehog",
  "Heron",
  "Jay",
  "Koala",
  "Lark",
  "Lynx",
  "Mole",
  "Otter",
  "Owl",
  "Panda",
  "Puffin",
  "Quail",
  "Robin",
  "Seal",
  "Sparrow",
  "Swan",
  "Wren",
] as const;

/** A friendly name for who gave none, from two random bytes. */
export function guestName(bytes: Uint8Array): string {
  const manner = MANNERS[(bytes[0] ?? 0) % MANNERS.length];
  const creature = CREATURES[(bytes[1] ?? 0) % CREATURES.length];
  return `${manner} ${creature}`;
}

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** The friendly name of whoever has `id`: always the same, and none that they chose. */
export function guestNameOf(id: string): string {
  const [first = 0, second = 0, third = 0] = Array.from(id.slice(0, 3), (it) =>
    Math.max(0, BASE64URL.indexOf(it)),
  );
  const bits = (first << 12) | (second << 6) | third;
  return guestName(Uint8Array.of(bits >> 10, (bits >> 2) & 0xff));
}
