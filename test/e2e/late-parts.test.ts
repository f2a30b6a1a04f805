/**
 * What a user does while parts of the page are still loading.
 */
import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, seen } from "../support/stage.ts";

const { newRoom, device, join, visit } = openStage("late-parts-test");

test("a key pressed on a message while its tools load is forgotten once the user has gone elsewhere", async () => {
  const context = await device("Alice");
  const release = await holdBack(context, "tools-kit");
  const alice = await join(context, newRoom());
  const { page, log, box } = alice;
  await alice.say("keep me");
  await seen(log.getByText("keep me"));
  await log.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Delete");
  await box.click();
  await release();
  await log.getByText("keep me").hover();
  await seen(page.getByRole("toolbar", { name: "Message actions" }));
  expect(await page.getByText("Delete this message for everyone?").count()).toBe(0);
  await box.pressSequentially("a b");
  expect(await box.inputValue()).toBe("a b");
});

test.each([
  ["settings-sheet", "Settings", "dialog"],
  ["emoji-picker", "Emoji", "searchbox"],
] as const)(
  "the %s is no longer wanted after Escape, or once the user has gone on",
  async (part, button, shown) => {
    const context = await device("Alice");
    const release = await holdBack(context, part);
    const { page, box } = await join(context, newRoom());
    const opener = page.getByRole("button", { name: button, exact: true });
    await opener.click();
    await page.keyboard.press("Escape");
    await opener.click();
    await box.click();
    await release();
    await box.pressSequentially("typed on");
    expect(await page.getByRole(shown).count()).toBe(0);
    expect(await box.inputValue()).toBe("typed on");
    await opener.click();
    await seen(page.getByRole(shown));
  },
);

test("messages that are neither on the device nor in the room are the draft after a reload", async () => {
  const context = await device("Alice");
  const release = await holdBack(context, "keeping");
  const room = newRoom();
  const page = await visit(context, `/r/${room}`);
  const box = page.locator("textarea");
  const write = async (text: string): Promise<void> => {
    await box.fill(text);
    await box.press("Enter");
  };
  await write("first");
  await write("second");
  await box.fill("not finished");
  await page.reload();
  expect(await box.inputValue()).toBe("first\nsecond\nnot finished");

  // What the room has is no draft any more, also if the device still has no copy.
  await write("once");
  await seen(page.getByRole("log").getByText("once"));
  await expect.poll(() => page.locator(".sending").count()).toBe(0);
  await page.reload();
  await seen(page.getByRole("log").getByText("once"));
  expect(await box.inputValue()).toBe("");
  await release();
});

test("a visitor without a name enters although the words for guest names cannot be loaded", async () => {
  const context = await device();
  await context.route("**/chunks/guest-names-*", (route) => route.abort());
  const page = await visit(context, `/r/${newRoom()}`);
  await seen(page.getByText("Guest", { exact: true }));
  await seen(page.getByRole("textbox", { name: "Message" }));
});

/** Holds back a file of the page, and returns what lets it through. */
async function holdBack(context: BrowserContext, part: string): Promise<() => Promise<void>> {
  let open = (): void => {};
  const opened = new Promise<void>((done) => (open = done));
  await context.route(`**/chunks/${part}-*`, async (route) => {
    await opened;
    await route.continue().catch(() => {});
  });
  return async () => open();
}
