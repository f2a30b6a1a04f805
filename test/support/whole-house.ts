/**
 * Builds the page once, before the first browser test, and starts the server that all files share, except
 * those that restart theirs.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { type DevServer, PAGE_IS_BUILT, startDevServer } from "./dev-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The server that browser tests share. */
    readonly serverUrl: string;
  }
}

export default async function openHouse(project: TestProject): Promise<() => Promise<void>> {
  // `npm test` has built it already.
  if (process.env[PAGE_IS_BUILT] === undefined) {
    await promisify(execFile)(process.execPath, ["src/web/build/bundle.ts"]);
    process.env[PAGE_IS_BUILT] = "yes";
  }
  const server: DevServer = await startDevServer();
  project.provide("serverUrl", server.url);
  return () => server.stop();
}
