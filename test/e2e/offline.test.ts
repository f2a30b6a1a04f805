/**
 * The page on the device: it opens without its server, and a newer build replaces it when the user agrees.
 */
import { execFile } from "node:child_process";
import { appendFile, cp, readFile, rm } from "node:fs/promises";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import {
  type DevServer,
  freePort,
  startDevServer,
  temporaryFolder,
} from "../support/dev-server.ts";

const run = promisify(execFile);
const TEST_WITHIN = 120_000;
const SEEN_WITHIN = 25_000;
/** Milliseconds: more than the longest pause between two attempts. */
const RETRIED_WITHIN = 45_000;

let browser: Browser;
let context: BrowserContext;
let folder: string;
let port: number;
let server: DevServer;
let builds = 0;

beforeAll(async () => {
  folder = await temporaryFolder();
  await cp("public", `${folder}/public`, { recursive: true });
  await build();
  port = await freePort();
  [server, browser] = await Promise.all([serve(), launchBrowser()]);
}, TEST_WITHIN);

afterEach(() => context.close());

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
}, TEST_WITHIN);

test(
  "without its server a room opens with its messages, and what is written meanwhile is sent when it is back",
  async () => {
    const alice = await open("/r/tunnel");
    await say(alice, "before the tunnel");
    await alice.locator(".message", { hasText: "before the tunnel" }).waitFor();
    await expect.poll(() => keptMessages(alice, "tunnel"), { timeout: SEEN_WITHIN }).toBe(1);
    await expect.poll(() => alice.locator(".sending").count()).toBe(0);
    // A message sent just before the page closes is kept, too.
    await say(alice, "the last thing before it");
    await alice.locator(".message", { hasText: "the last thing before it" }).waitFor();
    await expect.poll(() => alice.locator(".sending").count()).toBe(0);

    await server.stop();
    await alice.reload();
    await alice.locator(".own", { hasText: "before the tunnel" }).waitFor();
    await alice.locator(".message", { hasText: "the last thing before it" }).waitFor();
    await say(alice, "inside the tunnel");
    await alice.getByRole("img", { name: "Sending" }).waitFor();
    await alice.reload();
    await alice.locator(".own", { hasText: "inside the tunnel" }).waitFor();

    server = await serve();
    await expect.poll(() => alice.locator(".sending").count(), { timeout: RETRIED_WITHIN }).toBe(0);
    const bob = await open("/r/tunnel");
    await bob.getByText("inside the tunnel", { exact: true }).waitFor();
    expect(await bob.locator(".body").allInnerTexts()).toEqual([
      "before the tunnel",
      "the last thing before it",
      "inside the tunnel",
    ]);
  },
  TEST_WITHIN,
);

test(
  "a room removed from the list leaves none of its messages on the device",
  async () => {
    const alice = await open("/r/secret");
    await say(alice, "burn this");
    await expect.poll(() => keptMessages(alice, "secret"), { timeout: SEEN_WITHIN }).toBe(1);
    await alice.getByRole("link", { name: "Start page" }).click();
    await alice.getByRole("button", { name: "Remove secret from this list" }).click();
    await expect.poll(() => keptMessages(alice, "secret"), { timeout: SEEN_WITHIN }).toBe(0);
  },
  TEST_WITHIN,
);

test(
  "a newer build asks before it takes over, and keeps the draft",
  async () => {
    const alice = await open("/r/update");
    const field = alice.getByRole("textbox", { name: "Message" });
    await field.fill("in the middle of a sentence");
    await alice.evaluate(() => Object.assign(globalThis, { isOld: true }));

    await deploy();
    await alice.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await alice.getByText("A new version of Alcove is available").waitFor({ timeout: SEEN_WITHIN });
    expect(await alice.evaluate(() => "isOld" in globalThis)).toBe(true);
    expect(await shownBuild(alice)).toBe(builds - 1);

    await alice.getByRole("button", { name: "Reload" }).click();
    await expect.poll(() => shownBuild(alice), { timeout: SEEN_WITHIN }).toBe(builds);
    await expect.poll(() => field.inputValue()).toBe("in the middle of a sentence");
    expect(await alice.getByText("A new version of Alcove is available").count()).toBe(0);
  },
  TEST_WITHIN,
);

