/**
 * What a room sends, as schemas; what clients send is beside it. docs/protocol.md says what each frame means; a field that
 * a schema does not name is ignored, so that either side may grow.
 */
import * as v from "valibot";
import { Entry, Json } from "../records/entry.ts";
import { Epoch, MemberId, MessageId, Seq } from "../ids.ts";
import { Member, type Message } from "../records/message.ts";
import { packed } from "./packing.ts";
import { Role } from "../rights/roles.ts";

/** The WebSocket subprotocol; a socket that asks for none speaks plain lines (plain.ts). */
export const SUBPROTOCOL = "alcove.v1";
/** Bare strings, answered by the platform without waking the room. */
export const PING = "ping";
export const PONG = "pong";

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
  /** The room has no message any more up to this seq; absent if it has all. */
  horizon: v.optional(Seq),
  /** Yours; absent in a room that nobody owns, where all are members. */
  role: v.optional(Role),
  limits: v.object({
    bodyBytes: v.number(),
    frameBytes: v.number(),
    nameLength: v.number(),
    /** What may be done at once, and again in a second. */
    burst: v.optional(v.number()),
    perSecond: v.optional(v.number()),
    /** Actions that the room knows by their ids once they are done; a room that tells none knows none again. */
    acts: v.optional(v.number()),
  }),
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

/** You may do more or less than before. */
export const RoleTold = v.object({ type: v.literal("role"), role: Role });

/** The room has no message any more up to this seq, and shows none: nor should a client that was told of them. */
export const Horizon = v.object({ type: v.literal("horizon"), seq: Seq });
export type Horizon = v.InferOutput<typeof Horizon>;

/** The answer to an `act` that is done, with what it asked for. */
export const Done = v.object({ type: v.literal("done"), id: MessageId, result: v.optional(Json) });
export type Done = v.InferOutput<typeof Done>;

/** What was not done, why, and what to do instead. `id` names the frame it answers, if that had one. */
export const Refused = v.object({
  type: v.literal("refused"),
  id: v.optional(MessageId),
  /** One of refusals.ts; open, since a newer room may have reasons that this client has not heard of. */
  code: v.string(),
  detail: v.string(),
  /** Seconds. */
  retryAfter: v.optional(v.number()),
  /** Of `forbidden`: `password`, where the room asks for one. */
  kind: v.optional(v.string()),
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

/** As they travel, by type: a variant would try them in turn, and weigh more. */
export const PACKED_SERVER_FRAMES = [
  PackedWelcome,
  PackedChanges,
  PackedPage,
  Presence,
  Signals,
  Lag,
  Written,
  RoleTold,
  Horizon,
  Done,
  Refused,
] as const;
type PackedServerFrame = v.InferOutput<(typeof PACKED_SERVER_FRAMES)[number]>;
export type ServerFrame = Unpacked<PackedServerFrame>;
