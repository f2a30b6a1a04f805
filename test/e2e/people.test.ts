/**
 * Who is present, who joins and leaves, and who is typing.
 */
import type { BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";
import { until } from "../support/until.ts";

const { url, newRoom, device, join } = openStage("people-test");

test("typing members are named in their own place, until their message arrives", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const carol = await join(await device("Carol"), room);
  const line = alice.page.locator(".typing");
  const place = await alice.page.locator(".composer").boundingBox();

  await bob.box.pressSequentially("h");
  await expect.poll(() => line.innerText(), { timeout: SEEN_WITHIN }).toBe("Bob is typing");
  await carol.box.pressSequentially("h");
  await expect
    .poll(() => line.innerText(), { timeout: SEEN_WITHIN })
    .toMatch(/^(Bob and Carol|Carol and Bob) are typing$/);
  expect(await alice.page.locator(".composer").boundingBox()).toEqual(place);
  await bob.say("hello");
  await carol.say("hello");
  await seen(alice.log.getByText("hello"));
  await expect.poll(() => line.innerText(), { timeout: SEEN_WITHIN }).toBe("");
  const bobsLine = bob.page.locator(".typing");
  await expect.poll(() => bobsLine.innerText(), { timeout: SEEN_WITHIN }).toBe("");
});

test("a member who turns typing indicators off sends none and sees none", async () => {
  const room = newRoom();
  const bob = await join(await device("Bob"), room);
  const alice = await join(await without("typing", await device("Alice")), room);
  const carol = await join(await device("Carol"), room);
  await alice.box.pressSequentially("h");
  await bob.box.pressSequentially("h");
  // Carol has received both by then.
  await expect
    .poll(() => carol.page.locator(".typing").innerText(), { timeout: SEEN_WITHIN })
    .toBe("Bob is typing");
  expect(await alice.page.locator(".typing").count()).toBe(0);
});

test("joins of a crowd are one line, and a setting hides it", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await without("joins", await device("Bob")), room);
  await seen(alice.log.getByText("Bob joined"));
  const crowd = Array.from(
    { length: 198 },
    (_, index) => new WebSocket(`${url().replace("http", "ws")}/r/${room}?name=Guest ${index + 1}`),
  );
  const here = alice.page.getByRole("complementary");
  await seen(here.getByText("In the room 200"));
  await seen(alice.log.getByText(/^Bob, Guest \d+ and 197 others joined$/));
  expect(await alice.log.locator(".notices").count()).toBe(1);

  // A few names, so that what stands below stays in view; and all of them on request.
  expect(await here.getByRole("listitem").count()).toBe(6);
  const invite = here.getByLabel("Link to this room");
  expect(await invite.evaluate((it) => it.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  await here.getByRole("button", { name: "Show all 200" }).click();
  expect(await here.getByRole("listitem").count()).toBe(200);
  await seen(bob.page.getByRole("complementary").getByText("In the room 200"));
  expect(await bob.log.locator(".notices").count()).toBe(0);

  for (const socket of crowd) socket.close();
  await until(
    async () => (await here.getByRole("listitem").count()) === 2 || undefined,
    SEEN_WITHIN,
  );
});

/** A device with a setting turned off. */
async function without(setting: string, context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript((key) => localStorage.setItem(key, "off"), `alcove.${setting}`);
  return context;
}
