/**
 * Identifiers on the wire: the form of each, who chooses it, and its schema.
 */
import * as v from "valibot";

/** The secret of one member in one room: 32 bytes, base64url. The server keeps only a hash of it. */
export const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** The secret of a link that grants a role: 32 bytes, base64url. */
export const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
export type Key = v.InferOutput<typeof Key>;

/** SHA-256 of a prefix and a {@link Key}, base64url. The room keeps only this of a key. */
export const KeyHash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
export type KeyHash = v.InferOutput<typeof KeyHash>;

/** A member in one room: the first 96 bits of a hash of the token, base64url. */
export const MemberId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16}$/));
export type MemberId = v.InferOutput<typeof MemberId>;

const CHOSEN = /^[A-Za-z0-9_-]{8,64}$/;

/** One run of a page or program, through all its reconnects. The client chooses it at random. */
export const VisitId = v.pipe(v.string(), v.regex(CHOSEN));
export type VisitId = v.InferOutput<typeof VisitId>;

/** A message, before and after it is stored. The sender chooses it at random. */
export const MessageId = v.pipe(v.string(), v.regex(CHOSEN));
export type MessageId = v.InferOutput<typeof MessageId>;

/** Identifies a room's data until it starts over: 128 random bits in hex, chosen by the room. */
export const Epoch = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export type Epoch = v.InferOutput<typeof Epoch>;

/** A position in a room's order of changes; 0 is before the first. */
export const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export type Seq = number;

/** The position up to which a client has applied every change. */
export const Cursor = v.object({ epoch: Epoch, seq: Seq });
export type Cursor = v.InferOutput<typeof Cursor>;
