/**
 * What curl and programs send.
 */
import { tokenOf } from "../../support/members.ts";
import { request } from "../support.ts";

export const JSON_ONLY = { Accept: "application/json" };

/** Like `curl -d`, apart from `headers`. */
export function post(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const given = { Accept: "*/*", "Content-Type": "application/x-www-form-urlencoded", ...headers };
  return request(path, { method: "POST", body, headers: given });
}

export function bearer(name: string): Record<string, string> {
  return { Authorization: `Bearer ${tokenOf(name)}` };
}
