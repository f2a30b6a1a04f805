/**
 * The page as a user sees it: a real browser, a real server.
 */
import type { Locator } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { enterRoom, newSecret, type RoomView, tokenFor } from "../../src/client/index.ts";
import { openStage, seen, SEEN_WITHIN } from "../support/stage.ts";
import { until } from "../support/until.ts";

/** Pixels of tolerance for rounding. */
const STILL = 2;

const { url, newRoom, device, visit, join } = openStage("page-test");

test("Alice creates a room with one click, and finds it again on the start page", async () => {
  const alice = await device();
  const page = await visit(alice, "/");
  await page.getByRole("button", { name: "Create a room" }).click();
  await seen(page.getByRole("heading", { name: "No messages yet" }));
  expect(await page.getByRole("main").getByLabel("Link to this room").inputValue()).toBe(
    page.url(),
  );
  await page.getByRole("link", { name: "Start page" }).click();
  await seen(page.getByRole("link", { name: /^Room .{4}…/ }));
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.reload();
  await seen(page.getByRole("button", { name: "Create a room" }));
  expect(await page.getByRole("button", { name: /^Remove/ }).count()).toBe(0);
});

test("the app's shortcut creates a room, and going back creates no other", async () => {
  const page = await visit(await device(), "/?make");
  await seen(page.getByRole("heading", { name: "No messages yet" }));
  await page.goBack();
  await seen(page.getByRole("button", { name: "Create a room" }));
  expect(new URL(page.url()).search).toBe("");
});

test("11.6 a room title that Alice types is shown to everybody, and a link that she pastes leads to its room", async () => {
  const room = `Picnic on Saturday, ${newRoom()}!`;
  const page = await visit(await device("Alice"), "/");
  const field = page.getByLabel("or pick a name");
  await field.fill(room);
  await field.press("Enter");
  await seen(page.getByRole("heading", { name: room }));
  await seen(page.getByRole("navigation").getByText(room));

  const bob = await visit(await device("Bob"), "/");
  await bob.getByLabel("or pick a name").fill(page.url());
  await seen(bob.getByText(page.url().replace("http://", "")));
  await bob.keyboard.press("Enter");
  await seen(bob.getByRole("heading", { name: room }));
  expect(bob.url()).toBe(page.url());
});