test(
  "after a build the next page is the new one, and asks nothing",
  async () => {
    const alice = await open("/r/fresh");
    await deploy();
    await alice.reload();
    expect(await shownBuild(alice)).toBe(builds);
    const script = await alice.evaluate(async () => (await fetch("/assets/main.js")).text());
    expect(script).toBe(await readFile(`${folder}/public/assets/main.js`, "utf8"));
    // The service worker of this build takes over by itself, without a question.
    await expect.poll(() => keptBuilds(alice), { timeout: SEEN_WITHIN }).toContain(builds);
    await expect
      .poll(() =>
        alice.evaluate(async () => (await navigator.serviceWorker.ready).waiting === null),
      )
      .toBe(true);
    expect(await alice.getByText("A new version of Alcove is available").count()).toBe(0);
  },
  TEST_WITHIN,
);

test(
  "clicking a notification of a room focuses a page and leads it to that room",
  async () => {
    const alice = await open("/r/here");
    const [worker] = context.serviceWorkers();
    await worker?.evaluate(clickNotification("/r/there"));
    await alice.getByRole("heading", { name: "there" }).waitFor();
    await expect.poll(() => worker?.evaluate("self.broughtUp")).toBe("/r/there");
  },
  TEST_WITHIN,
);

/** Builds the page again as a different build: its document shows which. */
async function build(): Promise<void> {
  builds += 1;
  await appendFile(`${folder}/public/index.html`, `<meta name="build" content="${builds}" />\n`);
  await run(process.execPath, ["src/web/build/bundle.ts", "--out", `${folder}/public/assets`]);
}

/** The dev server notices a changed file only after a restart. */
async function deploy(): Promise<void> {
  await server.stop();
  await build();
  server = await serve();
}

function serve(): Promise<DevServer> {
  return startDevServer({
    port,
    persistTo: `${folder}/state`,
    assets: `${folder}/public`,
  });
}

/** On a new device for each test, with the service worker in control. */
async function open(path: string): Promise<Page> {
  context = await browser.newContext();
  context.setDefaultTimeout(SEEN_WITHIN);
  await context.addInitScript(() => localStorage.setItem("alcove.name", "Alice"));
  const page = await context.newPage();
  await page.goto(server.url + path);
  await page.getByText("you", { exact: true }).first().waitFor({ state: "attached" });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.getByText("you", { exact: true }).first().waitFor({ state: "attached" });
  return page;
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("textbox", { name: "Message" }).press("Enter");
}

function shownBuild(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number([...document.querySelectorAll<HTMLMetaElement>("meta[name=build]")].at(-1)?.content),
  );
}

/** The build numbers of the documents in the device's caches. */
function keptBuilds(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const numbers: number[] = [];
    for (const key of await caches.keys()) {
      const kept = await (await caches.open(key)).match("/");
      numbers.push(Number(/content="(\d+)" \/>\s*$/.exec((await kept?.text()) ?? "")?.[1]));
    }
    return numbers;
  });
}

/**
 * For the service worker: acts like a click on a notification. Browsers focus a page only after a real click,
 * so the worker records which page it wanted to focus.
 */
const clickNotification = (path: string): string => `(() => {
  WindowClient.prototype.focus = async function () {
    self.broughtUp = new URL(this.url).pathname;
  };
  const notification = { data: "${path}", close() {} };
  dispatchEvent(Object.assign(new Event("notificationclick"), { notification, waitUntil() {} }));
})()`;

function keptMessages(page: Page, room: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("alcove history");
        opening.onerror = () => reject(new Error("IndexedDB"));
        opening.onsuccess = () => {
          const db = opening.result;
          if (!db.objectStoreNames.contains("rooms")) return resolve(0);
          const read = db.transaction("rooms").objectStore("rooms").get(name);
          read.onsuccess = () => {
            db.close();
            resolve(read.result === undefined ? 0 : read.result.timeline.messages.length);
          };
        };
      }),
    room,
  );
}
