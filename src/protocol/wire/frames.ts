/**
 * The frames that a room sends, as schemas; client-frames.ts has those of clients. docs/protocol.md says what each frame
 * means. A field that a schema does not name is ignored, so either side can add fields.
 */
import * as v from "valibot";
import { Entry, Json } from "../records/entry.ts";
import { Epoch, MemberId, MessageId, Seq } from "../ids.ts";
import { Member, type Message } from "../records/message.ts";
import { packed } from "./packing.ts";
import { Role } from "../rights/roles.ts";

/** The WebSocket subprotocol. A socket that requests none gets plain lines (plain.ts). */
export const SUBPROTOCOL = "alcove.v1";
/** Plain strings, which the platform answers without waking the room. */
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
  /** The room no longer has messages up to this seq; absent if it has all. */
  horizon: v.optional(Seq),
  /** Your role; absent in a room without an owner, where everybody is a member. */
  role: v.optional(Role),
  limits: v.object({
    bodyBytes: v.number(),
    frameBytes: v.number(),
    nameLength: v.number(),
    /** How many messages a client can send at once, and then per second. */
    burst: v.optional(v.number()),
    perSecond: v.optional(v.number()),
    /** How many past actions the room recognizes by their ids when they are repeated; absent if none. */
    acts: v.optional(v.number()),
  }),
});
export type Welcome = Unpacked<v.InferOutput<typeof PackedWelcome>>;

/** Every change in the range (`from`, `to`]. Your own message or write in it is its acknowledgement. */
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

/** The client reads too slowly: nothing more is sent until it sends another hello. */
export const Lag = v.object({ type: v.literal("lag") });

/** Joins, leaves and renames, and how many members are present. */
export const Presence = v.object({
  type: v.literal("presence"),
  joined: v.optional(v.array(Member)),
  left: v.optional(v.array(Member)),
  renamed: v.optional(v.array(Member)),
  count: v.number(),
});
export type Presence = v.InferOutput<typeof Presence>;

/** A signal as clients receive it; `data` is the sender's. */
const HeardSignal = v.object({ by: MemberId, kind: v.string(), data: v.optional(v.string()) });
export type HeardSignal = Readonly<v.InferOutput<typeof HeardSignal>>;

/** The newest signal of each member and kind since the last frame of this type. */
export const Signals = v.object({ type: v.literal("signals"), signals: v.array(HeardSignal) });
export type Signals = v.InferOutput<typeof Signals>;

/**
 * The answer to a repeated write, and to the deletion of a missing entry: `rev` is the seq of the first write, or 0 if
 * there was nothing to do.
 */
export const WrittenFrame = v.object({ type: v.literal("written"), id: MessageId, rev: Seq });
export type WrittenFrame = v.InferOutput<typeof WrittenFrame>;

/** Your role has changed. */
export const RoleTold = v.object({ type: v.literal("role"), role: Role });

/** The room no longer has messages up to this seq; a client drops them as well. */
export const Horizon = v.object({ type: v.literal("horizon"), seq: Seq });
export type Horizon = v.InferOutput<typeof Horizon>;

/** The answer to an `act` that was done, with its result. */
export const Done = v.object({ type: v.literal("done"), id: MessageId, result: v.optional(Json) });
export type Done = v.InferOutput<typeof Done>;

/** Why a frame was refused, and what to do. `id` names that frame, if it had one. */
export const Refused = v.object({
  type: v.literal("refused"),
  id: v.optional(MessageId),
  /** One of refusals.ts; open, since a newer room may have reasons that this client has not heard of. */
  code: v.string(),
  detail: v.string(),
  /** Seconds to wait. */
  retryAfter: v.optional(v.number()),
  /** For `forbidden`: `password`, if the room has one. */
  kind: v.optional(v.string()),
  /** For `conflict`: the rev of the current entry, 0 if there is none, and the entry. */
  rev: v.optional(Seq),
  entry: v.optional(Entry),
});
export type Refused = v.InferOutput<typeof Refused>;

/** A frame with messages and entries, unpacked. */
type Unpacked<Frame> = Frame extends { records: unknown }
  ? Omit<Frame, "authors" | "records" | "entries"> & {
      records: Message[];
      entries?: readonly Entry[];
    }
  : Frame;

/** The packed frames, by type: a variant schema would try them one after another, and be larger. */
export const PACKED_SERVER_FRAMES = [
  PackedWelcome,
  PackedChanges,
  PackedPage,
  Presence,
  Signals,
  Lag,
  WrittenFrame,
  RoleTold,
  Horizon,
  Done,
  Refused,
] as const;
type PackedServerFrame = v.InferOutput<(typeof PACKED_SERVER_FRAMES)[number]>;
export type ServerFrame = Unpacked<PackedServerFrame>;
