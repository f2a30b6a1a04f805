/**
 * The room's side of the wire: parses clients' frames, and writes the room's. It is apart from the clients' side, so that
 * clients need not include it.
 */
import * as v from "valibot";
import { beginOf, parseJson, Typed } from "./codec.ts";
import type { ServerFrame } from "./frames.ts";
import { ClientFrame, PROTOCOL_VERSION } from "./client-frames.ts";
import { MessageId } from "../ids.ts";
import { exceeds, LIMITS } from "../limits.ts";
import { numbersKept } from "./numbers.ts";
import type { Member } from "../records/message.ts";
import { pack, type RoleOf, vouched } from "./packing.ts";
import type { RefusalCode } from "./refusals.ts";

export type Decoded =
  | { readonly ok: true; readonly frame: ClientFrame }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      readonly id?: MessageId;
      /** It was a hello, so the client may send another. */
      readonly isHello?: true;
    };

const OtherVersion = v.object({
  type: v.literal("hello"),
  v: v.pipe(v.number(), v.notValue(PROTOCOL_VERSION)),
});
const HelloType = v.object({ type: v.literal("hello") });
const Identified = v.object({ id: MessageId });
/** By type: a variant schema would try them one after another. */
const SCHEMAS = new Map<string, (typeof ClientFrame.options)[number]>(
  ClientFrame.options.map((it) => [it.entries.type.literal, it]),
);

/** The frame in `text`, or why it is not one. Checks the size, then the JSON, then the schema. */
export function decodeClientFrame(data: string): Decoded {
  if (isTooBig(data)) return { ok: false, code: "frame-too-big" };
  const value = parseJson(data);
  if (!v.is(Typed, value)) return { ok: false, code: "bad-frame" };
  const schema = SCHEMAS.get(value.type);
  if (schema === undefined) return refusing("unknown-type", value);
  const result = v.safeParse(schema, value);
  if (result.success) {
    const { output: frame } = result;
    if (frame.type === "set" && !numbersKept(data)) return refusing("bad-number", frame);
    return { ok: true, frame };
  }
  // In another version, everything else may look different.
  return refusing(
    v.is(OtherVersion, value) ? "version" : faultOf(value.type, result.issues),
    value,
  );
}

/** Fields that may have values in newer clients that this room does not know. */
const OPEN: ReadonlySet<unknown> = new Set([
  "after",
  "before",
  "cursor",
  "data",
  "do",
  "kind",
  "rev",
]);

/** What is wrong with a frame of a known type: a field is missing, or this room does not know a value. */
function faultOf(type: string, issues: readonly v.BaseIssue<unknown>[]): RefusalCode {
  const fields = issues.map(({ path, received }) => {
    const [first] = path ?? [];
    return path?.length === 1 && received === "undefined" ? undefined : first?.key;
  });
  if (type === "hello" && fields.every((it) => it === "key")) return "bad-link";
  return fields.every((it) => OPEN.has(it)) ? "bad-field" : "bad-frame";
}

/**
 * An escaped character counts as two bytes: the JSON libraries of many languages escape everything but ASCII, and their
 * users can send as long a message as others.
 */
export function isTooBig(data: string): boolean {
  const { frameBytes } = LIMITS;
  if (!exceeds(data, frameBytes)) return false;
  return data.length > 3 * frameBytes || exceeds(data.replaceAll(ESCAPED, "é"), frameBytes);
}

const ESCAPED = /\\u[\dA-Fa-f]{4}/g;

/** @param roleOf the role to mark a member with, wherever the frame names them */
export function encode(frame: ClientFrame | ServerFrame, roleOf: RoleOf = () => undefined): string {
  return JSON.stringify(packedOf(frame, roleOf));
}

function packedOf(frame: ClientFrame | ServerFrame, roleOf: RoleOf): object {
  const told = (members: readonly Member[]): Member[] => members.map((it) => vouched(it, roleOf));
  if (frame.type === "presence") {
    const { joined, renamed } = frame;
    const news = {
      ...(joined && { joined: told(joined) }),
      ...(renamed && { renamed: told(renamed) }),
    };
    return { ...frame, ...news };
  }
  if (!("records" in frame)) return frame;
  const packed = pack(frame.records, beginOf(frame), frame.entries, roleOf);
  const members = frame.type === "welcome" ? { members: told(frame.members) } : {};
  return { ...frame, ...members, ...packed };
}

function refusing(code: RefusalCode, value: unknown): Decoded {
  return {
    ok: false,
    code,
    ...(v.is(Identified, value) && { id: value.id }),
    ...(v.is(HelloType, value) && { isHello: true }),
  };
}
