/**
 * The path that a request is routed by: a slash too many at its end leads nowhere else than none, but in the
 * key of an entry, which may end in one. A setting's does not.
 */
import { getPath } from "hono/utils/url";

const IN_KEY = /^\/r\/[^/]+\/state\/(?!room(?:\/|%2F))./i;

export function routedPath(request: Request): string {
  const path = getPath(request);
  return IN_KEY.test(path) ? path : path.replace(/(?<=.)\/+$/, "");
}