test("11.3 the key of a link outlives a reload before the room has admitted the device, and is then forgotten", async () => {
  const alice = await device("Alice");
  const page = await visit(alice, "/");
  // While no socket opens, nobody is admitted.
  await alice.routeWebSocket(/\/r\//, (socket) => socket.close());
  await page.getByRole("button", { name: "Create a room" }).click();
  await page.waitForURL(/\/r\/[0-9a-z]{26}$/);
  await alice.unrouteAll();
  await alice.routeWebSocket(/\/r\//, (socket) => void socket.connectToServer());
  await page.reload();
  await seen(page.getByRole("complementary").getByText("Owner", { exact: true }));
  expect(await page.evaluate(() => history.state)).toBeNull();
  expect(page.url()).not.toContain("#");
});

test("a room name typed on the start page becomes a link to that room", async () => {
  const page = await visit(await device(), "/");
  await page.getByRole("textbox").fill("Game Night!");
  await seen(page.getByText(`${new URL(url()).host}/r/game-night`));
  await page.getByRole("button", { name: "Open room" }).click();
  await seen(page.getByRole("heading", { name: "Game Night!" }));
  expect(new URL(page.url()).pathname).toBe("/r/game-night");
});

test("Alice and Bob talk, and see each other join and leave", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bobsDevice = await device("Bob");
  const bob = await join(bobsDevice, room);
  await seen(alice.log.getByText("Bob joined"));
  await alice.say("Hello Bob");
  await seen(bob.log.getByText("Hello Bob"));
  await bob.say("Hello Alice");
  await seen(alice.log.getByText("Hello Alice"));
  await bobsDevice.close();
  await seen(alice.log.getByText("Bob left"));
  await seen(alice.page.getByRole("complementary").getByText("In the room 1"));
});

test("an Enter that belongs to an input method sends nothing", async () => {
  const alice = await join(await device("Alice"), newRoom());
  await alice.box.focus();
  const input = await alice.page.context().newCDPSession(alice.page);
  await input.send("Input.imeSetComposition", {
    text: "にほん",
    selectionStart: 3,
    selectionEnd: 3,
  });
  // What a browser reports for a key that an input method consumes.
  await input.send("Input.dispatchKeyEvent", {
    type: "keyDown",
    key: "Enter",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await input.send("Input.insertText", { text: "日本" });
  expect(await alice.box.inputValue()).toBe("日本");
  await alice.box.press("Enter");
  await seen(alice.log.getByText("日本"));
  expect(await alice.messages()).toEqual(["日本"]);
});

test("Shift+Enter inserts a line break, and the message keeps it", async () => {
  const alice = await join(await device("Alice"), newRoom());
  await alice.box.pressSequentially("one");
  await alice.box.press("Shift+Enter");
  await alice.box.pressSequentially("two");
  await alice.box.press("Enter");
  await expect.poll(() => alice.messages(), { timeout: SEEN_WITHIN }).toEqual(["one\ntwo"]);
  expect(await alice.box.inputValue()).toBe("");
});

test("a draft survives a reload, and is gone once it is sent", async () => {
  const alice = await join(await device("Alice"), newRoom());
  await alice.box.fill("not finished");
  await alice.page.reload();
  await expect.poll(() => alice.box.inputValue(), { timeout: SEEN_WITHIN }).toBe("not finished");
  await alice.box.press("Enter");
  await seen(alice.log.getByText("not finished"));
  await alice.page.reload();
  await seen(alice.log.getByText("not finished"));
  expect(await alice.box.inputValue()).toBe("");
  // As choosing a name or an emoji leaves it.
  await alice.say("with a space behind ");
  await seen(alice.log.getByText("with a space behind"));
  await expect.poll(() => alice.page.locator(".sending").count(), { timeout: SEEN_WITHIN }).toBe(0);
  await alice.page.reload();
  await seen(alice.log.getByText("with a space behind"));
  expect(await alice.box.inputValue()).toBe("");
});

test("a new name reaches the others, and stays on the device", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device(), room);
  const offered = await bob.page.locator(".name-line .name").innerText();
  await bob.page.getByRole("button", { name: "Choose your name" }).click();
  await bob.page.getByLabel("Your name in this room").fill("Bob");
  await bob.page.getByRole("button", { name: "Save" }).click();
  await seen(alice.page.getByRole("complementary").getByText("Bob", { exact: true }));
  await bob.say("It is me");
  await seen(alice.log.locator(".author", { hasText: "Bob" }));
  expect(await alice.page.getByRole("complementary").getByText(offered).count()).toBe(0);
  await bob.page.reload();
  await seen(bob.page.getByText("You are Bob"));
});

test("the list follows new messages only near its end, and the pill counts them and scrolls down", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  for (let line = 1; line <= 30; line += 1) await bob.say(`line ${line}`);
  await seen(alice.log.getByText("line 30", { exact: true }));
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);

  await alice.log.evaluate((log) => log.scrollTo(0, 0));
  await seen(alice.page.getByRole("button", { name: "Jump to latest" }));
  await bob.say("while you read");
  await bob.say("further up");
  const pill = alice.page.getByRole("button", { name: "2 new messages" });
  await seen(pill);
  expect(await alice.log.evaluate((log) => log.scrollTop)).toBe(0);
  await pill.click();
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
  await expect.poll(() => pill.count(), { timeout: SEEN_WITHIN }).toBe(0);

  await alice.log.evaluate((log) => log.scrollTo(0, 0));
  await alice.say("my own");
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
});

test("script in a name or a message is shown as text", async () => {
  const room = newRoom();
  const attack = `<img src=x onerror="globalThis.hit=1">`;
  const alice = await join(await device("Alice"), room);
  // Names cannot contain `>`, and a browser would not need one.
  const name = "<img src=x onerror=hit=1 //";
  const mallory = await join(await device(name), room);
  await mallory.say(`${attack} javascript:hit=1`);
  await seen(alice.log.getByText(attack));
  await seen(alice.log.locator(".author", { hasText: name }));
  expect(await alice.page.evaluate(() => "hit" in globalThis)).toBe(false);
  expect(await alice.log.locator("img, script, a").count()).toBe(0);
});

test("an address in a message is a link that reveals nothing to the other site", async () => {
  const alice = await join(await device("Alice"), newRoom());
  await alice.say("see https://example.org/a.");
  const link = alice.log.getByRole("link");
  await seen(link);
  expect(await link.getAttribute("href")).toBe("https://example.org/a");
  expect(await link.getAttribute("rel")).toBe("noopener noreferrer nofollow");
});

