/**
 * As many sockets as this process may open. The load and the server inherit its limit.
 */
import { execFileSync } from "node:child_process";

/** workerd opens two for each client. */
const FILES_PER_CLIENT = 2;
/** Files that a process has open besides. */
const SPARE = 200;

/** The largest crowd that can join; more than anybody asks for where the limit is unknown. */
export function mostClients(): number {
  const limit = Number(ulimit());
  return Number.isNaN(limit) ? Infinity : Math.floor((limit - SPARE) / FILES_PER_CLIENT);
}

function ulimit(): string {
  try {
    return execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
