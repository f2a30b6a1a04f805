/**
 * Every reason to refuse an HTTP request. The codes are for programs and never change once published.
 */
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { SUBPROTOCOL } from "../../../protocol/wire/frames.ts";
import { type RefusalCode, REFUSALS } from "../../../protocol/wire/refusals.ts";
import type { Refusal } from "../../../room/turn/answer.ts";
import type { Reply, RouteContext } from "./route.ts";
import { problem, type Problem } from "./problem.ts";

interface Reason {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  /** What to do next. */
  readonly detail: string;
  /** Seconds after which the request may succeed. */
  readonly retryAfter?: number;
}

export const PROBLEMS = {
  "bad-body": {
    status: 400,
    title: "Invalid request body",
    detail: 'Send text, or JSON as in {"body":"hi","name":"Ana"}.',
  },
  "bad-host": {
    status: 400,
    title: "Invalid Host header",
    detail: "Send this server's name in the Host header. There may be a typo in it.",
  },
  "bad-idempotency-key": {
    status: 400,
    title: "Invalid Idempotency-Key",
    detail: "An Idempotency-Key has 1 to 255 characters. Use a random UUID.",
  },
  "bad-key": { status: 400, title: "Invalid key", detail: REFUSALS["bad-key"] },
  "bad-parameter": {
    status: 400,
    title: "Invalid parameter",
    detail: "/docs lists the parameters of this address.",
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
    detail: `Request the subprotocol ${SUBPROTOCOL}, or none for plain lines.`,
  },
  "bad-token": {
    status: 401,
    title: "Invalid token",
    detail:
      "Send “Bearer ” and a token of 43 base64url characters. Without the header, you are a guest.",
  },
  "bad-link": { status: 403, title: "Invalid link", detail: REFUSALS["bad-link"] },
  banned: { status: 403, title: "Banned", detail: REFUSALS.banned },
  forbidden: { status: 403, title: "Invite link or password required", detail: REFUSALS.forbidden },
  muted: { status: 403, title: "Muted", detail: REFUSALS.muted },
  "not-allowed": {
    status: 403,
    title: "Not allowed",
    detail: REFUSALS["not-allowed"],
  },
  "origin-not-allowed": {
    status: 403,
    title: "Origin not allowed",
    detail:
      "This page's origin is neither in the room's room/origins nor in the server's ALLOWED_ORIGINS.",
  },
  "not-there": { status: 404, title: "Not found", detail: REFUSALS["not-there"] },
  "too-slow": {
    status: 408,
    title: "Request timeout",
    detail: "The request body did not arrive in time. Send it again.",
  },
  "not-found": {
    status: 404,
    title: "Page not found",
    detail: "A room’s address is /r/ and its name. Check the link, or create a new room.",
  },
  "wrong-method": {
    status: 405,
    title: "Method not allowed",
    detail: "The Allow header lists the methods of this address.",
  },
  conflict: {
    status: 412,
    title: "Conflict",
    detail:
      "The entry has changed. ETag and `entry` have its current value. Check it, then try again.",
  },
  "no-entry": {
    status: 404,
    title: "Entry not found",
    detail: "This key was never set, or its entry was deleted.",
  },
  "state-full": { status: 409, title: "Too many entries", detail: REFUSALS["state-full"] },
  "too-late": { status: 409, title: "Too late to retry", detail: REFUSALS["too-late"] },
  "not-empty": { status: 409, title: "Room not empty", detail: REFUSALS["not-empty"] },
  owned: { status: 409, title: "Room already owned", detail: REFUSALS.owned },
  "register-full": {
    status: 409,
    title: "Too many roles, bans or links",
    detail: REFUSALS["register-full"],
  },
  "room-deleted": { status: 410, title: "Room deleted", detail: REFUSALS["room-deleted"] },
  "too-long": { status: 413, title: "Too long", detail: REFUSALS["too-long"] },
  "unsupported-type": {
    status: 415,
    title: "Unsupported media type",
    detail: "Send UTF-8 as text/plain or application/json.",
  },
  "bad-name": { status: 422, title: "Invalid name", detail: REFUSALS["bad-name"] },
  "bad-setting": {
    status: 422,
    title: "Invalid setting",
    detail: REFUSALS["bad-setting"],
  },
  erased: {
    status: 410,
    title: "Message deleted",
    detail:
      "A message with this Idempotency-Key was sent and has been deleted since. To send this one, use a new key.",
  },
  empty: { status: 422, title: "Empty message", detail: REFUSALS.empty },
  "key-reused": {
    status: 422,
    title: "Idempotency-Key reused",
    detail:
      "Use a new Idempotency-Key for each message or write. Repeat a key only to send the same one again.",
  },
  "not-text": { status: 422, title: "Invalid text", detail: REFUSALS["not-text"] },
  "slow-down": {
    status: 429,
    title: "Too many requests",
    detail:
      "You, or others at your address, have sent too many requests. Wait for the seconds in Retry-After.",
    retryAfter: 1,
  },
  "slow-mode": { status: 429, title: "Slow mode", detail: REFUSALS["slow-mode"] },
  "too-many-tries": {
    status: 429,
    title: "Too many attempts",
    detail: REFUSALS["too-many-tries"],
    retryAfter: 600,
  },
  unexpected: {
    status: 500,
    title: "Internal server error",
    detail: "Something went wrong on the server. Try again in a moment.",
  },
  "not-stored": {
    status: 503,
    title: "Not stored",
    detail: REFUSALS["not-stored"],
    retryAfter: 1,
  },
  "room-full": { status: 507, title: "Room full", detail: REFUSALS["room-full"] },
  "room-unavailable": {
    status: 503,
    title: "Room unavailable",
    detail: "The room is restarting or overloaded. Try again in a moment.",
    retryAfter: 1,
  },
} as const satisfies Record<string, Reason>;

export type ProblemCode = keyof typeof PROBLEMS;

type More = Partial<Problem> & { readonly retryAfter?: number | undefined };

/** Refuses the request for the reason `code`. The fields of `more` replace the general text. */
export function refuse(c: RouteContext, code: ProblemCode, more: More = {}): Reply {
  const reason: Reason = PROBLEMS[code];
  const { retryAfter: _, ...rest } = { ...reason, ...more };
  const retryAfter = more.retryAfter ?? reason.retryAfter;
  const headers = {
    ...(retryAfter !== undefined && { "Retry-After": `${retryAfter}` }),
    ...more.headers,
  };
  return problem(c, { code, ...rest, headers });
}

/** Refuses the request as the room refused it. */
export function refuseAs(
  c: RouteContext,
  { code, retryAfter, current }: Refusal,
  more: More = {},
): Reply {
  const entry = current && { more: { entry: current }, headers: { ETag: `"${current.rev}"` } };
  return refuse(c, problemOf(code), { retryAfter, ...entry, ...more });
}

export function problemOf(code: RefusalCode): ProblemCode {
  if (!isProblem(code)) throw new Error(`The room refused for ${code}`);
  return code;
}

function isProblem(code: string): code is ProblemCode {
  return code in PROBLEMS;
}
