/**
 * Whose terminal this is: a secret in their configuration folder, so that they are the same member next time.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { newSecret, type Secret } from "../../client/program/index.ts";
import { cutName, guestName } from "../../protocol/names/names.ts";

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** A new one, if there is none; one that is forgotten, if it cannot be kept. */
export async function secretOf(environment: NodeJS.ProcessEnv): Promise<Secret> {
  const folder = join(environment["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "alcove");
  const path = join(folder, "secret");
  const kept = await read(path);
  if (kept !== undefined) return kept;
  const secret = newSecret();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = `${Buffer.from(secret).toString("base64url")}\n`;
    await writeFile(path, text, { mode: 0o600, flag: "wx" });
    return secret;
  } catch {
    // Another program may have been faster.
    return (await read(path)) ?? secret;
  }
}

/** What others call them: as they asked to be, else as the machine does. */
export function nameOf(asked: string | undefined, environment: NodeJS.ProcessEnv): string {
  const usual = environment["ALCOVE_NAME"] || cutName(userName());
  return asked ?? usual ?? guestName(newSecret());
}

async function read(path: string): Promise<Secret | undefined> {
  const text = (await readFile(path, "utf8").catch(() => "")).trim();
  return SECRET.test(text) ? new Uint8Array(Buffer.from(text, "base64url")) : undefined;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user that the machine has no name for.
    return "";
  }
}
