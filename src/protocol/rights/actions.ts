/**
 * The actions on a room and its members. roles.ts has the role that each needs.
 */
import * as v from "valibot";
import { KeyHash, MemberId, Seq } from "../ids.ts";
import { isLine } from "../names/names.ts";
import { Role } from "./roles.ts";

/** Characters of the note on an invite link or a ban. */
const NOTE_CHARS = 200;
/** Milliseconds since 1970, by the room's clock. */
const Until = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** One line of visible text, or nothing. */
const Note = v.pipe(
  v.string(),
  v.maxLength(NOTE_CHARS),
  v.check((text) => text === "" || isLine(text)),
);

export const Action = v.variant("act", [
  /** `hash` is that of the key of an owner link, with which the owner can return from any device. */
  v.object({ act: v.literal("claim"), hash: v.optional(KeyHash) }),
  v.object({
    act: v.literal("link"),
    /** The hash of its key. The room sees the key itself only when a member uses the link. */
    hash: KeyHash,
    role: Role,
    /** Maximum number of members who can use it. */
    uses: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
    until: v.optional(Until),
    note: v.optional(Note),
    /** For programs: members who join with it are marked as such. */
    bot: v.optional(v.literal(true)),
  }),
  v.object({ act: v.literal("links") }),
  v.object({ act: v.literal("revoke"), hash: KeyHash }),
  /** Without `hash`, the password is removed. */
  v.object({ act: v.literal("password"), hash: v.optional(KeyHash) }),
  v.object({ act: v.literal("mute"), member: MemberId, until: v.optional(Until) }),
  v.object({ act: v.literal("unmute"), member: MemberId }),
  v.object({ act: v.literal("kick"), member: MemberId }),
  v.object({
    act: v.literal("ban"),
    member: MemberId,
    /** Whether to ban the addresses of their connections as well. */
    address: v.optional(v.literal(true)),
    until: v.optional(Until),
    note: v.optional(Note),
  }),
  v.object({ act: v.literal("lift"), member: MemberId }),
  v.object({ act: v.literal("bans") }),
  v.object({ act: v.literal("erase"), seq: Seq }),
  v.object({
    act: v.literal("erase-mine"),
    /** Where to continue: the position in the answer to the previous part. */
    after: v.optional(Seq),
    /** Whether to remove the member's name as well. */
    nameless: v.optional(v.literal(true)),
  }),
  /** Leaves the room permanently. */
  v.object({ act: v.literal("forget") }),
  v.object({ act: v.literal("log") }),
  /** Deletes the room permanently. */
  v.object({ act: v.literal("wipe") }),
]);
export type Action = v.InferOutput<typeof Action>;
