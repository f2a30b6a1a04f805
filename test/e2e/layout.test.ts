/**
 * Nothing lies on anything else and nothing is cut off, where that is hardest: in the fullest parts, from the
 * smallest phone to a large screen, with text at 200 %, in every language. `npm run gallery -- --check`
 * checks the same for every state of the page.
 */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { faultsOver, NARROW, WIDE } from "../support/layout.ts";
import { openStage, seen } from "../support/stage.ts";

const { url, newRoom, device, join, visit } = openStage("layout-test");

/** Milliseconds: each test lays out four languages, three sizes and two zooms. */
const SLOW = 120_000;

test(
  "the side panel is one column, in which nothing lies on anything else",
  { timeout: SLOW },
  async () => {
    const { page } = await join(await device("Ana"), await fullRoom());
    await page.locator(".checklist li").nth(5).waitFor();
    expect(await faultsOver(page, WIDE)).toEqual([]);
    expect(await scrollersIn(page, ".side")).toEqual([]);
  },
);

test("the same holds for the sheet of a phone", { timeout: SLOW }, async () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { page } = await join(await device("Ana", phone), await fullRoom());
  await page.locator(".people-button").tap();
  await page.locator(".sheet .checklist li").nth(5).waitFor();
  expect(await faultsOver(page, NARROW)).toEqual([]);
  expect(await scrollersIn(page, ".sheet-contents")).toEqual([]);
});

test("each section of an owner's settings has room for its text", { timeout: SLOW }, async () => {
  const page = await visit(await device("Olga"), "/");
  await page.locator(".start .main").click();
  await seen(page.locator(".room-button"));
  const { pathname } = new URL(page.url());
  for (const section of ["access", "general", "moderation"]) {
    await page.goto(new URL(`${pathname}#settings/${section}`, page.url()).href);
    await seen(page.locator(".room-pane .choice, .room-pane .select"));
    expect(await faultsOver(page, [...NARROW.slice(0, 1), ...WIDE.slice(0, 1)]), section).toEqual(
      [],
    );
    expect(await scrollersIn(page, ".room-pane")).toEqual([]);
  }
});

/** A topic, a list of six items, and nine members present. */
async function fullRoom(): Promise<string> {
  const room = newRoom();
  const { page } = await join(await device("Bob"), room);
  await page.locator(".topic-now button").click();
  await page
    .locator("#topic")
    .fill("Picnic, Saturday 3 pm, north gate. Plan B: Ana's kitchen, Elm Street 4");
  await page.keyboard.press("Enter");
  const add = page.locator(".checklist-add input");
  for (const thing of [
    "Grill (Ben)",
    "Bread",
    "Halloumi, the big packs that were so good last time",
  ]) {
    for (const text of [thing, `${thing} again`]) {
      await add.fill(text);
      await add.press("Enter");
    }
  }
  await page.locator(".checklist li").nth(5).waitFor();
  for (let n = 1; n <= 8; n += 1)
    void new WebSocket(`${url().replace("http", "ws")}/r/${room}?name=Guest number ${n}`);
  await seen(page.getByRole("button", { name: "Show all 9" }));
  return room;
}

/** The scrollers within a scroller. */
function scrollersIn(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluate((column) =>
      [...column.querySelectorAll("*")]
        .filter((it) => /auto|scroll/.test(getComputedStyle(it).overflowY))
        .map((it) => it.className),
    );
}
