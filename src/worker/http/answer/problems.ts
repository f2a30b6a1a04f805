/**
 * Every reason for a "no" over HTTP. The codes are for programs and never change once published.
 */
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SUBPROTOCOL } from "../../../protocol/wire/frames.ts";
import { type RefusalCode, REFUSALS } from "../../../protocol/wire/refusals.ts";
import type { Answer, Asked } from "../its.ts";
import { problem, type Problem } from "./problem.ts";

interface Reason {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  /** What to do next. */
  readonly detail: string;
  /** Seconds, where time cures it. */
  readonly retryAfter?: number;
}

export const PROBLEMS = {
  "bad-body": {
    status: 400,
    title: "That could not be read",
    detail: 'Send text, or JSON as in {"body":"hi","name":"Ana"}.',
  },
  "bad-host": {
    status: 400,
    title: "That is no host",
    detail:
      "Ask with the Host header that this server is known by. There may be a typo in its name.",
  },
  "bad-idempotency-key": {
    status: 400,
    title: "That is no Idempotency-Key",
    detail: "An Idempotency-Key has 1 to 255 characters. A random UUID is a good one.",
  },
  "bad-key": { status: 400, title: "That is no key", detail: REFUSALS["bad-key"] },
  "bad-parameter": {
    status: 400,
    title: "A parameter is not as it should be",
    detail: "Look at /docs for what this address takes.",
  },
  "bad-room-name": {
    status: 400,
    title: "Invalid room name",
    detail:
      "Room names use 1 to 64 lowercase letters a to z and digits, with single hyphens between them.",
  },
  "unknown-subprotocol": {
    status: 400,
    title: "Unknown subprotocol",
    detail: `Ask for the subprotocol ${SUBPROTOCOL}, or for none to speak plain lines.`,
  },
  "bad-token": {
    status: 401,
    title: "That is no token",
    detail:
      "A token is 43 characters of base64url after “Bearer ”. Without one, you speak as a guest.",
  },
  "bad-link": { status: 403, title: "That link has ended", detail: REFUSALS["bad-link"] },
  banned: { status: 403, title: "You were banned", detail: REFUSALS.banned },
  forbidden: { status: 403, title: "Not without a link", detail: REFUSALS.forbidden },
  muted: { status: 403, title: "You were muted", detail: REFUSALS.muted },
  "not-allowed": {
    status: 403,
    title: "Your role does not allow that",
    detail: REFUSALS["not-allowed"],
  },
  "origin-not-allowed": {
    status: 403,
    title: "Not from this page",
    detail:
      "This page's site is neither in the room's room/origins nor in the server's ALLOWED_ORIGINS.",
  },
  "not-there": { status: 404, title: "Not there", detail: REFUSALS["not-there"] },
  "too-slow": {
    status: 408,
    title: "Nothing more came",
    detail: "What you sent did not end in time. Send it again, in one go.",
  },
  "not-found": {
    status: 404,
    title: "Page not found",
    detail: "Rooms live at /r/ and a name. Check the link, or create a new room.",
  },
  "wrong-method": {
    status: 405,
    title: "Not like that",
    detail: "This address answers other methods; Allow names them.",
  },
  conflict: {
    status: 412,
    title: "Somebody else was here before",
    detail: "The entry has changed. ETag and entry are what it is now: decide again.",
  },
  "no-entry": {
    status: 404,
    title: "No such entry",
    detail: "Nobody has set this key, or somebody deleted it.",
  },
  "state-full": { status: 409, title: "No room for more", detail: REFUSALS["state-full"] },
  "too-late": { status: 409, title: "Too late to tell", detail: REFUSALS["too-late"] },
  "not-empty": { status: 409, title: "Not an empty room", detail: REFUSALS["not-empty"] },
  owned: { status: 409, title: "Somebody owns it", detail: REFUSALS.owned },
  "register-full": {
    status: 409,
    title: "Too many links or people",
    detail: REFUSALS["register-full"],
  },
  "room-deleted": { status: 410, title: "Deleted", detail: REFUSALS["room-deleted"] },
  "too-long": { status: 413, title: "Too long", detail: REFUSALS["too-long"] },
  "unsupported-type": {
    status: 415,
    title: "Not in this form",
    detail: "Send UTF-8 as text/plain or application/json.",
  },
  "bad-name": { status: 422, title: "That is no name", detail: REFUSALS["bad-name"] },
  "bad-setting": {
    status: 422,
    title: "No such setting",
    detail: REFUSALS["bad-setting"],
  },
  erased: {
    status: 410,
    title: "What was said under this key was deleted",
    detail:
      "Something was said under this Idempotency-Key and has been deleted since: nobody can tell whether it was this. To say it now, take a new key.",
  },
  empty: { status: 422, title: "Nothing to say", detail: REFUSALS.empty },
  "key-reused": {
    status: 422,
    title: "Something else was done under this key",
    detail:
      "Take a new Idempotency-Key for each message or write, and the same only to send one again.",
  },
  "not-text": { status: 422, title: "That cannot be shown", detail: REFUSALS["not-text"] },
  "slow-down": {
    status: 429,
    title: "Too much at once",
    detail: "So much came from where you are, or from you. Wait as long as Retry-After says.",
    retryAfter: 1,
  },
  "slow-mode": { status: 429, title: "Slow mode", detail: REFUSALS["slow-mode"] },
  "too-many-tries": {
    status: 429,
    title: "Too many tries",
    detail: REFUSALS["too-many-tries"],
    retryAfter: 600,
  },
  unexpected: {
    status: 500,
    title: "That should not have happened",
    detail: "Something broke on our side. Try again in a moment.",
  },
  "not-stored": {
    status: 503,
    title: "Not stored",
    detail: REFUSALS["not-stored"],
    retryAfter: 1,
  },
  "room-full": { status: 507, title: "The room is full", detail: REFUSALS["room-full"] },
  "room-unavailable": {
    status: 503,
    title: "The room did not answer",
    detail: "It is starting anew, or has too much to do. Try again in a moment.",
    retryAfter: 1,
  },
} as const satisfies Record<string, Reason>;

export type ProblemCode = keyof typeof PROBLEMS;

type More = Partial<Problem> & { readonly retryAfter?: number | undefined };

/** Says no, for the reason `code`; what is `more` particular stands before what holds in general. */
export function refuse(c: Asked, code: ProblemCode, more: More = {}): Answer {
  const reason: Reason = PROBLEMS[code];
  const { retryAfter: _, ...rest } = { ...reason, ...more };
  const retryAfter = more.retryAfter ?? reason.retryAfter;
  const headers = {
    ...(retryAfter !== undefined && { "Retry-After": `${retryAfter}` }),
    ...more.headers,
  };
  return problem(c, { code, ...rest, headers });
}

/** The problem that a room's refusal is, over HTTP. */
export function problemOf(code: RefusalCode): ProblemCode {
  if (!isProblem(code)) throw new Error(`The room refused for ${code}`);
  return code;
}

function isProblem(code: string): code is ProblemCode {
  return code in PROBLEMS;
}
