/**
 * How a member is told from others of the same name: a colour, a short tag and an initial, all from what everybody
 * in the room knows of them.
 */
import type { Member, Message } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";

/** As many as people can tell apart, and evenly around the wheel. */
const HUES = 12;
const TAG_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const TAG_LENGTH = 4;

/** Degrees around the colour wheel. */
export function hueOf(id: MemberId): number {
  return (hash(id) % HUES) * (360 / HUES);
}

/** Four characters that can be read out. */
export function tagOf(id: MemberId): string {
  let rest = hash(id);
  let tag = "";
  while (tag.length < TAG_LENGTH) {
    tag += TAG_LETTERS[rest % TAG_LETTERS.length] ?? "";
    rest = Math.floor(rest / TAG_LETTERS.length);
  }
  return tag;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What a reader takes for the first letter: an emoji of several code points is one. */
export function initialOf(name: string): string {
  for (const { segment } of graphemes.segment(name)) return segment.toLocaleUpperCase();
  return "";
}

/** The names that more than one member goes by, here or in `messages`, as they write them. */
export function sharedNames(
  members: readonly Member[],
  messages: readonly Message[],
): ReadonlySet<string> {
  // A busy room has few names and many messages: each name is looked at once.
  const keys = new Map<string, string>();
  const owners = new Map<string, Set<MemberId>>();
  const own = (name: string, id: MemberId): void => {
    const key = keys.get(name) ?? nameKey(name);
    keys.set(name, key);
    owners.set(key, (owners.get(key) ?? new Set()).add(id));
  };
  for (const { id, name } of members) own(name, id);
  for (const { by, name } of messages) own(name, by);
  const isShared = ([, key]: [string, string]): boolean => (owners.get(key)?.size ?? 0) > 1;
  return new Set([...keys].filter(isShared).map(([name]) => name));
}

/** What names are compared by: those that look alike at a glance are the same. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** FNV-1a, 32 bits: the id is random already, this only spreads all of it over a small number. */
function hash(id: MemberId): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    value = Math.imul(value ^ id.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
