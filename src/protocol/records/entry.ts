/**
 * What the members of a room share beside what they say: a JSON value under a key, as it was last set.
 */
import * as v from "valibot";
import { MemberId, MessageId, Seq } from "../ids.ts";
import { bytesOf, exceeds, LIMITS } from "../limits.ts";

export type Json = null | boolean | number | string | JsonList | JsonObject;
// As interfaces, which the compiler does not unfold.
interface JsonList extends ReadonlyArray<Json> {}
interface JsonObject {
  readonly [name: string]: Json;
}
/** A frame has come out of a JSON parser, so whatever is there is JSON. */
export const Json = v.custom<Json>((value) => value !== undefined);

/** What an entry says of itself; packing.ts says of whom it is in fewer letters. */
export const entryFields = {
  key: v.string(),
  /** The seq of its last change. */
  rev: Seq,
  /** Of the write that made it so; chosen by its sender, like a message's. */
  id: MessageId,
  /** The room's clock, milliseconds since 1970. */
  at: v.number(),
  /** Absent once the entry is deleted; `null` is a value. */
  value: v.optional(Json),
};

/** `by` and `name`: whose write it was, and what they were called then. */
export const Entry = v.object({ ...entryFields, by: MemberId, name: v.string() });
export type Entry = Readonly<v.InferOutput<typeof Entry>>;

/** As segments of an address, these two would mean another address. */
export const KEY = /^(?!\.{1,2}$)[A-Za-z0-9._:/-]+$/;

export function isKey(text: string): boolean {
  return text.length <= LIMITS.keyLength && KEY.test(text);
}

/** How many bytes `value` takes, as it is stored; Infinity if it cannot be. */
export function bytesOfValue(value: Json): number {
  const json = jsonOf(value);
  return json === undefined ? Infinity : bytesOf(json);
}

/** `value` as it is stored and counted; `undefined` if it is nested deeper than anything that could be stored. */
export function jsonOf(value: Json): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Why nothing new may be stored as `value`, or `undefined` if it may. */
export function faultInValue(value: Json): "too-long" | "not-text" | undefined {
  const json = jsonOf(value);
  if (json === undefined || exceeds(json, LIMITS.valueBytes)) return "too-long";
  if (depthOf(json) > LIMITS.valueDepth) return "too-long";
  return json.includes("\uFFFD") || HALF.test(json) ? "not-text" : undefined;
}

/** Half a character, which JSON has escaped, behind no backslash that is escaped itself: many parsers refuse all of a text with one. */
const HALF = /(?<!\\)(?:\\\\)*\\ud[89a-f]/;

const STRING = /"(?:[^"\\]|\\.)*"/g;

/** Arrays and objects within one another; counted in the text, which takes no stack however deep it is. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  for (const char of json.replaceAll(STRING, "")) {
    if (char === "[" || char === "{") deepest = Math.max(deepest, (depth += 1));
    if (char === "]" || char === "}") depth -= 1;
  }
  return deepest;
}

/** Whether JSON has all the numbers in `value`: of the others, NaN and what is too large, it would make null. */
export function numbersFit(value: Json): boolean {
  let fit = true;
  JSON.stringify(value, (_key, it: unknown) => {
    if (typeof it === "number" && !Number.isFinite(it)) fit = false;
    return it;
  });
  return fit;
}
