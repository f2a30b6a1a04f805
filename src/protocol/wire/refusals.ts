/**
 * Why a room says no. The code is for programs; the sentence is for people, and says what to do next.
 */
import type { Refused } from "./frames.ts";
import type { MessageId } from "../ids.ts";
import { LIMITS } from "../limits.ts";

/** Not a method called on the limit itself, for which a bundler would keep the whole table of them. */
const written = (count: number): string => count.toLocaleString("en");

const bytes = written(LIMITS.bodyBytes);
const entries = /* @__PURE__ */ written(LIMITS.entries);
const stateBytes = /* @__PURE__ */ written(LIMITS.stateBytes);

/** What can be told before anything is sent. */
export const FAULTS = {
  "bad-key": `A key has 1 to ${LIMITS.keyLength} of A-Z a-z 0-9 . _ : / - and is not . or .. alone. Choose another.`,
  "bad-name": `A name needs something visible and at most ${LIMITS.nameLength} characters. Choose another.`,
  empty: "There was nothing in that message. Write something first.",
  "not-text":
    "There are control characters in it, half a character, or bytes that were not UTF-8. Remove them.",
  "too-long": `A message is at most ${bytes} bytes. Shorten it, or send it in parts.`,
} as const;

export const REFUSALS = {
  ...FAULTS,
  "bad-frame":
    "That was not a frame of this protocol. Send one JSON object with a known type and its fields.",
  "bad-field":
    "There is something in that frame that this room does not know. Its client may be newer than the room.",
  "bad-link":
    "That link has ended, or never was one. Come without it, or ask for another where you got it.",
  "bad-number":
    "A number in that value is larger than 64 bits of floating point keep as it is. Send it as a text.",
  "bad-setting": "A room cannot be set to that. Look in docs/protocol.md, 11, for what it can be.",
  banned: "You were banned from this room.",
  binary: "Only text can be said here. Send a text frame.",
  conflict: "The entry has changed. Look at what it is now, and decide again.",
  forbidden: "This room asks for a link or a password. Ask somebody who is in it.",
  "frame-too-big": `A frame is at most ${/* @__PURE__ */ written(LIMITS.frameBytes)} bytes. Send less at once.`,
  "hello-first": "Say hello before anything else.",
  kicked: "You were put out of this room.",
  muted: "You were muted, and cannot say anything here for now.",
  "not-allowed": "Your role in this room does not allow that. Ask its owner.",
  "not-empty": "You can claim a room only if nobody else ever said anything in it.",
  "not-there": "There is nobody and nothing like that here. Look again.",
  "not-yours": "This connection belongs to another member. Open a new one.",
  "room-full": "This room has stored as much as it may. Go on in another one.",
  "slow-down": "That was too much at once. Wait a moment, and go on.",
  owned: "Somebody owns this room already. Ask them for a link.",
  "out-of-turn": "A message before this one was not taken yet. Send that one first.",
  "not-stored": "The room could not store that just now. Try again in a moment.",
  "register-full":
    "This room has decided on more people and links than it can keep. End some first.",
  "room-deleted": "This room was deleted, and nothing of it is left. Make a new one.",
  "slow-mode": "This room is in slow mode. Your message goes out in a moment.",
  "state-full": `A room shares at most ${entries} entries with ${stateBytes} bytes of values in all. Delete some first.`,
  "too-many-tries":
    "Too many wrong links or passwords came from where you are. Wait for ten minutes.",
  "too-late":
    "The room no longer knows all that it had when you first sent this, so it cannot tell whether it was stored. Look, and decide again.",
  "unknown-type":
    "This room does not know that type of frame. Its client may be newer than the room.",
  version: "This room speaks version 1 of the protocol. Update the client, or reload the page.",
} as const;

/** What `too-long` says of a value. */
export const VALUE_TOO_LONG = `A value is at most ${written(LIMITS.valueBytes)} bytes of JSON, ${LIMITS.valueDepth} deep. Store less under one key.`;

export type RefusalCode = keyof typeof REFUSALS;

/** Refusals that time cures, with the seconds to wait: the client sends again by itself. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = { "not-stored": 1, "out-of-turn": 1 };

/** The `refused` frame for `code`, in answer to the frame `id` if that one is known. */
export function refused(
  code: RefusalCode,
  id?: MessageId,
  retryAfter = RETRY_AFTER[code],
): Refused {
  return {
    type: "refused",
    ...(id !== undefined && { id }),
    code,
    detail: REFUSALS[code],
    ...(retryAfter !== undefined && { retryAfter }),
  };
}
