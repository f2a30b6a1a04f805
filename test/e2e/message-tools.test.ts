/**
 * What a reader can do with a message, by mouse, by keyboard and by touch.
 */
import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, type Seat, seen, SEEN_WITHIN } from "../support/stage.ts";
import { holdFinger } from "../support/touch.ts";
import { until } from "../support/until.ts";

const { newRoom, device, join, speak } = openStage("message-tools-test");

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Pixels of tolerance for rounding. */
const STILL = 1;
const LONG = "Nothing of what is written here may be covered by what can be done with it. ".repeat(
  4,
);
const ERASED = "This message was deleted";

test("a mouse finds the tools beside a message: nothing moves, no text is covered, and each tool works", async () => {
  const { alice, message } = await withOwn(LONG);
  const { page } = alice;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const before = await message.boundingBox();
  const bar = await hovered(message);
  expect(await message.boundingBox()).toEqual(before);
  expect(await covers(message)).toBe(false);

  await bar.getByRole("button", { name: "Copy text" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(LONG.trim());
  await expect.poll(() => bar.getByRole("status").textContent()).toBe("Copied");

  await bar.getByRole("button", { name: "Delete this message" }).click();
  await page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect.poll(() => isFocused(message)).toBe(true);
  await (await hovered(message)).getByRole("button", { name: "Delete this message" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await seen(alice.log.getByText(ERASED));
  await expect.poll(() => isFocused(alice.log.locator(".message"))).toBe(true);
  expect(await page.locator(".message-tools").count()).toBe(0);
});

test("keys lead to a message, into its tools, from tool to tool and back", async () => {
  const { alice, message } = await withOwn("by keyboard");
  const { page } = alice;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await alice.log.focus();
  await page.keyboard.press("ArrowUp");
  expect(await isFocused(message)).toBe(true);
  expect(await message.getAttribute("aria-label")).toMatch(/^Alice: by keyboard \w+/);
  await page.keyboard.press("c");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("by keyboard");
  await page.keyboard.press("Enter");
  const bar = page.getByRole("toolbar", { name: "Message actions" });
  await expect.poll(() => isFocused(bar.getByRole("button", { name: "Copy text" }))).toBe(true);
  await page.keyboard.press("ArrowRight");
  expect(await isFocused(bar.getByRole("button", { name: "Delete this message" }))).toBe(true);
  await page.keyboard.press("ArrowRight");
  expect(await isFocused(bar.getByRole("button", { name: "Copy text" }))).toBe(true);
  await page.keyboard.press("Escape");
  expect(await isFocused(message)).toBe(true);
  // The tools are one tab stop.
  await page.keyboard.press("Tab");
  expect(await isFocused(bar.getByRole("button", { name: "Copy text" }))).toBe(true);
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await seen(page.getByText("Delete this message for everyone?"));
  await page.keyboard.press("Escape");
  await expect.poll(() => isFocused(message)).toBe(true);
  await page.keyboard.press("Delete");
  await seen(page.getByText("Delete this message for everyone?"));
  await page.keyboard.press("Enter");
  await seen(alice.log.getByText(ERASED));
  await expect.poll(() => isFocused(alice.log.locator(".message"))).toBe(true);
});

test("a long press on a message opens its tools; back and Escape close them", async () => {
  const { alice, message } = await withOwn("by touch", PHONE);
  const { page } = alice;
  const address = page.url();
  const sheet = page.getByRole("dialog", { name: "Message actions" });
  await holdFinger(message, sheet);
  await seen(sheet.getByText("by touch"));
  for (const button of await sheet.locator(".tool-list button").all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
  await page.goBack();
  await sheet.waitFor({ state: "detached" });
  expect(page.url()).toBe(address);
  await expect.poll(() => isFocused(message)).toBe(true);

  await holdFinger(message, sheet);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  await expect.poll(() => isFocused(message)).toBe(true);
  expect(page.url()).toBe(address);

  await holdFinger(message, sheet);
  await sheet.getByRole("button", { name: "Delete this message" }).tap();
  await sheet.getByRole("button", { name: "Delete", exact: true }).tap();
  await seen(alice.log.getByText(ERASED));
  await sheet.waitFor({ state: "detached" });
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
});

test("the tools under a pointer stay in place while others write, and then the list scrolls to its end", async () => {
  const room = newRoom();
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n}`);
  await speak(room, lines, "Bob");
  const alice = await join(await device("Alice"), room);
  const message = alice.log.locator(".message", { hasText: "line 37" });
  await seen(message);
  const copy = (await hovered(message)).getByRole("button", { name: "Copy text" });
  await copy.hover();
  const before = await copy.boundingBox();
  await speak(room, ["one more", "and another"], "Carol");
  await alice.log.getByText("and another").waitFor({ state: "attached", timeout: SEEN_WITHIN });
  const after = await copy.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? Infinity))).toBeLessThanOrEqual(STILL);
  await alice.box.hover();
  await expect.poll(() => alice.distanceFromEnd()).toBeLessThan(2);
});

test("text can be selected by mouse, and no tools appear meanwhile", async () => {
  const room = newRoom();
  await speak(room, ["first of all", "second to none"], "Bob");
  const alice = await join(await device("Alice"), room);
  const first = alice.log.getByText("first of all");
  await seen(first);
  const [from, to] = [await first.boundingBox(), await alice.log.getByText("second").boundingBox()];
  if (from === null || to === null) throw new Error("Nothing is drawn");
  const { mouse } = alice.page;
  await mouse.move(from.x + 1, from.y + from.height / 2);
  await mouse.down();
  await mouse.move(to.x + to.width - 1, to.y + to.height / 2, { steps: 5 });
  await mouse.up();
  const selected = await alice.page.evaluate(() => getSelection()?.toString());
  expect(selected).toContain("first of all");
  expect(selected).toContain("second to non");
});

test.each([
  ["en", 100],
  ["en", 200],
  ["ar", 100],
  ["ar", 200],
] as const)("in %s with text at %i%% the tools cover no text", async (language, zoom) => {
  const { alice, message } = await withOwn(LONG, { viewport: { width: 700, height: 800 } });
  const { page } = alice;
  await page.evaluate((tag) => {
    localStorage.setItem("alcove.language", tag);
    dispatchEvent(new StorageEvent("storage"));
  }, language);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, language);
  await page.evaluate((percent) => {
    document.documentElement.style.fontSize = `${percent}%`;
  }, zoom);
  await alice.box.hover();
  await hovered(message);
  expect(await covers(message)).toBe(false);
});

/** A room with one message, written by the reader. */
async function withOwn(
  text: string,
  options?: Parameters<typeof device>[1],
): Promise<{ alice: Seat; message: Locator }> {
  const alice = await join(await device("Alice", options), newRoom());
  await alice.box.fill(text.trim());
  await alice.page.locator(".send").click();
  const message = alice.log.locator(".message");
  await seen(message);
  await message.locator(".sending").waitFor({ state: "detached", timeout: SEEN_WITHIN });
  return { alice, message };
}

/** The toolbar of a message, once the mouse has reached it. */
async function hovered(message: Locator): Promise<Locator> {
  const bar = message.getByRole("toolbar");
  const { mouse } = message.page();
  await message.scrollIntoViewIfNeeded();
  let nth = 0;
  await until(async () => {
    const box = await message.boundingBox();
    if (box === null) return undefined;
    // A pointer that does not move triggers nothing.
    await mouse.move(box.x + 5 + (nth++ % 5), box.y + box.height / 2);
    return (await bar.isVisible()) || undefined;
  });
  return bar;
}

/** Whether a message's tools cover any text of the log. */
function covers(message: Locator): Promise<boolean> {
  return message.evaluate((node) => {
    const bar = node.querySelector(".message-tools")?.getBoundingClientRect();
    if (bar === undefined) throw new Error("There are no tools");
    return [...document.querySelectorAll(".log .body")].some((body) => {
      const range = document.createRange();
      range.selectNodeContents(body);
      return [...range.getClientRects()].some(
        (it) =>
          it.left < bar.right - 1 &&
          it.right > bar.left + 1 &&
          // A line box is taller than its letters.
          it.top + 4 < bar.bottom &&
          it.bottom - 4 > bar.top,
      );
    });
  });
}

function isFocused(element: Locator): Promise<boolean> {
  return element.evaluate((it) => it === document.activeElement);
}
