/**
 * What clients send, as schemas. Apart from what they hear, so that no client carries what only a room reads.
 */
import * as v from "valibot";
import { Action } from "../rights/actions.ts";
import { Json } from "../records/entry.ts";
import { Cursor, Key, MessageId, Seq, Token, VisitId } from "../ids.ts";
import { LIMITS } from "../limits.ts";
import { SIGNAL_KIND } from "./signal.ts";

/** Which both sides speak. */
export const PROTOCOL_VERSION = 1;

/** By which a refusal names the frame. Earlier clients may send anything there. */
const FrameId = v.optional(v.fallback(v.optional(MessageId), undefined));
/** What may be left out may be null, which is how some languages write that. */
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
  /** Of the link that they came by. */
  key: maybe(Key),
});
export type Hello = v.InferOutput<typeof Hello>;

/** With `after`, it was sent before, and can be stored only past that seq. */
export const Say = v.object({
  type: v.literal("say"),
  id: MessageId,
  body: v.string(),
  after: maybe(Seq),
});
export type Say = v.InferOutput<typeof Say>;

export const Rename = v.object({ type: v.literal("rename"), id: FrameId, name: v.string() });
export type Rename = v.InferOutput<typeof Rename>;

/** Asks for the messages between two seqs: the newest below `before`, else the oldest past `after`. */
export const Pull = v.object({
  type: v.literal("pull"),
  id: FrameId,
  after: maybe(Seq),
  before: maybe(Seq),
});
export type Pull = v.InferOutput<typeof Pull>;

/** So many characters more of the room's frames a client has read. */
export const Read = v.object({ type: v.literal("read"), chars: Seq });
export type Read = v.InferOutput<typeof Read>;

/** Something for everybody that passes and is not kept. */
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

/** What both kinds of write say. */
const write = {
  id: MessageId,
  key: v.string(),
  /** Only if that is the entry's rev, or with 0, if there is none. */
  rev: maybe(Seq),
  /** As for {@link Say}. */
  after: maybe(Seq),
};
const SetEntry = v.object({ type: v.literal("set"), ...write, value: Json });
const DeleteEntry = v.object({ type: v.literal("delete"), ...write });
export type Write = v.InferOutput<typeof SetEntry> | v.InferOutput<typeof DeleteEntry>;

/** Asks for something to be done to the room or its people. */
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
