/**
 * The client's side of the wire: parses the room's frames. A parsed frame is typed and needs no second check.
 */
import * as v from "valibot";
import { PACKED_SERVER_FRAMES, type ServerFrame } from "./frames.ts";
import type { Seq } from "../ids.ts";
import { unpack } from "./packing.ts";

/** What every frame has. */
export const Typed = v.object({ type: v.string() });
const SCHEMAS = new Map<string, (typeof PACKED_SERVER_FRAMES)[number]>(
  PACKED_SERVER_FRAMES.map((it) => [it.entries.type.literal, it]),
);

/** The frame in `text`, or `undefined` for one that this client does not know and skips. */
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

/** The seq before that of a frame's first message, if the message has none of its own. */
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

/** `undefined` if `text` is not JSON, or is nested so deep that it exhausts the parser's stack. */
export function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
