/**
 * Checks the arguments of a program, before anything is sent.
 */
import { isKey, type Json, jsonOf, numbersFit } from "../../protocol/records/entry.ts";
import { exceeds, LIMITS } from "../../protocol/limits.ts";
import { cleanName } from "../../protocol/names/names.ts";
import { FAULTS, VALUE_TOO_LONG } from "../../protocol/wire/refusals.ts";
import { RefusedError } from "../core/refused-error.ts";
import type { WriteOptions } from "../core/writing.ts";
import type { Since } from "./reading/feed.ts";

export function checkedName(name: string): string {
  const cleaned = cleanName(name);
  if (cleaned === undefined) throw refusedFor("bad-name");
  return cleaned;
}

export function checkKey(key: string): void {
  if (!isKey(key)) throw refusedFor("bad-key");
}

/**
 * A value that is far too large would end the connection. One that is not JSON would be stored as another
 * value.
 */
export function checkValue(value: Json): void {
  const json = jsonOf(value);
  if (json === undefined || !numbersFit(value))
    throw new TypeError("No JSON, which has no NaN and no Infinity");
  if (exceeds(json, LIMITS.valueBytes)) throw new RefusedError("too-long", VALUE_TOO_LONG);
}

/** A frame with an invalid rev would end the connection, too. */
export function checkRev({ rev = 0 }: WriteOptions): void {
  if (!isSeq(rev)) throw new RangeError(`No rev: ${rev}`);
}

export function checkSince(since: Since): void {
  if (typeof since === "string") return;
  const isTime = since instanceof Date && !Number.isNaN(since.getTime());
  if (isTime || isSeq(typeof since === "object" && "seq" in since ? since.seq : since)) return;
  throw new RangeError("Nothing begins there: give a seq, a cursor or a date");
}

function isSeq(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

export function refusedFor(code: keyof typeof FAULTS): RefusedError {
  return new RefusedError(code, FAULTS[code]);
}
