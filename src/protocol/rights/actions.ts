/**
 * What is done to a room or to its people, rather than said in it. Who may do what is in roles.ts.
 */
import * as v from "valibot";
import { KeyHash, MemberId, Seq } from "../ids.ts";
import { isLine } from "../names/names.ts";
import { Role } from "./roles.ts";

/** Characters of what is noted about a link or a ban. */
const NOTE_CHARS = 200;
/** Milliseconds since 1970, by the room's clock. */
const Until = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** A line to be shown, or none. */
const Note = v.pipe(
  v.string(),
  v.maxLength(NOTE_CHARS),
  v.check((text) => text === "" || isLine(text)),
);

export const Action = v.variant("act", [
  /** With `hash`, that is the key of an owner's link, to come back with from anywhere. */
  v.object({ act: v.literal("claim"), hash: v.optional(KeyHash) }),
  v.object({
    act: v.literal("link"),
    /** Of its key, which the room never sees until somebody brings it. */
    hash: KeyHash,
    role: Role,
    /** Members it may let in. */
    uses: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    until: v.optional(Until),
    note: v.optional(Note),
    /** For programs, which are told as such. */
    bot: v.optional(v.literal(true)),
  }),
  v.object({ act: v.literal("links") }),
  v.object({ act: v.literal("revoke"), hash: KeyHash }),
  /** Without `hash` there is none any more. */
  v.object({ act: v.literal("password"), hash: v.optional(KeyHash) }),
  v.object({ act: v.literal("mute"), member: MemberId, until: v.optional(Until) }),
  v.object({ act: v.literal("unmute"), member: MemberId }),
  v.object({ act: v.literal("kick"), member: MemberId }),
  v.object({
    act: v.literal("ban"),
    member: MemberId,
    /** Also the addresses that they are connected from. */
    address: v.optional(v.literal(true)),
    until: v.optional(Until),
    note: v.optional(Note),
  }),
  v.object({ act: v.literal("lift"), member: MemberId }),
  v.object({ act: v.literal("bans") }),
  v.object({ act: v.literal("erase"), seq: Seq }),
  v.object({
    act: v.literal("erase-mine"),
    /** Where to go on. */
    after: v.optional(Seq),
    /** Also what one was called. */
    nameless: v.optional(v.literal(true)),
  }),
  /** Leaves for good. */
  v.object({ act: v.literal("forget") }),
  v.object({ act: v.literal("log") }),
  /** Ends the room for good. */
  v.object({ act: v.literal("wipe") }),
]);
export type Action = v.InferOutput<typeof Action>;
