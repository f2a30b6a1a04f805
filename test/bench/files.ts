/**
 * Whether this process may open as many sockets as a crowd needs: the load and the server inherit its limit.
 */
import { execFileSync } from "node:child_process";

/** Files that a process has open besides its clients' sockets. */
const SPARE = 200;

/** What to do about it; `undefined` if all is well, or cannot be known. */
export function tooFewFiles(clients: number): string | undefined {
  const needed = clients + SPARE;
  const limit = Number(ulimit());
  if (Number.isNaN(limit) || limit >= needed) return undefined;
  return `${clients} clients need ${needed} open files, and the limit is ${limit}. Run "ulimit -n ${needed}" first.`;
}

function ulimit(): string {
  try {
    return execFileSync("sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
