/**
 * The keys of the entries in which a room's settings are stored, apart from their table: the first screen of a page reads a
 * title and little more, and loads the table later.
 */
const PREFIX = "room/";

/** UTF-16 units of a room's title. */
export const TITLE_CHARS = 80;

/** @param setting its name in the table */
export function keyOf(setting: string): string {
  return PREFIX + setting;
}

/** Whether `key` is reserved for settings. */
export function isGoverned(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** The name of the setting that would be stored under `key`. */
export function settingNamed(key: string): string {
  return key.slice(PREFIX.length);
}
