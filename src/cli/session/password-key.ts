/**
 * The key that a room's password is. The password itself is sent to no server.
 */
import { keyOfPassword } from "../../client/keys.ts";
import { parseLink } from "../../client/program/link.ts";
import { withoutKey } from "../input/arguments.ts";
import { askPassword } from "../input/password-prompt.ts";

export async function withPasswordKey(link: string, signal: AbortSignal): Promise<string> {
  return `${withoutKey(link)}#key=${await keyTyped(link, "Password: ", signal)}`;
}

/** The key of the password that the user types for the room of `link`. */
export async function keyTyped(link: string, prompt: string, signal: AbortSignal): Promise<string> {
  const { origin = "", room = "" } = parseLink(link) ?? {};
  return keyOfPassword(await askPassword(prompt, signal), origin, room);
}
