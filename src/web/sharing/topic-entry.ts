/**
 * The topic of a room, among its entries.
 */
import type { Json } from "../../client/index.ts";
import { faultInBody } from "../../protocol/text.ts";

export const TOPIC = "topic";
/** UTF-16 units of a topic, and of a checklist item. */
export const TEXT_AT_MOST = 200;

/** The part of a text value that can be shown. */
export function sharedTextOf(value: Json | undefined): string | undefined {
  if (typeof value !== "string" || value.length > TEXT_AT_MOST) return undefined;
  return faultInBody(value) === undefined ? value : undefined;
}
