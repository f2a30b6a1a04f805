/**
 * The user of this terminal: their display name, and the secret that makes them the same member each time.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";
import { newSecret, type Secret } from "../../client/program/index.ts";
import { cutName } from "../../protocol/names/names.ts";
import { guestName } from "../../protocol/names/guest-names.ts";

const SECRET = /^[A-Za-z0-9_-]{43}$/;

/**
 * The secret in the user's configuration folder. Makes one if there is none; one that cannot be stored lasts for this run.
 */
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
    // Another run of this program may have made one at the same time.
    return (await read(path)) ?? secret;
  }
}

/**
 * The display name: the one asked for, otherwise the environment's, otherwise the user name of this machine.
 */
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
    // The machine has no name for this user.
    return "";
  }
}
