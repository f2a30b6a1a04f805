/**
 * Close codes: why a socket was closed, and whether reconnecting can help.
 */
export const CLOSE = {
  normal: 1000,
  goingAway: 1001,
  unsupportedData: 1003,
  tooBig: 1009,
  unexpected: 1011,
  restart: 4000,
  heartbeat: 4001,
  slow: 4002,
  busy: 4003,
  flood: 4004,
  badFrame: 4500,
  noHello: 4501,
  superseded: 4502,
  notAllowed: 4503,
  banned: 4504,
  roomDeleted: 4505,
  version: 4506,
  kicked: 4507,
} as const;

/** Final codes: the same client would be closed for the same reason again. With all others, it reconnects. */
const FINAL: ReadonlySet<number> = new Set([1000, 1002, 1003, 1007, 1008, 1009]);

/** Whether a client that was closed with `code` must not reconnect until a person acts. */
export function isFinal(code: number): boolean {
  return FINAL.has(code) || (code >= 4500 && code < 4600);
}

/** Codes that only report a missing explanation. They must not be sent. */
const REPORTED: ReadonlySet<number> = new Set([1004, 1005, 1006, 1015]);

/** Whether `code` may be sent in a close frame. */
export function isSendable(code: number): boolean {
  return code >= 1000 && code < 5000 && !REPORTED.has(code);
}
