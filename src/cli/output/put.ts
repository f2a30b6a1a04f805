/**
 * Standard output, written no faster than its reader takes it.
 */
import { once } from "node:events";

/** Resolves once there is room for more. */
export async function put(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}
