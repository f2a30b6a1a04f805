/**
 * The topic of a room, among the entries that its members share.
 */
import type { Json } from "../../client/index.ts";
import { faultInBody } from "../../protocol/text.ts";

export const TOPIC = "topic";
/** UTF-16 units of a topic, and of an item of the checklist. */
export const TEXT_AT_MOST = 200;

/** What can be shown of a value that is a text. */
export function sharedTextOf(value: Json | undefined): string | undefined {
  if (typeof value !== "string" || value.length > TEXT_AT_MOST) return undefined;
  return faultInBody(value) === undefined ? value : undefined;
}
