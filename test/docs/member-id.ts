/**
 * A member's id by rule 2.3, independent of the server's own code, which these tests cannot load.
 */
import { createHash } from "node:crypto";

export function memberIdOf(token: string): string {
  return createHash("sha256").update(`alcove member 1 ${token}`).digest("base64url").slice(0, 16);
}
