/**
 * What a member has asked of the room and the room has not answered: messages, writes of entries, actions. Values, as the
 * timeline is, and as a device keeps them.
 */
import type { Act, Say, Write } from "../../../protocol/wire/client-frames.ts";
import type { Refused } from "../../../protocol/wire/frames.ts";
import type { Epoch, MessageId, Seq } from "../../../protocol/ids.ts";

interface Asked {
  readonly id: MessageId;
  /** When it was asked for here, milliseconds since 1970. */
  readonly at: number;
  /** The cursor's seq then: if the room has done it, it did so past that. */
  readonly after: Seq;
  /** Why the room would not take it, or why it was not sent: it waits for a person. */
  readonly refused?: Pick<Refused, "code" | "detail">;
}

/** A message. It has no `frame`, since every release has kept it in this form. */
export interface Pending extends Asked {
  readonly body: string;
}

/** A write or an action. */
export interface PendingRequest extends Asked {
  readonly frame: Write | Act;
  /** The life of the room's data that a `rev` in the frame belongs to; absent before the first welcome. */
  readonly epoch?: Epoch | undefined;
}

export type Unanswered = Pending | PendingRequest;

/** Milliseconds after which nothing is sent without asking: its moment may have passed. */
const ASK_AFTER = 24 * 60 * 60 * 1_000;

const STALE = {
  code: "stale",
  detail: "You wrote this more than a day ago. Send it now, or discard it?",
};

export function isMessage(it: Unanswered): it is Pending {
  return "body" in it;
}

/** Kinds between which no order matters. */
export const KINDS = ["messages", "writes", "acts"] as const;
export type Kind = (typeof KINDS)[number];

export function kindOf(it: Unanswered): Kind {
  if (isMessage(it)) return "messages";
  return it.frame.type === "act" ? "acts" : "writes";
}

/** Of two with the same subject, the later is sent only once the earlier is answered. */
export function subjectOf(it: Unanswered): string {
  if (isMessage(it)) return it.id;
  return it.frame.type === "act" ? "" : it.frame.key;
}

/** Whether it only looks: nobody needs the answer once its asker is gone. */
export function onlyLooks(it: Unanswered): boolean {
  if (isMessage(it) || it.frame.type !== "act") return false;
  const { act } = it.frame.do;
  return act === "links" || act === "bans" || act === "log";
}

/** As it goes out, for the first time or again. */
export function frameOf(it: Unanswered, isAgain: boolean): Say | Write | Act {
  const after = isAgain ? it.after : undefined;
  if (!isMessage(it)) return { ...it.frame, after };
  return { type: "say", id: it.id, body: it.body, after };
}

/** Why it is not sent any more, if it has waited for too long. */
export function staleness({ at }: Unanswered, now: number): typeof STALE | undefined {
  return now - at > ASK_AFTER ? STALE : undefined;
}
