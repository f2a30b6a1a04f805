/**
 * The path by which a request is routed, without slashes at its end. The key of an entry may end in one; that
 * of a setting does not.
 */
import { getPath } from "hono/utils/url";

const IN_KEY = /^\/r\/[^/]+\/state\/(?!room(?:\/|%2F))./i;

export function routedPath(request: Request): string {
  const path = getPath(request);
  return IN_KEY.test(path) ? path : path.replace(/(?<=.)\/+$/, "");
}
