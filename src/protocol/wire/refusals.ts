/**
 * Why a room refuses something. The code is for programs; the sentence is for people, and says what to do next.
 */
import type { Refused } from "./frames.ts";
import type { MessageId } from "../ids.ts";
import { LIMITS } from "../limits.ts";

/** A function, because a bundler keeps all of `LIMITS` for a method that is called on one of its values. */
const written = (count: number): string => count.toLocaleString("en");

const bytes = written(LIMITS.bodyBytes);
const entries = /* @__PURE__ */ written(LIMITS.entries);
const stateBytes = /* @__PURE__ */ written(LIMITS.stateBytes);

/** Faults that a client can find before it sends anything. */
export const FAULTS = {
  "bad-key": `A key has 1 to ${LIMITS.keyLength} of the characters A-Z a-z 0-9 . _ : / - and is not . or .. alone.`,
  "bad-name": `A name has 1 to ${LIMITS.nameLength} characters, and at least one of them is visible. Choose another.`,
  empty: "The message is empty.",
  "not-text": "The text contains control characters or U+FFFD, or is not valid UTF-8.",
  "too-long": `A message has at most ${bytes} bytes of UTF-8. Shorten it, or split it up.`,
} as const;

export const REFUSALS = {
  ...FAULTS,
  "bad-frame": "Invalid frame. Send one JSON object with a known type and its fields.",
  "bad-field":
    "The frame has a field or value that this room does not know. The client may be newer than the room.",
  "bad-link":
    "This link has expired, was revoked or is incomplete. Ask for a new one, or connect without it.",
  "bad-number": "A number in this value does not fit a 64-bit float exactly. Send it as a string.",
  "bad-setting":
    "Invalid setting. Section 11 of docs/protocol.md lists the settings and their values.",
  banned: "You are banned from this room.",
  binary: "Binary frames are not supported. Send text frames.",
  conflict: "The entry has changed. Check its current value, then try again.",
  forbidden: "This room requires an invite link or a password. Ask its owner.",
  "frame-too-big": `A frame has at most ${/* @__PURE__ */ written(LIMITS.frameBytes)} bytes. Send smaller frames.`,
  "hello-first": "Send a hello frame before any other frame.",
  kicked: "You were removed from this room.",
  muted: "You are muted. You cannot post here until a moderator unmutes you.",
  "not-allowed": "Your role in this room does not allow this. Ask an owner, if it has one.",
  "not-empty": "Others have already posted in this room, so it cannot be claimed.",
  "not-there": "No such member, message or link in this room.",
  "not-yours": "This connection belongs to another member. Open a new one.",
  "room-full": "This room is full. Create a new one.",
  "slow-down": "You are sending too fast. Wait a moment, then continue.",
  owned: "This room already has an owner. Ask them for a link.",
  "out-of-turn": "An earlier message has not been accepted yet. Send that one first.",
  "not-stored": "The room could not store this. Try again in a moment.",
  "register-full":
    "This room has reached its limit of roles, mutes, bans and links. Remove some first.",
  "room-deleted": "This room was deleted with everything in it. Create a new one.",
  "slow-mode": "This room is in slow mode. Wait before you send another message.",
  "state-full": `A room has at most ${entries} entries, with ${stateBytes} bytes of values in total. Delete some first.`,
  "too-many-tries":
    "Too many wrong links or passwords from your address. Wait ten minutes, then try again.",
  "too-late":
    "The room cannot tell any more whether it stored this the first time. Check, and send it again if it is missing.",
  "unknown-type":
    "This room does not know this type of frame. The client may be newer than the room.",
  version: "This room uses version 1 of the protocol. Update the client, or reload the page.",
} as const;

/** The detail of `too-long` for a value. */
export const VALUE_TOO_LONG = `A value has at most ${written(LIMITS.valueBytes)} bytes of JSON, nested ${LIMITS.valueDepth} deep. Store less under one key.`;

export type RefusalCode = keyof typeof REFUSALS;

/** Seconds after which a client repeats an ask that was refused for one of these reasons. */
const RETRY_AFTER: Partial<Record<RefusalCode, number>> = { "not-stored": 1, "out-of-turn": 1 };

/** The `refused` frame for `code`, in answer to the frame `id` where that is known. */
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
