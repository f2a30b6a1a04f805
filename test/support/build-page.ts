/**
 * Builds the page once, before the first browser test.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { PAGE_IS_BUILT } from "./dev-server.ts";

export default async function buildPage(): Promise<void> {
  await promisify(execFile)(process.execPath, ["src/web/build/bundle.ts"]);
  process.env[PAGE_IS_BUILT] = "yes";
}
