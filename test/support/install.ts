/**
 * Installs packages that are too large for every clone, on first use. `folder` has its own package.json.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** @param witness one of the packages. If it is there, they all are */
export function installOnce(
  folder: string,
  witness: string,
  tell: (line: string) => void = console.log,
): void {
  if (existsSync(resolve(folder, "node_modules", witness))) return;
  tell(`Installing what ${folder} needs, once …`);
  execFileSync("npm", ["ci", "--prefix", folder, "--no-audit", "--no-fund"], { stdio: "ignore" });
}
