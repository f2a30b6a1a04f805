/**
 * Messages, writes and actions that the room has not answered: immutable values, in the form in which a
 * device stores them.
 */
import type { Act, Say, Write } from "../../../protocol/wire/client-frames.ts";
import type { Refused } from "../../../protocol/wire/frames.ts";
import type { Epoch, MessageId, Seq } from "../../../protocol/ids.ts";

interface Asked {
  readonly id: MessageId;
  /** When it was written or requested, milliseconds since 1970. */
  readonly at: number;
  /**
   * The cursor's seq at that time, or when it was first sent: if the room has carried it out, it did so past
   * that.
   */
  readonly after: Seq;
  /** Why the room refused it, or why it was not sent; it waits for a person. */
  readonly refused?: Pick<Refused, "code" | "detail">;
}

/** A message. It has no `frame`: every release has stored messages in this form. */
export interface Pending extends Asked {
  readonly body: string;
}

/** A write or an action. */
export interface PendingRequest extends Asked {
  readonly frame: Write | Act;
  /** The epoch that a `rev` in the frame belongs to; absent before the first welcome. */
  readonly epoch?: Epoch | undefined;
}

export type Unanswered = Pending | PendingRequest;

/** Milliseconds after which nothing is sent without asking its writer: it may no longer be wanted. */
const ASK_AFTER = 24 * 60 * 60 * 1_000;

const STALE = {
  code: "stale",
  detail: "You wrote this more than a day ago. Send it now, or discard it?",
};

export function isMessage(it: Unanswered): it is Pending {
  return "body" in it;
}

/** No order matters between one kind and another. */
export const KINDS = ["messages", "writes", "acts"] as const;
export type RequestKind = (typeof KINDS)[number];

export function requestKindOf(it: Unanswered): RequestKind {
  if (isMessage(it)) return "messages";
  return it.frame.type === "act" ? "acts" : "writes";
}

/** Of two requests with the same subject, the later is sent only once the earlier is answered. */
export function subjectOf(it: Unanswered): string {
  if (isMessage(it)) return it.id;
  return it.frame.type === "act" ? "" : it.frame.key;
}

/** Whether it only reads: nobody needs the answer once the page has ended. */
export function onlyLooks(it: Unanswered): boolean {
  if (isMessage(it) || it.frame.type !== "act") return false;
  const { act } = it.frame.do;
  return act === "links" || act === "bans" || act === "log";
}

/** The frame to send, for the first time or again. */
export function frameOf(it: Unanswered, isAgain: boolean): Say | Write | Act {
  const after = isAgain ? it.after : undefined;
  if (!isMessage(it)) return { ...it.frame, after };
  return { type: "say", id: it.id, body: it.body, after };
}

/** Why it is not sent by itself any more; `undefined` if it may be. */
export function staleness({ at }: Unanswered, now: number): typeof STALE | undefined {
  return now - at > ASK_AFTER ? STALE : undefined;
}
