/**
 * A conversation by keyboard alone, and with a screen reader.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { numbered, openStage, seen, SEEN_WITHIN } from "../support/stage.ts";
import { until } from "../support/until.ts";

const { newRoom, device, visit, join, speak } = openStage("keys-test");

test("a user joins, takes a name, reads, writes and asks for help without a pointer", async () => {
  const room = newRoom();
  const bob = await join(await device("Bob"), room);
  await bob.say("one");
  await bob.say("two");

  const page = await visit(await device(), "/");
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await seen(page.getByRole("button", { name: "Create a room" }));
  await tabTo(page, "or pick a name");
  await page.keyboard.type(room);
  await press("Enter");
  await seen(page.getByRole("log").getByText("two"));

  // The message box has the focus at once; the name can be changed first.
  expect(await focused(page)).toBe("Message");
  await press("Shift+Tab");
  expect(await focused(page)).toBe("Emoji");
  await press("Shift+Tab");
  await press("Shift+Tab");
  expect(await focused(page)).toBe("Choose your name");
  await press("Enter");
  await seen(page.getByLabel("Your name in this room"));
  await page.keyboard.type("Alice");
  await press("Enter");
  await until(async () => (await focused(page)) === "Message" || undefined);
  await page.keyboard.type("three?/");
  await press("Enter");
  await seen(bob.log.getByText("three?/"));

  await tabTo(page, "Messages", "Shift+Tab");
  await press("ArrowUp");
  await press("ArrowUp");
  await expect.poll(() => focused(page)).toMatch(/^Bob: two \w+, .*\d{4} at \d/);
  await press("Home");
  expect(await focused(page)).toMatch(/^Bob: one /);
  await press("ArrowDown");
  expect(await focused(page)).toMatch(/^Bob: two /);
  await press("End");
  expect(await focused(page)).toMatch(/^Alice: three/);
  await press("?");
  await seen(page.getByRole("dialog", { name: "Keyboard" }));
  await press("Escape");
  await until(async () => (await page.getByRole("dialog").count()) === 0 || undefined);
  expect(await focused(page)).toMatch(/^Alice: three/);
  await press("/");
  expect(await focused(page)).toBe("Message");
  expect(await page.locator("textarea").inputValue()).toBe("");
  await tabTo(page, "Messages", "Shift+Tab");
  await press("Escape");
  expect(await focused(page)).toBe("Message");
});

test("new messages are announced, history is not, and of many messages only the number is", async () => {
  const room = newRoom();
  const bob = await join(await device("Bob"), room);
  for (const line of ["an", "old", "story"]) await bob.say(line);
  const alicesDevice = await device("Alice");
  await alicesDevice.addInitScript(listen);
  const alice = await join(alicesDevice, room);
  await seen(alice.log.getByText("story"));
  await bob.say("hello");
  await expect.poll(() => heard(alice.page), { timeout: SEEN_WITHIN }).toEqual(["Bob: hello"]);
  await alice.say("my own");

  await speak(room, numbered(1, 60));
  await until(async () => (await heard(alice.page)).length > 1 || undefined);
  expect((await heard(alice.page))[1]).toMatch(/^\d+ new messages$/);
});

test("scrolling back through history announces nothing", async () => {
  const room = newRoom();
  await speak(room, numbered(1, 120));
  const bob = await join(await device("Bob"), room);
  const alicesDevice = await device("Alice");
  await alicesDevice.addInitScript(listen);
  const alice = await join(alicesDevice, room);
  await seen(alice.log.getByText("line 120", { exact: true }));
  await until(async () => {
    await alice.log.evaluate((log) => log.scrollTo(0, 0));
    return (await alice.messages())[0] === "line 1" || undefined;
  }, SEEN_WITHIN);
  await bob.say("news");
  await expect.poll(() => heard(alice.page), { timeout: SEEN_WITHIN }).toEqual(["Bob: news"]);
});

test("Tab completes a name after an @, arrow keys choose, Escape dismisses, and otherwise Tab moves on", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  await join(await device("Bob Anders"), room);
  await join(await device("Anouk"), room);
  const { page, box } = alice;
  await seen(alice.page.getByRole("complementary").getByText("Anouk"));
  await box.pressSequentially("hello @an");
  const list = page.getByRole("listbox", { name: "In the room" });
  await seen(list);
  expect(await list.getByRole("option").allInnerTexts()).toEqual([
    expect.stringContaining("Anouk"),
    expect.stringContaining("Bob Anders"),
  ]);
  const first = await list.getByRole("option", { selected: true }).getAttribute("id");
  expect(await box.getAttribute("aria-activedescendant")).toBe(first);
  await box.press("ArrowDown");
  await box.press("Tab");
  expect(await box.inputValue()).toBe("hello @Bob Anders ");
  expect(await focused(page)).toBe("Message");
  await box.pressSequentially("@");
  await seen(list);
  await box.press("Escape");
  await list.waitFor({ state: "detached" });
  expect(await box.inputValue()).toBe("hello @Bob Anders @");
  await box.press("Tab");
  expect(await focused(page)).toBe("Send");
});

/** Runs in the page. Records what a screen reader would announce. */
function listen(): void {
  const lines: string[] = [];
  Object.assign(globalThis, { heardLines: lines });
  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const region = target instanceof Element ? target.closest("[aria-live=polite]") : null;
      if (region?.matches(".announcer") !== true) continue;
      for (const node of addedNodes) lines.push(node.textContent ?? "");
    }
  }).observe(document, { childList: true, subtree: true });
}

function heard(page: Page): Promise<string[]> {
  return page.evaluate(() => Reflect.get(globalThis, "heardLines"));
}

/** The accessible name of the focused element. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    const label = activeElement?.getAttribute("aria-label");
    return label ?? activeElement?.textContent ?? "";
  });
}

async function tabTo(page: Page, name: string, key = "Tab"): Promise<void> {
  const labelled = page.getByLabel(name, { exact: true }).first();
  for (let presses = 0; presses < 30; presses += 1) {
    if (await labelled.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never leads to ${name}`);
}
