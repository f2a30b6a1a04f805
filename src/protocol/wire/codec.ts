/**
 * What a client needs of the wire: text to a room's frames. Whatever passes is typed and needs no second check.
 */
import * as v from "valibot";
import { PACKED_SERVER_FRAMES, type ServerFrame } from "./frames.ts";
import type { Seq } from "../ids.ts";
import { unpack } from "./packing.ts";

const Typed = v.object({ type: v.string() });
const SCHEMAS = new Map<string, (typeof PACKED_SERVER_FRAMES)[number]>(
  PACKED_SERVER_FRAMES.map((it) => [it.entries.type.literal, it]),
);

/** What a room sent, or `undefined` for a frame that this client does not know and may skip. */
export function decodeServerFrame(data: string): ServerFrame | undefined {
  const value = parseJson(data);
  const typed = v.safeParse(Typed, value);
  const schema = typed.success ? SCHEMAS.get(typed.output.type) : undefined;
  const result = schema && v.safeParse(schema, value);
  if (result?.success !== true) return undefined;
  if (!("records" in result.output)) return result.output;
  const { authors, records, entries, ...frame } = result.output;
  const whole = unpack({ authors, records, entries }, beginOf(frame));
  return whole && { ...frame, ...whole };
}

type Begun =
  | { readonly type: "welcome" }
  | { readonly type: "changes"; readonly from: Seq }
  | { readonly type: "page"; readonly after: Seq };

/** The seq that a frame's first message follows on, unless it says otherwise. */
export function beginOf(frame: Begun): Seq {
  switch (frame.type) {
    case "welcome":
      return 0;
    case "changes":
      return frame.from;
    case "page":
      return frame.after;
  }
}

/** `undefined` for what is no JSON; nested arrays that exhaust the parser's stack are none either. */
export function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
