/**
 * Identifiers on the wire: what each is made of, who chooses it, and the schema that admits it.
 */
import * as v from "valibot";

/** A secret of one member in one room: 32 bytes, base64url. The server keeps only what it hashes to. */
export const Token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** The secret of a link that grants a role: 32 bytes, base64url. */
export const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
export type Key = v.InferOutput<typeof Key>;

/** SHA-256 of a {@link Key} behind words of its own, base64url: all that a room keeps of it. */
export const KeyHash = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));
export type KeyHash = v.InferOutput<typeof KeyHash>;

/** A member in one room: the first 96 bits of a hash of the token, base64url. */
export const MemberId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16}$/));
export type MemberId = v.InferOutput<typeof MemberId>;

const CHOSEN = /^[A-Za-z0-9_-]{8,64}$/;

/** A page or program that is open, through all its reconnects; chosen by it, at random. */
export const VisitId = v.pipe(v.string(), v.regex(CHOSEN));
export type VisitId = v.InferOutput<typeof VisitId>;

/** A message, before and after it is stored; chosen by its sender, at random. */
export const MessageId = v.pipe(v.string(), v.regex(CHOSEN));
export type MessageId = v.InferOutput<typeof MessageId>;

/** One life of a room's data: 128 random bits in hex, chosen by the room. */
export const Epoch = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export type Epoch = v.InferOutput<typeof Epoch>;

/** A position in a room's one order: 0 before anything was said. */
export const Seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export type Seq = number;

/** All that a client has applied. */
export const Cursor = v.object({ epoch: Epoch, seq: Seq });
export type Cursor = v.InferOutput<typeof Cursor>;
