/**
 * The page in languages other than English.
 */
import type { BrowserContext, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, seen } from "../support/stage.ts";

const { url, device: newDevice } = openStage("languages");

test("a browser that prefers Arabic gets Arabic, from right to left, with Arabic digits", async () => {
  const page = await (await device("ar-EG")).newPage();
  const words = page.waitForResponse(/\/assets\/chunks\/ar-/);
  await page.goto(`${url()}/r/languages-arabic`);
  await seen(page.getByRole("heading", { name: "لا رسائل بعد" }));
  const root = page.locator("html");
  expect([await root.getAttribute("lang"), await root.getAttribute("dir")]).toEqual(["ar", "rtl"]);
  const box = page.getByRole("textbox", { name: "رسالة" });
  const log = page.getByRole("log");
  expect(await box.evaluate((it) => getComputedStyle(it).direction)).toBe("rtl");
  await box.fill("hello");
  expect(await box.evaluate((it) => getComputedStyle(it).direction)).toBe("ltr");
  await box.press("Enter");
  await seen(log.locator("time", { hasText: /[٠-٩]/ }));
  // It keeps its own direction, and is aligned like the page's messages.
  expect(await gapBefore(log.getByText("hello"))).toBeLessThan(2);
  // An emoji has no direction of its own: on its own, it stands under its author's name.
  await box.fill("🎉");
  await box.press("Enter");
  const emoji = page.locator(".body.emoji");
  await seen(emoji);
  expect(await gapBefore(emoji)).toBeLessThan(2);
  // The file's name changes with its content, so it never needs to be revalidated.
  expect((await words).headers()["cache-control"]).toContain("immutable");
});

test("another language applies at once: the draft, the scroll position and the connection stay", async () => {
  const alicesDevice = await device("en-US");
  const page = await alicesDevice.newPage();
  let sockets = 0;
  page.on("websocket", () => (sockets += 1));
  await page.goto(`${url()}/r/languages-switch`);
  const log = page.getByRole("log");
  const box = page.locator("textarea");
  for (let line = 1; line <= 30; line += 1) {
    await box.fill(`line ${line}`);
    await box.press("Enter");
  }
  await seen(log.getByText("line 30", { exact: true }));
  await log.evaluate((it) => it.scrollTo(0, 100));
  await seen(page.getByRole("button", { name: "Jump to latest" }));
  await box.fill("not finished");
  const read = await firstInSight(log);

  const other = await alicesDevice.newPage();
  await other.goto(url());
  await other.evaluate(() => localStorage.setItem("alcove.language", "ar"));
  await seen(page.getByRole("button", { name: "الانتقال إلى أحدث رسالة" }));
  await seen(log.getByText("أنت", { exact: true }));
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  expect(await box.inputValue()).toBe("not finished");
  // Arabic lines are taller.
  const now = await firstInSight(log);
  expect(now.text).toBe(read.text);
  expect(Math.abs(now.top - read.top)).toBeLessThan(2);
  expect(sockets).toBe(1);
});

test("in Chinese, dates are in Chinese", async () => {
  const page = await (await device("zh-CN")).newPage();
  await page.goto(`${url()}/r/languages-chinese`);
  await page.getByRole("textbox", { name: "消息" }).fill("你好");
  await page.getByRole("button", { name: "发送" }).click();
  await seen(page.getByRole("heading", { name: "今天" }));
});

test("a page that cannot load the user's language is in English", async () => {
  const page = await (await device("es")).newPage();
  await page.route("**/assets/chunks/es*", (route) => route.abort());
  await page.goto(url());
  await seen(page.getByRole("button", { name: "Create a room" }));
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  // Until it can be loaded.
  await page.unroute("**/assets/chunks/es*");
  await seen(page.getByRole("button", { name: "Crear una sala" }));
});

test("a part that cannot load until the page is reloaded is reported, with a button to reload", async () => {
  const page = await (await device("en")).newPage();
  // A chunk that two lazy parts share.
  await page.route("**/assets/chunks/insert-*", (route) => route.abort());
  await page.goto(`${url()}/r/languages-lost`);
  await page.getByRole("button", { name: "Emoji" }).click();
  await seen(page.getByText("Part of this page failed to load."));
  // Without a network, a reload would not help.
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Reload" }).waitFor({ state: "detached" });
  await page.context().setOffline(false);
  await page.unroute("**/assets/chunks/insert-*");
  await page.getByRole("button", { name: "Reload" }).click();
  await page.getByText("Part of this page failed to load.").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Emoji" }).click();
  await seen(page.getByRole("dialog", { name: "Emoji" }));
});

function device(locale: string): Promise<BrowserContext> {
  return newDevice(undefined, { locale });
}

/** Pixels between the text of a message and its right edge. */
function gapBefore(body: Locator): Promise<number> {
  return body.evaluate((it) => {
    const text = new Range();
    text.selectNodeContents(it);
    const message = it.closest(".message") ?? it;
    const { paddingRight } = getComputedStyle(message);
    const edge = message.getBoundingClientRect().right - Number.parseFloat(paddingRight);
    return edge - text.getBoundingClientRect().right;
  });
}

/** The first message that begins in view, and its position. */
function firstInSight(log: Locator): Promise<{ text: string; top: number }> {
  return log.evaluate((list) => {
    const edge = list.getBoundingClientRect().top;
    for (const body of list.querySelectorAll(".body")) {
      const { top } = body.getBoundingClientRect();
      if (top >= edge) return { text: body.textContent, top: top - edge };
    }
    throw new Error("No message is in sight");
  });
}
