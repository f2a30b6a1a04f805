/**
 * The origin of a site from a typed address. Pure.
 */
import { isSite } from "../../../protocol/rights/settings.ts";

/** `undefined` if no setting can list it. */
export function originIn(text: string): string | undefined {
  const typed = text.trim();
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const { origin = "" } = URL.canParse(address) ? new URL(address) : {};
  return isSite(origin) ? origin : undefined;
}
