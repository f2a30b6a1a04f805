/**
 * Values that clients make up: tokens, and ids of visits and messages.
 */
import { randomBytes } from "node:crypto";

export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

export function newId(): string {
  return randomBytes(12).toString("base64url");
}
