/**
 * The page's security headers in a real browser: a whole visit works under them and contacts only its own
 * server.
 */
import { createServer } from "node:http";
import type { BrowserContext } from "playwright-core";
import * as v from "valibot";
import { expect, onTestFinished, test } from "vitest";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";

const Made = v.object({ link: v.string(), owner: v.string() });

const { url, newRoom, device, visit, join } = openStage("armour-test");

test("a whole visit contacts no server but its own, and violates none of the page's own policies", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice", { serviceWorkers: "allow" });
  const asked = requestsOf(alicesDevice);
  await alicesDevice.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`violated ${violatedDirective} ${blockedURI}`);
    });
  });
  const violations: string[] = [];
  alicesDevice.on("console", (message) => {
    if (/violat|trusted/i.test(message.text())) violations.push(message.text());
  });

  const start = await visit(alicesDevice, "/");
  await start.getByRole("button", { name: "Create a room" }).click();
  await seen(start.getByRole("heading", { name: "No messages yet" }));
  // Its service worker is registered and caches the page.
  await start.evaluate(async () => void (await navigator.serviceWorker.ready));
  const alice = await join(alicesDevice, room);
  const bob = await join(await device("Bob"), room);
  // Formatting, syntax colours, links, emoji and the emoji picker's parts all load on first use.
  await bob.say(
    "**bold** ||spoiler|| https://third.example/a.png ![](https://third.example/b.png)",
  );
  await bob.say("```js\nconst a = 1;\n```");
  await bob.say('<img src="https://third.example/c.png"> :tada:');
  await seen(alice.log.locator("strong", { hasText: "bold" }));
  await seen(alice.log.locator("pre code"));
  await alice.page.getByRole("button", { name: "Emoji" }).click();
  await seen(alice.page.getByRole("dialog"));
  await alice.page.keyboard.press("Escape");
  await alice.say("hello");
  await seen(bob.log.getByText("hello"));
  await alice.page.reload();
  await seen(alice.log.getByText("hello"));
  await visit(alicesDevice, "/docs");
  await visit(alicesDevice, "/nowhere");

  expect(violations).toEqual([]);
  expect(asked.length).toBeGreaterThan(10);
  const { host } = new URL(url());
  expect(asked.filter((it) => new URL(it).host !== host)).toEqual([]);
});

test("injected script would neither run nor send anything out", async () => {
  const { page } = await join(await device("Alice"), newRoom());
  const directives = ["require-trusted-types-for", "connect-src", "img-src"];
  const outcome = await page.evaluate(async (awaited) => {
    const blocked: string[] = [];
    document.addEventListener("securitypolicyviolation", (it) => {
      blocked.push(it.effectiveDirective);
    });
    const refused = (deed: () => unknown): string => {
      try {
        deed();
        return "done";
      } catch (error) {
        return error instanceof Error ? error.name : "";
      }
    };
    const it = document.createElement("p");
    const markup = refused(() => Reflect.set(it, "innerHTML", "<b>x</b>"));
    const script = document.createElement("script");
    const source = refused(() => Reflect.set(script, "text", "globalThis.hit = 1"));
    const inline = document.createElement("script");
    inline.append("globalThis.hit = 1");
    document.body.append(inline);
    const picture = new Image();
    picture.src = "https://third.example/leak.png";
    const called = await fetch("https://third.example/leak").then(
      () => "sent",
      () => "refused",
    );
    const frame = document.createElement("iframe");
    frame.src = "/";
    document.body.append(frame);
    const isTold = (): boolean => awaited.every((directive) => blocked.includes(directive));
    const end = performance.now() + 10_000;
    while (!isTold() && performance.now() < end) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    return { markup, source, called, blocked, hit: "hit" in globalThis };
  }, directives);
  expect(outcome).toMatchObject({
    markup: "TypeError",
    source: "TypeError",
    called: "refused",
    hit: false,
  });
  for (const directive of directives) expect(outcome.blocked).toContain(directive);
});

test("a site that frames a room gets nothing to show unless its owner lists it, even if the page is on the device", async () => {
  const made = await fetch(`${url()}/rooms`, { method: "POST" });
  const { link, owner } = v.parse(Made, await made.json());
  const site = await siteThatFrames(link);
  const context = await device("Alice", { serviceWorkers: "allow" });
  const page = await context.newPage();
  await page.goto(site);
  await expect
    .poll(() => page.frames().map((it) => it.url()), { timeout: SEEN_WITHIN })
    .toContain("chrome-error://chromewebdata/");

  const listed = await fetch(`${link}/state/room/embed`, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "Alcove-Key": owner.split("#key=")[1] ?? "" },
    body: JSON.stringify([site]),
  });
  expect(listed.ok).toBe(true);
  for (let times = 0; times < 2; times += 1) {
    await page.goto(site);
    await seen(page.frameLocator("iframe").locator(".composer"));
    // The reader is using the site's own page, so the room in the frame takes no focus.
    expect(await page.frames()[1]?.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
    await page.frames()[1]?.evaluate(() => navigator.serviceWorker.ready);
  }
});

/**
 * The origin of another site. It is on this machine because the room's server is: a browser denies public
 * sites access to the local network.
 */
async function siteThatFrames(link: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${link}" width="800" height="600"></iframe>`);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port");
  return `http://127.0.0.1:${address.port}`;
}

/** The requests of every page and worker, including sockets. */
function requestsOf(context: BrowserContext): string[] {
  const asked: string[] = [];
  context.on("request", (it) => asked.push(it.url()));
  context.on("page", (page) => page.on("websocket", (it) => asked.push(it.url())));
  return asked;
}
