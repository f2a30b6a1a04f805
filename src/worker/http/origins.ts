/**
 * Which pages may use this server. Programs send no Origin and are let through: there are no cookies, so a page
 * elsewhere gains nothing that its author's own program would not have.
 */

/** Whether a page of `origin` may open protocol sockets and call the API of the server at `url`. */
export function isAllowedOrigin(origin: string | undefined, url: string, allowed: string): boolean {
  if (origin === undefined || origin === new URL(url).origin) return true;
  return origin !== "" && allowed.split(/\s+/).includes(origin);
}
