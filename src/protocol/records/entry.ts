/**
 * The entries of a room's shared state: a JSON value under a key, as it was last set.
 */
import * as v from "valibot";
import { MemberId, MessageId, Seq } from "../ids.ts";
import { bytesOf, exceeds, LIMITS } from "../limits.ts";

export type Json = null | boolean | number | string | JsonList | JsonObject;
// Interfaces, because the compiler does not expand those.
interface JsonList extends ReadonlyArray<Json> {}
interface JsonObject {
  readonly [name: string]: Json;
}
/** Accepts anything: a frame comes from a JSON parser, so every value in it is JSON. */
export const Json = v.custom<Json>((value) => value !== undefined);

/** An entry without its author, whom packing.ts stores in fewer characters. */
export const entryFields = {
  key: v.string(),
  /** The seq of its last change. */
  rev: Seq,
  /** The id of the last write, chosen by its sender like a message's. */
  id: MessageId,
  /** The room's clock, milliseconds since 1970. */
  at: v.number(),
  /** Absent if the entry is deleted; `null` is a value. */
  value: v.optional(Json),
};

/** `by` and `name`: the author of the last write, and their name at that time. */
export const Entry = v.object({ ...entryFields, by: MemberId, name: v.string() });
export type Entry = Readonly<v.InferOutput<typeof Entry>>;

/** As segments of a URL, these two would point to another URL. */
export const KEY = /^(?!\.{1,2}$)[A-Za-z0-9._:/-]+$/;

export function isKey(text: string): boolean {
  return text.length <= LIMITS.keyLength && KEY.test(text);
}

/** The bytes of `value` as it is stored; Infinity if it cannot be stored. */
export function bytesOfValue(value: Json): number {
  const json = jsonOf(value);
  return json === undefined ? Infinity : bytesOf(json);
}

/** `value` as JSON, as it is stored and measured; `undefined` if it is nested too deep to be stored. */
export function jsonOf(value: Json): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Why `value` cannot be stored as a new value, or `undefined` if it can. */
export function faultInValue(value: Json): "too-long" | "not-text" | undefined {
  const json = jsonOf(value);
  if (json === undefined || exceeds(json, LIMITS.valueBytes)) return "too-long";
  if (depthOf(json) > LIMITS.valueDepth) return "too-long";
  return json.includes("\uFFFD") || HALF.test(json) ? "not-text" : undefined;
}

/** An escaped half of a surrogate pair, not after an escaped backslash: many parsers refuse a whole text with one. */
const HALF = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** The depth of nesting. It is counted in the text, which needs no stack. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of json.replaceAll(STRING, "")) {
    if (char === "[" || char === "{") deepest = Math.max(deepest, (depth += 1));
    if (char === "]" || char === "}") depth -= 1;
  }
  return deepest;
}

/** Whether JSON can represent every number in `value`: it would turn NaN and infinities into null. */
export function numbersFit(value: Json): boolean {
  let fit = true;
  JSON.stringify(value, (_key, it: unknown) => {
    if (typeof it === "number" && !Number.isFinite(it)) fit = false;
    return it;
  });
  return fit;
}
