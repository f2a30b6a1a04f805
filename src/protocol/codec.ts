/**
 * Text to frames and back. Whatever passes `decode` is typed and needs no second check.
 */
import * as v from "valibot";
import {
  ClientFrame,
  PackedServerFrame,
  PROTOCOL_VERSION,
  type ServerFrame,
  Signal,
} from "./frames.ts";
import { MessageId, type Seq } from "./ids.ts";
import { exceeds, LIMITS } from "./limits.ts";
import { pack, unpack } from "./packing.ts";
import type { RefusalCode } from "./refusals.ts";

export type Decoded =
  | { readonly ok: true; readonly frame: ClientFrame }
  | { readonly ok: false; readonly code: RefusalCode; readonly id?: MessageId };

const Typed = v.object({ type: v.string() });
const OtherVersion = v.object({
  type: v.literal("hello"),
  v: v.pipe(v.number(), v.notValue(PROTOCOL_VERSION)),
});
const Identified = v.object({ id: MessageId });
/** By type: a variant would try them in turn. */
const SCHEMAS = new Map<string, (typeof ClientFrame.options)[number]>(
  ClientFrame.options.map((it) => [it.entries.type.literal, it]),
);

/** What a client sent: a frame, or why it is none. Size first, then JSON, then the schema. */
export function decodeClientFrame(data: string): Decoded {
  if (exceeds(data, LIMITS.frameBytes)) return { ok: false, code: "frame-too-big" };
  const value = parseJson(data);
  if (!v.is(Typed, value)) return { ok: false, code: "bad-frame" };
  const schema = SCHEMAS.get(value.type);
  if (schema === undefined) return { ok: false, code: "unknown-type", ...idOf(value) };
  const result = v.safeParse(schema, value);
  if (result.success) return { ok: true, frame: result.output };
  // Another version may look different in all else.
  const code = v.is(OtherVersion, value) ? "version" : "bad-frame";
  return { ok: false, code, ...idOf(value) };
}

/** What a room sent, or `undefined` for a frame that this client does not know and may skip. */
export function decodeServerFrame(data: string): ServerFrame | undefined {
  const result = v.safeParse(PackedServerFrame, parseJson(data));
  if (!result.success) return undefined;
  if (!("records" in result.output)) return result.output;
  const { authors, records, entries, ...frame } = result.output;
  const whole = unpack({ authors, records, entries }, beginOf(frame));
  return whole && { ...frame, ...whole };
}

export function encode(frame: ClientFrame | ServerFrame): string {
  if (!("records" in frame)) return JSON.stringify(frame);
  return JSON.stringify({ ...frame, ...pack(frame.records, beginOf(frame), frame.entries) });
}

type Begun =
  | { readonly type: "welcome" }
  | { readonly type: "changes"; readonly from: Seq }
  | { readonly type: "page"; readonly after: Seq };

/** The seq that a frame's first message follows on, unless it says otherwise. */
function beginOf(frame: Begun): Seq {
  switch (frame.type) {
    case "welcome":
      return 0;
    case "changes":
      return frame.from;
    case "page":
      return frame.after;
  }
}

/** Whether a room would take `signal` for one, before it is sent. */
export function isSignal(signal: Signal): boolean {
  return v.is(Signal, signal);
}

function idOf(value: unknown): { id?: MessageId } {
  return v.is(Identified, value) ? { id: value.id } : {};
}

/** `undefined` for what is no JSON; nested arrays that exhaust the parser's stack are none either. */
function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
