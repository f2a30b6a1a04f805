/**
 * HTTP requests to a room, made as the member that this terminal's user is there.
 */
import * as v from "valibot";
import { tokenFor } from "../../client/identity.ts";
import { parseLink } from "../../client/program/link.ts";
import type { Action } from "../../protocol/rights/actions.ts";
import { type Session, UnreachableError } from "./session.ts";

/** The room refused. The message says why, and what to do. */
export class NotDoneError extends Error {
  override readonly name = "NotDoneError";
}

const ProblemAnswer = v.object({ code: v.string(), detail: v.string() });
const ActAnswer = v.object({ result: v.optional(v.unknown()), link: v.optional(v.string()) });

/**
 * @param path below the room's link
 * @throws {NotDoneError} if the room refuses
 * @throws {UnreachableError} if there is no answer
 */
export async function request(
  { link, name, secret, signal }: Session,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const { origin = "", room = "", key } = parseLink(link) ?? {};
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${await tokenFor(secret, origin, room)}`);
  if (key !== undefined) headers.set("Alcove-Key", key);
  const url = new URL(`/r/${room}${path}`, origin);
  if (init.method !== undefined) url.searchParams.set("name", name);
  const response = await fetch(url, { ...init, headers, signal }).catch(() => {
    signal.throwIfAborted();
    throw new UnreachableError(`Can't reach ${origin}. Is that the server's address?`);
  });
  if (response.ok) return response;
  const problem = v.safeParse(ProblemAnswer, await response.json().catch(() => undefined));
  const { code, detail } = problem.success
    ? problem.output
    : { code: `${response.status}`, detail: "The server did not answer as Alcove does." };
  throw new NotDoneError(`Refused (${code}): ${detail}`);
}

/** Performs `action`. Returns the new link for a claim, or for an invite link without a `hash`. */
export async function act(
  session: Session,
  action: Action | { readonly act: "link" | "claim"; readonly [term: string]: unknown },
): Promise<v.InferOutput<typeof ActAnswer>> {
  const body = JSON.stringify(action);
  const headers = { "Content-Type": "application/json" };
  const response = await request(session, "/act", { method: "POST", body, headers });
  return v.parse(ActAnswer, await response.json());
}
