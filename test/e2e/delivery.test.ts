/**
 * No message sent on the page is lost, repeated or reordered.
 */
import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openStage } from "../support/stage.ts";
import { until } from "../support/until.ts";

const { url, device } = openStage("delivery");

test("fifty messages written offline survive a reload, and arrive once and in order", async () => {
  const alice = await device();
  const network = await networkOf(alice);
  const page = await alice.newPage();
  await page.goto(`${url()}/r/offline`);
  await composer(page).waitFor();
  await say(page, "before");
  await until(async () => ((await isSent(page, "before")) ? true : undefined));

  await network.cut();
  const written = Array.from({ length: 50 }, (_, i) => `written offline ${i + 1}`);
  for (const text of written) await say(page, text);
  await page.getByText("written offline 50", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("written offline 50", { exact: true }).waitFor();

  network.restore();
  const bob = await (await device()).newPage();
  await bob.goto(`${url()}/r/offline`);
  await bob.getByText("written offline 50", { exact: true }).waitFor({ timeout: 45_000 });
  // Both screens show the same messages. The reloaded page starts with 50, and scrolling up loads the first
  // ones.
  await until(async () => ((await bodies(bob)).includes("before") ? true : scrollUp(bob)));
  expect(await bodies(bob)).toEqual(["before", ...written]);
  await until(async () => ((await bodies(page)).length === 51 ? true : scrollUp(page)));
  expect(await bodies(page)).toEqual(["before", ...written]);
});

test("9.7 a topic set offline survives a reload, and reaches everybody once the network is back", async () => {
  const alice = await device();
  const network = await networkOf(alice);
  const page = await alice.newPage();
  await page.goto(`${url()}/r/offline-topic`);
  await composer(page).waitFor();
  await say(page, "before");
  await until(async () => ((await isSent(page, "before")) ? true : undefined));

  await network.cut();
  await page.getByRole("button", { name: "Add a topic" }).click();
  await page.getByRole("textbox", { name: "Topic" }).fill("Set in a tunnel");
  await page.keyboard.press("Enter");
  await until(async () => ((await keptRequests(page)) === 1 ? true : undefined));
  await page.reload();
  await composer(page).waitFor();

  network.restore();
  const bob = await (await device()).newPage();
  await bob.goto(`${url()}/r/offline-topic`);
  await bob
    .getByRole("banner")
    .getByText("Set in a tunnel", { exact: true })
    .waitFor({ timeout: 45_000 });
  await until(async () => ((await keptRequests(page)) === 0 ? true : undefined));
});

test("two tabs of one device share an outbox: when one closes, the other sends its waiting message, once", async () => {
  const alice = await device();
  const network = await networkOf(alice);
  const one = await alice.newPage();
  await one.goto(`${url()}/r/two-tabs`);
  await composer(one).waitFor();
  await say(one, "from the first tab");
  await until(async () => ((await isSent(one, "from the first tab")) ? true : undefined));
  const two = await alice.newPage();
  await two.goto(`${url()}/r/two-tabs`);
  await two.getByText("from the first tab", { exact: true }).waitFor();

  await network.cut();
  await say(one, "left behind");
  await say(two, "my own");
  await one.close();
  network.restore();
  const bob = await (await device()).newPage();
  await bob.goto(`${url()}/r/two-tabs`);
  await bob.getByText("left behind", { exact: true }).waitFor({ timeout: 45_000 });
  await bob.getByText("my own", { exact: true }).waitFor();
  expect((await bodies(bob)).toSorted()).toEqual(["from the first tab", "left behind", "my own"]);
});

test("older messages load on scrolling up, and the visible ones stay in place", async () => {
  const writer = new WebSocket(`${url().replace("http", "ws")}/r/history?name=Writer`);
  let heard = 0;
  writer.onmessage = () => (heard += 1);
  await new Promise((opened) => (writer.onopen = opened));
  for (let n = 1; n <= 180; n++) writer.send(`line ${n}`);
  await until(() => heard > 180 || undefined);
  writer.close();

  const page = await (await device()).newPage();
  await page.goto(`${url()}/r/history`);
  await page.getByText("line 180", { exact: true }).waitFor();
  expect((await bodies(page))[0]).toBe("line 131");
  await scrollUp(page);
  await page.getByText("line 130", { exact: true }).waitFor({ state: "attached" });
  const place = await page.getByText("line 131", { exact: true }).boundingBox();
  expect(place?.y).toBeGreaterThan(0);
  expect(place?.y).toBeLessThan(400);
  await until(async () => ((await bodies(page)).length === 180 ? true : scrollUp(page)));
  expect(await bodies(page)).toEqual(Array.from({ length: 180 }, (_, i) => `line ${i + 1}`));
});

/** Cuts a device off from its rooms. The page's own files stay reachable. */
async function networkOf(
  context: BrowserContext,
): Promise<{ cut(): Promise<void>; restore(): void }> {
  let isCut = false;
  const open = new Set<{ close(): Promise<void> }>();
  await context.routeWebSocket(/\/r\//, (socket) => {
    if (isCut) {
      void socket.close({ code: 4003, reason: "cut" });
      return;
    }
    socket.connectToServer();
    open.add({ close: () => socket.close({ code: 4003, reason: "cut" }) });
  });
  return {
    async cut() {
      isCut = true;
      for (const it of open) await it.close();
      open.clear();
    },
    restore() {
      isCut = false;
    },
  };
}

function composer(page: Page) {
  return page.getByRole("textbox", { name: /message/i });
}

async function say(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press("Enter");
}

async function isSent(page: Page, text: string): Promise<boolean> {
  const line = page.locator(".message", { hasText: text });
  return (await line.count()) === 1 && (await line.locator(".sending, .refusal").count()) === 0;
}

async function scrollUp(page: Page): Promise<undefined> {
  await page.getByRole("log").evaluate((log) => {
    log.scrollTop = 0;
  });
  return undefined;
}

function bodies(page: Page): Promise<string[]> {
  return page.locator(".body").allTextContents();
}

/** How many writes and actions of this room the device keeps. */
function keptRequests(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("alcove", 1);
        opening.addEventListener("error", () => reject(opening.error));
        opening.addEventListener("success", () => {
          const index = opening.result.transaction("outbox").objectStore("outbox").index("room");
          const counting = index.count("offline-topic requests");
          counting.addEventListener("error", () => reject(counting.error));
          counting.addEventListener("success", () => {
            opening.result.close();
            resolve(counting.result);
          });
        });
      }),
  );
}
