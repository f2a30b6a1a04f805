/**
 * Asks a room over HTTP for what is not said in it, as the member that this terminal is there.
 */
import * as v from "valibot";
import { tokenFor } from "../../client/identity.ts";
import { parseLink } from "../../client/program/link.ts";
import type { Action } from "../../protocol/rights/actions.ts";
import { type Setting, UnreachableError } from "./session.ts";

/** The room would not do it. The message says why, and what to do. */
export class NotDoneError extends Error {
  override readonly name = "NotDoneError";
}

const Problem = v.object({ code: v.string(), detail: v.string() });
const Acted = v.object({ result: v.optional(v.unknown()), link: v.optional(v.string()) });

/**
 * @param path below the room's link
 * @throws {NotDoneError} if the answer is no
 * @throws {UnreachableError} if there is none
 */
export async function ask(
  { link, name, secret, signal }: Setting,
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
    throw new UnreachableError(`No room answers at ${origin}: is that the server's address?`);
  });
  if (response.ok) return response;
  const problem = v.safeParse(Problem, await response.json().catch(() => undefined));
  const { code, detail } = problem.success
    ? problem.output
    : { code: `${response.status}`, detail: "That is no answer of a room." };
  throw new NotDoneError(`Refused (${code}): ${detail}`);
}

/** Has `action` done; without a `hash`, the answer has the link that was made. */
export async function act(
  setting: Setting,
  action: Action | { readonly act: "link" | "claim"; readonly [term: string]: unknown },
): Promise<v.InferOutput<typeof Acted>> {
  const body = JSON.stringify(action);
  const headers = { "Content-Type": "application/json" };
  const response = await ask(setting, "/act", { method: "POST", body, headers });
  return v.parse(Acted, await response.json());
}
