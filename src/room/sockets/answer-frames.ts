/**
 * The frames that answer an ask on its connection. A stored record is its own answer, since everybody
 * receives it.
 */
import type { Refused } from "../../protocol/wire/frames.ts";
import { VALUE_TOO_LONG } from "../../protocol/wire/refusals.ts";
import type { Answer, Refusal } from "../turn/answer.ts";
import { type Ask, idOf } from "../turn/ask.ts";
import { changesOf } from "../turn/changes.ts";
import type { ConnectionId } from "../turn/connection.ts";
import type { Effect } from "../turn/effects.ts";
import type { Endings } from "./endings.ts";
import type { Slowing } from "./slowing.ts";

export function answerTo(
  to: ConnectionId,
  ask: Ask,
  answer: Answer,
  { endings, pace }: { readonly endings: Endings; readonly pace: Slowing },
  now: number,
): Effect[] {
  const id = idOf(ask);
  if (answer.is === "refused") {
    const flood = answer.code === "slow-down" ? pace.flood(to, now) : undefined;
    return flood ?? endings.refuse(to, answer.code, now, id, detailsOf(ask, answer));
  }
  if ("message" in answer) {
    const { seq } = answer.message;
    return answer.is === "repeated"
      ? [{ do: "send", to, frame: changesOf(seq, [answer.message]) }]
      : [];
  }
  if (id === undefined || "entry" in answer || "taken" in answer) return [];
  if ("rev" in answer) return [{ do: "send", to, frame: { type: "written", id, rev: answer.rev } }];
  if (ask.type !== "act") return [];
  const { result } = answer;
  return [{ do: "send", to, frame: { type: "done", id, ...(result !== undefined && { result }) } }];
}

function detailsOf(ask: Ask, { code, retryAfter, current }: Refusal): Partial<Refused> {
  if (code === "too-long" && ask.type !== "say") return { detail: VALUE_TOO_LONG };
  if (code === "conflict") return current ? { rev: current.rev, entry: current } : { rev: 0 };
  return { retryAfter };
}