test("two tabs of one device are one member", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const first = await join(alicesDevice, room);
  const second = await join(alicesDevice, room);
  await first.say("from the first tab");
  await seen(second.log.locator(".own").getByText("from the first tab"));
  await seen(second.page.getByRole("complementary").getByText("In the room 1"));
  await second.page.getByRole("button", { name: "Change" }).click();
  await second.page.getByLabel("Your name in this room").fill("Alicia");
  await second.page.getByRole("button", { name: "Save" }).click();
  await seen(first.page.getByText("You are Alicia"));
});

test("a message written offline is shown at once, and arrives once after reconnecting", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const alice = await join(alicesDevice, room, { breakable: true });
  const bob = await join(await device("Bob"), room);
  await alice.page.evaluate(() => dispatchEvent(new Event("test-cut")));
  await alice.say("from the tunnel");
  await seen(alice.log.getByText("from the tunnel"));
  await seen(alice.log.getByRole("img", { name: "Sending" }));
  await alice.page.evaluate(() => dispatchEvent(new Event("test-mend")));
  await seen(bob.log.getByText("from the tunnel"));
  await expect
    .poll(() => alice.log.getByRole("img", { name: "Sending" }).count(), { timeout: SEEN_WITHIN })
    .toBe(0);
  expect(await alice.messages()).toEqual(["from the tunnel"]);
});

test("a reader further up stays in place while others write, and few new messages are drawn", async () => {
  const room = newRoom();
  const bob = await talker(room);
  for (let line = 1; line <= 40; line += 1) void bob.say(`line ${line}`);
  const alice = await join(await device("Alice"), room);
  await seen(alice.log.getByText("line 40", { exact: true }));
  const read = alice.log.getByText("line 5", { exact: true });
  await read.evaluate((line) => line.scrollIntoView());
  await seen(alice.page.getByRole("button", { name: "Jump to latest" }));
  const before = await topOf(read);
  for (let line = 41; line <= 400; line += 1) void bob.say(`line ${line}`);
  const pill = alice.page.getByRole("button", { name: "360 new messages" });
  await seen(pill);
  expect(await topOf(read)).toBeCloseTo(before, 0);
  expect((await alice.messages()).length).toBeLessThan(200);
  // First to the place where she left off, then to the end.
  await pill.click();
  await pill.click();
  await seen(alice.log.getByText("line 400", { exact: true }));
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
});

test("I3 however long a page was open, scrolling up brings everything back, in order, and moves nothing being read", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await talker(room);
  const lines = Array.from({ length: 2_020 }, (_, index) => `line ${index + 1}`);
  for (const line of lines) void bob.say(line);
  await seen(alice.log.getByText(lines.at(-1) ?? "", { exact: true }));
  const first = alice.log.getByText("line 1", { exact: true });
  const oldest = (): Promise<string> => alice.log.locator(".body").first().innerText();
  let read: string[] = [];
  const readOn = async (): Promise<void> => {
    const drawn = await alice.messages();
    expect(drawn.length).toBeLessThanOrEqual(300);
    const known = drawn.findIndex((line) => line === read[0]);
    read = [...(known === -1 ? drawn : drawn.slice(0, known)), ...read];
  };
  await readOn();
  while ((await first.count()) === 0) {
    const before = await oldest();
    const [line, top] = await alice.log.evaluate((log) => {
      log.scrollTo(0, 0);
      const message = log.querySelector<HTMLElement>(".message");
      return [
        message?.querySelector(".body")?.textContent ?? "",
        message?.getBoundingClientRect().top ?? 0,
      ] as const;
    });
    await expect.poll(oldest, { timeout: SEEN_WITHIN }).not.toBe(before);
    const inSight = alice.log.getByText(line, { exact: true });
    expect(Math.abs((await topOf(inSight)) - top)).toBeLessThanOrEqual(STILL);
    await readOn();
  }
  expect(read).toEqual(lines);
});

/** A member who writes faster than a person would. */
async function talker(room: string): Promise<RoomView> {
  const socket = `${url().replace("http", "ws")}/r/${room}`;
  const token = await tokenFor(newSecret(), url(), room);
  const bob = enterRoom({ url: socket, token, name: "Bob" });
  onTestFinished(() => bob.leave());
  await until(() => bob.state.connection.status === "open" || undefined);
  return bob;
}

function topOf(line: Locator): Promise<number> {
  return line.evaluate((it) => it.getBoundingClientRect().top);
}
