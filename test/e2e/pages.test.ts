import { execFile } from "node:child_process";
import { cp, rm } from "node:fs/promises";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  type DevServer,
  freePort,
  startDevServer,
  startPages,
  temporaryFolder,
} from "../support/dev-server.ts";

const run = promisify(execFile);
const undo: (() => unknown)[] = [];
afterAll(async () => {
  for (const it of undo.toReversed()) await it();
});

let browser: Browser;
let rooms: DevServer;
let pages: DevServer;
beforeAll(async () => {
  const port = await freePort();
  const allowed = `ALLOWED_ORIGINS:http://localhost:${port}`;
  rooms = await startDevServer({ arguments: ["--var", allowed] });
  undo.push(() => rooms.stop());

  const folder = await temporaryFolder();
  undo.push(() => rm(folder, { recursive: true, force: true }));
  await cp("public", `${folder}/public`, { recursive: true });
  await run(process.execPath, ["src/web/build/bundle.ts", "--out", `${folder}/public/assets`], {
    env: { ...process.env, ALCOVE_PAGE_SERVER: rooms.url },
  });
  pages = await startPages(folder, port);
  undo.push(() => pages.stop());
  browser = await launchBrowser();
  undo.push(() => browser.close());
});

test("the same page on Cloudflare Pages creates a room on the Worker, and talks there", async () => {
  const alice = await (await browser.newContext()).newPage();
  await alice.goto(`${pages.url}/`);
  await alice.getByRole("button", { name: "Create a room" }).click();
  await alice.waitForURL(/\/r\/[0-9a-z]{26}$/);
  const composer = alice.getByRole("textbox", { name: /message/i });
  await composer.fill("hello from Pages");
  await composer.press("Enter");

  const link = new URL(alice.url());
  expect(link.origin).toBe(pages.url);
  const bob = await (await browser.newContext()).newPage();
  await bob.goto(rooms.url + link.pathname);
  await bob.getByText("hello from Pages").waitFor();
});

test("3.10 a page of a site that is not allowed is told so, and is not left waiting", async () => {
  const mallory = await (await browser.newContext()).newPage();
  await mallory.goto(`${pages.url.replace("localhost", "127.0.0.1")}/r/private-place`);
  await mallory.getByText("This site isn’t allowed to use that server").first().waitFor();
});
