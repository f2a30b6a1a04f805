/**
 * Saying something. Each message is stored once, however often it is sent.
 */
import { faultInBody } from "../../protocol/text.ts";
import type { Say } from "../../protocol/wire/client-frames.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { type Answer, type Outcome, type Refusal, refusal, denied } from "../turn/answer.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Memory, Recall } from "../memory/done-before.ts";
import type { Log } from "../memory/log.ts";
import type { Permissions } from "../people/permissions.ts";
import type { SlowMode } from "./slow-mode.ts";
import type { Records } from "../turn/stored.ts";

export function faultInSay({ body }: Say): RefusalCode | undefined {
  return faultInBody(body);
}

export function denialOfSay(
  { permissions, slowMode }: { readonly permissions: Permissions; readonly slowMode: SlowMode },
  who: Admitted,
  now: number,
): Refusal | undefined {
  return permissions.denial("say", who, now) ?? slowMode.denial(who, now);
}

/** The answer to a repeated message. */
export function saidBefore(
  { log, memory }: { readonly log: Log; readonly memory: Memory },
  { id: by }: Admitted,
  { id, after }: Say,
  recall: Recall,
): Answer | undefined {
  const past =
    recall === "by heart"
      ? memory.messages.byHeart({ by, id })
      : memory.messages.search({ by, id }, after);
  if (past === undefined) return undefined;
  const message = past === "gone" ? undefined : log.find(by, id, past.seq - 1, past.seq + 1);
  // A message before the horizon may have been stored, and erased since.
  return message === undefined ? refusal("too-late") : { is: "repeated", message };
}

export function say(
  { log, records }: { readonly log: Log; readonly records: Records },
  { id: by, name, guestAddress }: Admitted,
  { id, body }: Say,
  now: number,
): Outcome {
  if (log.isFull) return denied("room-full");
  const message = log.append({ id, by, name, at: now, is: "said", body });
  if (message === undefined) return denied("not-stored");
  return [{ is: "done", message }, records.tell({ is: "said", message, guestAddress }, now)];
}
