/**
 * Installs the peers on first use: they weigh too much to come with every clone.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const FOLDER = resolve("test/bench");

export function installPeers(tell: (line: string) => void): void {
  if (existsSync(resolve(FOLDER, "node_modules/partyserver"))) return;
  tell("Installing the peers, once …");
  execFileSync("npm", ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund"], { stdio: "ignore" });
}
