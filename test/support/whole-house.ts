/**
 * Builds the page once, before the first browser test, and starts the server that every file shares which never ends it.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { type DevServer, PAGE_IS_BUILT, startDevServer } from "./dev-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Of the server that browser tests share. */
    readonly serverUrl: string;
  }
}

export default async function openHouse(project: TestProject): Promise<() => Promise<void>> {
  // `npm test` has built it before.
  if (process.env[PAGE_IS_BUILT] === undefined) {
    await promisify(execFile)(process.execPath, ["src/web/build/bundle.ts"]);
    process.env[PAGE_IS_BUILT] = "yes";
  }
  const server: DevServer = await startDevServer();
  project.provide("serverUrl", server.url);
  return () => server.stop();
}
