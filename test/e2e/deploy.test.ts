import { execFile } from "node:child_process";
import { readdir, rm } from "node:fs/promises";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/dev-server.ts";

const run = promisify(execFile);
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const it of undo.toReversed()) await it();
});

test("the deployment builds, with the object, its migration and the page", async () => {
  const out = await temporaryFolder();
  undo.push(() => rm(out, { recursive: true, force: true }));
  const wrangler = "node_modules/wrangler/bin/wrangler.js";
  const { stdout } = await run(
    process.execPath,
    [wrangler, "deploy", "--dry-run", "--outdir", out],
    {
      env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
    },
  );
  expect(stdout).toContain("env.ROOMS (RoomObject)");
  expect(stdout).toContain("env.ASSETS");
  expect(await readdir(out)).toContain("index.js");
  expect(await readdir("public/assets")).toContain("main.js");
  expect(await readdir("public")).toContain("service-worker.js");
});
