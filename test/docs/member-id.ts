/**
 * A member's id as rule 2.3 says, apart from the server's own: what runs a server is not here.
 */
import { createHash } from "node:crypto";

export function memberIdOf(token: string): string {
  return createHash("sha256").update(`alcove member 1 ${token}`).digest("base64url").slice(0, 16);
}
