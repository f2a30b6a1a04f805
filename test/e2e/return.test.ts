/**
 * The page is put aside and comes back: by the browser's back button, as a frozen tab, or after the device
 * slept. The test browser has no back/forward cache, so the test fires the events that such a browser would.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";

const { newRoom, device, visit, join } = openStage("return-test");

test("a page that is put aside holds nothing that would keep it out of the back/forward cache", async () => {
  const page = await visit(await device("Alice"), "/");
  const opened = page.waitForEvent("websocket");
  await page.goto(new URL(`/r/${newRoom()}`, page.url()).href);
  const socket = await opened;
  await seen(page.getByRole("complementary").getByText("you", { exact: true }));
  await expect.poll(() => locks(page), { timeout: SEEN_WITHIN }).toBe(1);
  const closed = socket.waitForEvent("close");
  await putAside(page);
  await closed;
  await expect.poll(() => locks(page), { timeout: SEEN_WITHIN }).toBe(0);
  await comeBack(page);
  await expect.poll(() => locks(page), { timeout: SEEN_WITHIN }).toBe(1);
});

test("a returning member finds the messages sent meanwhile, and none twice", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  await alice.say("before");
  await seen(bob.log.getByText("before"));
  await putAside(alice.page);
  await bob.say("meanwhile");
  await seen(bob.log.getByText("meanwhile"));
  expect(await alice.messages()).toEqual(["before"]);
  await alice.say("from aside");
  await comeBack(alice.page);
  await seen(bob.log.getByText("from aside"));
  expect(await bob.messages()).toEqual(["before", "meanwhile", "from aside"]);
  await expect
    .poll(() => alice.messages(), { timeout: SEEN_WITHIN })
    .toEqual(["before", "meanwhile", "from aside"]);
  expect(await alice.page.locator(".interruption").count()).toBe(0);
});

test("going back from a room leads to the page as it was left", async () => {
  const alice = await join(await device("Alice"), newRoom());
  await alice.say("hello");
  await alice.box.fill("not finished");
  await alice.page.getByRole("link", { name: "Start page" }).click();
  await seen(alice.page.getByRole("button", { name: "Create a room" }));
  await alice.page.goBack();
  await seen(alice.log.getByText("hello"));
  expect(await alice.box.inputValue()).toBe("not finished");
});

test("a frozen tab leaves the room, and rejoins it afterwards", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  await alice.page.evaluate(() => document.dispatchEvent(new Event("freeze")));
  await bob.say("meanwhile");
  await seen(bob.log.getByText("meanwhile"));
  await alice.page.evaluate(() => document.dispatchEvent(new Event("resume")));
  await seen(alice.log.getByText("meanwhile"));
});

async function putAside(page: Page): Promise<void> {
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true })),
  );
}

async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() =>
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })),
  );
}

function locks(page: Page): Promise<number> {
  return page.evaluate(async () => (await navigator.locks.query()).held?.length ?? 0);
}
