/**
 * Everything that goes over the wire, as schemas. docs/protocol.md says what each frame means; a field that a
 * schema does not name is ignored, so that either side may grow.
 */
import * as v from "valibot";
import { Entry, Json } from "./entry.ts";
import { Cursor, Epoch, MemberId, MessageId, Seq, Token, VisitId } from "./ids.ts";
import { LIMITS } from "./limits.ts";
import { Member, type Message } from "./message.ts";
import { packed } from "./packing.ts";

export const PROTOCOL_VERSION = 1;
/** The WebSocket subprotocol; a socket that asks for none speaks plain lines (plain.ts). */
export const SUBPROTOCOL = "alcove.v1";
/** Bare strings, answered by the platform without waking the room. */
export const PING = "ping";
export const PONG = "pong";

export const Hello = v.object({
  type: v.literal("hello"),
  v: v.literal(PROTOCOL_VERSION),
  token: Token,
  visit: VisitId,
  name: v.string(),
  cursor: v.optional(Cursor),
});
export type Hello = v.InferOutput<typeof Hello>;

/** With `after`, it was sent before, and can be stored only past that seq. */
export const Say = v.object({
  type: v.literal("say"),
  id: MessageId,
  body: v.string(),
  after: v.optional(Seq),
});
export type Say = v.InferOutput<typeof Say>;

export const Rename = v.object({ type: v.literal("rename"), name: v.string() });
export type Rename = v.InferOutput<typeof Rename>;

/** Asks for the messages between two seqs: the newest below `before`, else the oldest past `after`. */
export const Pull = v.object({
  type: v.literal("pull"),
  after: v.optional(Seq),
  before: v.optional(Seq),
});
export type Pull = v.InferOutput<typeof Pull>;

/** So many characters more of the room's frames a client has read. */
export const Read = v.object({ type: v.literal("read"), chars: Seq });
export type Read = v.InferOutput<typeof Read>;

/** The kind of a signal that says: I am writing. */
export const TYPING = "typing";
/** What a signal is about. */
const SignalKind = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/));
const SignalData = v.pipe(v.string(), v.maxLength(LIMITS.signalChars));

/** Something for everybody that passes and is not kept. */
export const Signal = v.object({
  type: v.literal("signal"),
  kind: SignalKind,
  data: v.optional(SignalData),
});
export type Signal = v.InferOutput<typeof Signal>;

/** What both kinds of write say. */
const write = {
  id: MessageId,
  key: v.string(),
  /** Only if that is the entry's rev, or with 0, if there is none. */
  rev: v.optional(Seq),
  /** As for {@link Say}. */
  after: v.optional(Seq),
};
const SetEntry = v.object({ type: v.literal("set"), ...write, value: Json });
const DeleteEntry = v.object({ type: v.literal("delete"), ...write });
export type Write = v.InferOutput<typeof SetEntry> | v.InferOutput<typeof DeleteEntry>;

export const ClientFrame = v.variant("type", [
  Hello,
  Say,
  Rename,
  Pull,
  Read,
  Signal,
  SetEntry,
  DeleteEntry,
]);
export type ClientFrame = v.InferOutput<typeof ClientFrame>;

/** The messages with `after` < seq < `before` that a frame leaves out. */
export const Gap = v.object({ after: Seq, before: Seq });
export type Gap = v.InferOutput<typeof Gap>;

/**
 * The answer to `hello`: with `resumed`, everything that changed past the cursor; with `reset`, the newest page and every
 * entry. What it leaves out is its `gap`.
 */
const PackedWelcome = v.object({
  type: v.literal("welcome"),
  you: MemberId,
  epoch: Epoch,
  head: Seq,
  mode: v.picklist(["resumed", "reset"]),
  ...packed,
  gap: v.optional(Gap),
  members: v.array(Member),
  count: v.number(),
  limits: v.object({ bodyBytes: v.number(), frameBytes: v.number(), nameLength: v.number() }),
});
export type Welcome = Unpacked<v.InferOutput<typeof PackedWelcome>>;

/** All that changed in the range (`from`, `to`]. Your own message or write among them is its acknowledgement. */
const PackedChanges = v.object({
  type: v.literal("changes"),
  from: Seq,
  to: Seq,
  ...packed,
});
export type Changes = Unpacked<v.InferOutput<typeof PackedChanges>>;

/** The answer to `pull`: all messages with `after` < seq < `before`, ascending. */
const PackedPage = v.object({
  type: v.literal("page"),
  after: Seq,
  before: Seq,
  ...packed,
});
export type Page = Unpacked<v.InferOutput<typeof PackedPage>>;

/** You read slower than the room talks: nothing more is sent until you say hello again. */
export const Lag = v.object({ type: v.literal("lag") });

/** Who came, who went, who is called differently now, and how many are here. */
export const Presence = v.object({
  type: v.literal("presence"),
  joined: v.optional(v.array(Member)),
  left: v.optional(v.array(Member)),
  renamed: v.optional(v.array(Member)),
  count: v.number(),
});
export type Presence = v.InferOutput<typeof Presence>;

/** A signal as it is heard; `data` is what its sender put in it. */
const HeardSignal = v.object({ by: MemberId, kind: v.string(), data: v.optional(v.string()) });
export type HeardSignal = Readonly<v.InferOutput<typeof HeardSignal>>;

/** The newest signal of each member and kind since the last telling. */
export const Signals = v.object({ type: v.literal("signals"), signals: v.array(HeardSignal) });
export type Signals = v.InferOutput<typeof Signals>;

/**
 * The answer to a write that was done before, and to a delete of what is not there: `rev` is the seq it took, or 0 if it had
 * nothing to do.
 */
export const Written = v.object({ type: v.literal("written"), id: MessageId, rev: Seq });
export type Written = v.InferOutput<typeof Written>;

/** What was not done, why, and what to do instead. `id` names the frame it answers, if that had one. */
export const Refused = v.object({
  type: v.literal("refused"),
  id: v.optional(MessageId),
  /** One of refusals.ts; open, since a newer room may have reasons that this client has not heard of. */
  code: v.string(),
  detail: v.string(),
  /** Seconds. */
  retryAfter: v.optional(v.number()),
  /** Of a conflict: the rev of the entry that is there, 0 if none is, and the entry. */
  rev: v.optional(Seq),
  entry: v.optional(Entry),
});
export type Refused = v.InferOutput<typeof Refused>;

/** A frame that brings messages and entries, once they are unpacked. */
type Unpacked<Frame> = Frame extends { records: unknown }
  ? Omit<Frame, "authors" | "records" | "entries"> & {
      records: Message[];
      entries?: readonly Entry[];
    }
  : Frame;

/** As it travels. */
export const PackedServerFrame = v.variant("type", [
  PackedWelcome,
  PackedChanges,
  PackedPage,
  Presence,
  Signals,
  Lag,
  Written,
  Refused,
]);
export type PackedServerFrame = v.InferOutput<typeof PackedServerFrame>;
export type ServerFrame = Unpacked<PackedServerFrame>;
