/**
 * Entries of shared state, as lines.
 */
import type { Change, Entry } from "../../client/program/index.ts";
import { safeJson } from "./safe.ts";

/** @param isNamed whether the line begins with the key */
export function entryLine(entry: Entry, isNamed: boolean, json: boolean): string {
  if (json) return safeJson(entry);
  return isNamed ? `${entry.key} ${safeJson(entry.value)}` : safeJson(entry.value);
}

/** A key and its value, or the key alone once its entry is deleted. */
export function changeLine({ key, entry }: Change, json: boolean): string {
  if (json) return safeJson(entry ?? { key });
  return entry === undefined ? key : entryLine(entry, true, false);
}
