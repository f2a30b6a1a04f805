/**
 * The frames that clients send, as schemas. They are apart from those of the room, so that clients need not include them.
 */
import * as v from "valibot";
import { Action } from "../rights/actions.ts";
import { Json } from "../records/entry.ts";
import { Cursor, Key, MessageId, Seq, Token, VisitId } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { SIGNAL_KIND } from "./signal.ts";

/** The version of the protocol. */
export const PROTOCOL_VERSION = 1;

/** The id by which a refusal names the frame. Older clients may send anything here. */
const FrameId = v.optional(v.fallback(v.optional(MessageId), undefined));
/** Optional fields may be null, which is how some languages write a missing value. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.optional(
    v.pipe(
      v.nullable(schema),
      v.transform((it) => it ?? undefined),
    ),
  );

export const Hello = v.object({
  type: v.literal("hello"),
  id: FrameId,
  v: v.literal(PROTOCOL_VERSION),
  token: Token,
  visit: VisitId,
  name: v.string(),
  cursor: maybe(Cursor),
  /** The key of the link that the member opened. */
  key: maybe(Key),
});
export type Hello = v.InferOutput<typeof Hello>;

/** `after` marks a repeat: if the first was stored, its seq is greater. */
export const Say = v.object({
  type: v.literal("say"),
  id: MessageId,
  body: v.string(),
  after: maybe(Seq),
});
export type Say = v.InferOutput<typeof Say>;

export const Rename = v.object({ type: v.literal("rename"), id: FrameId, name: v.string() });
export type Rename = v.InferOutput<typeof Rename>;

/** Asks for the messages between two seqs: the newest below `before`, otherwise the oldest past `after`. */
export const Pull = v.object({
  type: v.literal("pull"),
  id: FrameId,
  after: maybe(Seq),
  before: maybe(Seq),
});
export type Pull = v.InferOutput<typeof Pull>;

/** Reports that the client has read so many more characters of the room's frames. */
export const Read = v.object({ type: v.literal("read"), chars: Seq });
export type Read = v.InferOutput<typeof Read>;

/** Something for everybody that is not stored. */
export const Signal = v.object({
  type: v.literal("signal"),
  id: FrameId,
  kind: v.pipe(v.string(), v.regex(SIGNAL_KIND)),
  data: maybe(
    v.pipe(
      v.string(),
      v.maxLength(LIMITS.signalChars),
      v.check((it) => it.isWellFormed()),
    ),
  ),
});
export type Signal = v.InferOutput<typeof Signal>;

/** The fields of both kinds of write. */
const write = {
  id: MessageId,
  key: v.string(),
  /** The write is done only if the entry has this rev, or for 0, if there is no entry. */
  rev: maybe(Seq),
  /** As for {@link Say}. */
  after: maybe(Seq),
};
const SetEntry = v.object({ type: v.literal("set"), ...write, value: Json });
const DeleteEntry = v.object({ type: v.literal("delete"), ...write });
export type Write = v.InferOutput<typeof SetEntry> | v.InferOutput<typeof DeleteEntry>;

/** Asks the room to do an action. */
export const Act = v.object({
  type: v.literal("act"),
  id: MessageId,
  do: Action,
  /** As for {@link Say}. */
  after: maybe(Seq),
});
export type Act = v.InferOutput<typeof Act>;

export const ClientFrame = v.variant("type", [
  Hello,
  Say,
  Rename,
  Pull,
  Read,
  Signal,
  SetEntry,
  DeleteEntry,
  Act,
]);
export type ClientFrame = v.InferOutput<typeof ClientFrame>;
