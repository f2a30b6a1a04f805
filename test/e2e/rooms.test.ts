/**
 * Several rooms at once: unread counts, switching between rooms, and notifications.
 */
import type { BrowserContext, Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { openStage, type Seat, SEEN_WITHIN, seen } from "../support/stage.ts";
import { until } from "../support/until.ts";

const { newRoom, device, visit, join, url } = openStage("rooms-test");

test("messages in another room are counted until it is opened", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alice = await inBoth(await device("Alice"), here, there);
  const bob = await join(await device("Bob"), there);
  await bob.say("one");
  await bob.say("two");
  await seen(linkTo(alice, there).getByRole("img", { name: "2 new messages" }));
  await titled(alice, `(2) ${here} · Alcove`);
  await linkTo(alice, there).click();
  await seen(alice.getByRole("log").getByText("two"));
  await titled(alice, `${there} · Alcove`);
  expect(await linkTo(alice, there).getByRole("img").count()).toBe(0);
});

test("one's own messages are never unread, and a room that was never visited has nothing unread", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const bob = await join(await device("Bob"), there);
  await bob.say("long ago");
  await seen(bob.log.getByText("long ago"));
  const alice = await inBoth(await device("Alice"), there, here);
  await alice.locator("textarea").fill("mine");
  await alice.locator("textarea").press("Enter");
  await linkTo(alice, here).click();
  await titled(alice, `${here} · Alcove`);
  await bob.say("an answer");
  await titled(alice, `(1) ${here} · Alcove`);
});

test("a room without an open page is asked for its head, also from the start page", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const alice = await join(alicesDevice, room);
  await alice.say("see you");
  await stored(alice, "see you");
  await readUpTo(alice.page, room, 1);
  await alice.page.close();
  const bob = await join(await device("Bob"), room);
  await bob.say("too late");
  // Before that, a message would not be counted.
  await stored(bob, "too late");
  // A write is visible in the room, but is no message to anybody.
  const shared = await fetch(`${url()}/r/${room}/state/topic`, { method: "PUT", body: '"Lunch"' });
  expect(shared.status).toBe(201);
  const start = await visit(alicesDevice, "/");
  await seen(start.getByRole("link", { name: room }).getByRole("img", { name: "1 new message" }));
  await titled(start, "(1) Alcove");
});

test("a room is unread until its reader looks at it, at its end", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  for (let line = 1; line <= 30; line += 1) await bob.say(`line ${line}`);
  await seen(alice.log.getByText("line 30", { exact: true }));
  // A message that was just drawn is marked as read a moment later.
  await readUpTo(alice.page, room, 30);
  await titled(alice.page, `${room} · Alcove`);

  await look(alice.page, "away");
  await bob.say("while you are away");
  await titled(alice.page, `(1) ${room} · Alcove`);
  await look(alice.page, "here");
  await titled(alice.page, `${room} · Alcove`);

  await alice.log.evaluate((log) => log.scrollTo(0, 0));
  await seen(alice.page.getByRole("button", { name: "Jump to latest" }));
  await bob.say("while you read further up");
  await titled(alice.page, `(1) ${room} · Alcove`);
  await alice.page.getByRole("button", { name: "1 new message" }).click();
  await titled(alice.page, `${room} · Alcove`);
});

test("two tabs of a device agree on the unread count", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const alice = await join(alicesDevice, room);
  const start = await visit(alicesDevice, "/");
  const bob = await join(await device("Bob"), room);
  await look(alice.page, "away");
  await bob.say("hello");
  await titled(alice.page, `(1) ${room} · Alcove`);
  await titled(start, "(1) Alcove");
  await look(alice.page, "here");
  await titled(start, "Alcove");
});

test("from room to room the draft, the place in the list and the connection stay", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alice = await inBoth(await device("Alice"), here, there);
  let sockets = 0;
  alice.on("websocket", () => (sockets += 1));
  const log = alice.getByRole("log");
  const box = alice.locator("textarea");
  for (let line = 1; line <= 40; line += 1) {
    await box.fill(`line ${line}`);
    await box.press("Enter");
  }
  await seen(log.getByText("line 40", { exact: true }));
  await log.evaluate((it) => it.scrollTo(0, 123));
  await seen(alice.getByRole("button", { name: "Jump to latest" }));
  await box.fill("not finished");
  await linkTo(alice, there).click();
  await seen(alice.getByRole("heading", { name: there }));
  expect(await box.inputValue()).toBe("");
  await box.fill("there, neither");

  await alice.goBack();
  await seen(alice.getByRole("heading", { name: here }));
  expect(await box.inputValue()).toBe("not finished");
  expect(await log.evaluate((it) => it.scrollTop)).toBe(123);
  await seen(alice.getByRole("button", { name: "Jump to latest" }));
  await titled(alice, `${here} · Alcove`);
  await alice.goForward();
  await seen(alice.getByRole("heading", { name: there }));
  expect(await box.inputValue()).toBe("there, neither");
  expect(sockets).toBe(0);
});

test("a pinned room comes first; a room is removed from the list after a confirmation", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alice = await inBoth(await device("Alice"), here, there);
  const listed = async (): Promise<string[]> =>
    (await alice.getByRole("navigation").getByRole("link").allInnerTexts()).slice(1);
  const press = async (room: string, name: string): Promise<void> => {
    await linkTo(alice, room).hover();
    await alice.getByRole("button", { name }).click();
  };
  const before = await listed();
  const [, last = ""] = before;
  await press(last, `Pin ${last} to the top`);
  expect(await listed()).toEqual(before.toReversed());
  await press(there, `Remove ${there} from this list`);
  await alice.getByRole("button", { name: "Cancel" }).click();
  await press(here, `Remove ${here} from this list`);
  await alice.getByRole("button", { name: "Remove", exact: true }).click();
  await seen(alice.getByRole("button", { name: "Create a room" }));
  expect(await alice.getByRole("link", { name: here }).count()).toBe(0);
  await seen(alice.getByRole("link", { name: there }));
});

test("on a phone the rooms are in a drawer, and its button shows the unread count of other rooms", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const phone = { viewport: { width: 390, height: 844 } };
  const alicesDevice = await device("Alice", phone);
  await (await join(alicesDevice, there)).page.close();
  const { page } = await join(alicesDevice, here);
  const bob = await join(await device("Bob"), there);
  await bob.say("over here");
  await page.getByRole("button", { name: "Rooms", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: there }).click();
  await seen(page.getByRole("log").getByText("over here"));
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.goBack();
  await bob.say("and again");
  await seen(page.getByRole("button", { name: "Rooms, 1 new message" }));
});

test("the chosen theme applies to all tabs, before anything else is loaded", async () => {
  const alicesDevice = await device("Alice", { colorScheme: "light" });
  const { page } = await join(alicesDevice, newRoom());
  const other = await visit(alicesDevice, "/");
  const paper = (its: Page): Promise<string> =>
    its.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await paper(page);
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  const dark = await paper(page);
  expect(dark).not.toBe(light);
  await expect.poll(() => paper(other), { timeout: SEEN_WITHIN }).toBe(dark);

  await alicesDevice.route("**/assets/main.js", (route) => route.abort());
  await other.reload();
  expect(await paper(other)).toBe(dark);
  expect(
    await other.evaluate(() =>
      [...document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")].map(
        (it) => it.media,
      ),
    ),
  ).toEqual(["not all", "all"]);
});

test("a name chosen in the settings applies to all rooms in the list", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const bob = await join(await device("Bob"), there);
  const alice = await inBoth(await device("Alice"), here, there);
  await alice.getByRole("button", { name: "Settings", exact: true }).click();
  await alice.getByLabel("Your name", { exact: true }).fill("Alicia");
  await alice.getByRole("button", { name: "Save" }).click();
  await seen(alice.getByText("You are Alicia"));
  await seen(bob.page.getByRole("complementary").getByText("Alicia", { exact: true }));
});

test("a language can be chosen, and the page switches to it at once", async () => {
  const page = await visit(await device("Alice"), "/");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByLabel("Language").selectOption({ label: "Español" });
  await seen(page.getByRole("heading", { name: "Ajustes" }));
});

test("unsent messages of a room that is removed from the list are not sent", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alicesDevice = await device("Alice");
  await (await join(alicesDevice, here)).page.close();
  const alice = await join(alicesDevice, there, { breakable: true });
  const { page } = alice;
  await page.evaluate(() => dispatchEvent(new Event("test-cut")));
  await alice.say("never mind");
  await seen(alice.log.getByText("never mind"));
  await linkTo(page, here).click();
  const remove = page.getByRole("button", { name: `Remove ${there} from this list` });
  const confirm = page.getByRole("button", { name: "Remove", exact: true });
  await seen(page.getByRole("heading", { name: here }));
  // The opening room takes the focus, perhaps between focusing the button and pressing the key.
  await until(async () => {
    if (await confirm.isVisible()) return true;
    await remove.press("Enter", { timeout: 1_000 }).catch(() => {});
    return undefined;
  });
  await confirm.click();
  await page.evaluate(() => dispatchEvent(new Event("test-mend")));
  const bob = await join(await device("Bob"), there);
  const back = await join(alicesDevice, there);
  await back.say("what did I want to say?");
  await seen(bob.log.getByText("what did I want to say?"));
  expect(await bob.messages()).toEqual(["what did I want to say?"]);
});

test("a mention in another room notifies, and the notification opens it", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alicesDevice = await device("Alice");
  await alicesDevice.addInitScript(standInForNotification, "desktop");
  const alice = await inBoth(alicesDevice, here, there);
  const bob = await join(await device("Bob"), there);
  expect(await alice.evaluate(() => Notification.permission)).toBe("default");
  await alice.getByRole("button", { name: "Notifications for this room" }).click();
  await seen(alice.getByRole("dialog").getByText("When someone mentions you (@Alice)"));
  expect(await alice.evaluate(() => Notification.permission)).toBe("granted");
  await alice.keyboard.press("Escape");

  await bob.say("nothing special");
  await bob.say("@alice, come over");
  await expect.poll(() => called(alice), { timeout: SEEN_WITHIN }).toEqual([`Bob in ${there}`]);
  await alice.evaluate(() => dispatchEvent(new Event("test-notification-click")));
  await seen(alice.getByRole("heading", { name: there }));
  await seen(alice.getByRole("log").getByText("@alice, come over"));

  // She sees this one herself. In the other room, she turns on notifications for every message.
  await bob.say("@alice, there you are");
  await seen(alice.getByRole("log").getByText("@alice, there you are"));
  await alice.getByRole("button", { name: "Notifications for this room" }).click();
  await alice.getByRole("radio", { name: "All messages" }).check();
  await alice.keyboard.press("Escape");
  await look(alice, "away");
  await bob.say("anything");
  await expect
    .poll(() => called(alice), { timeout: SEEN_WITHIN })
    .toEqual([`Bob in ${there}`, `Bob in ${there}`]);
});

test("each message that notifies makes a sound, once however many tabs there are", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alicesDevice = await device("Alice");
  await alicesDevice.addInitScript(standInForNotification, "granted");
  const tabs = [
    await inBoth(alicesDevice, here, there),
    await inBoth(alicesDevice, here, there),
    await inBoth(alicesDevice, here, there),
  ];
  const bob = await join(await device("Bob"), there);
  for (const tab of tabs) await look(tab, "away");
  const calls = async (): Promise<string[]> => (await Promise.all(tabs.map(called))).flat();
  await bob.say("@alice, one");
  await expect.poll(calls, { timeout: SEEN_WITHIN }).toHaveLength(1);
  await bob.say("@alice, two");
  await expect.poll(calls, { timeout: SEEN_WITHIN }).toHaveLength(2);
  // The third arrives after the tabs have finished with the second.
  await bob.say("@alice, three");
  await expect.poll(calls, { timeout: SEEN_WITHIN }).toHaveLength(3);
  expect(
    await Promise.all(
      tabs.map((tab) => tab.evaluate(() => document.documentElement.dataset["silent"])),
    ),
  ).toEqual([undefined, undefined, undefined]);
});

test("on a phone, where only a service worker can show notifications, it shows them", async () => {
  const [here, there] = [newRoom(), newRoom()];
  const alicesDevice = await device("Alice", { serviceWorkers: "allow" });
  await alicesDevice.addInitScript(standInForNotification, "phone");
  const alice = await inBoth(alicesDevice, here, there);
  await alice.getByRole("button", { name: "Notifications for this room" }).click();
  await alice.keyboard.press("Escape");
  const bob = await join(await device("Bob"), there);
  await bob.say("@alice, come over");
  await expect.poll(() => called(alice), { timeout: SEEN_WITHIN }).toEqual([`Bob in ${there}`]);
});

test("blocked notifications are explained, and a browser without notifications has no bell", async () => {
  const room = newRoom();
  const refusing = await device("Alice");
  await refusing.addInitScript(() => {
    Object.defineProperty(Notification, "permission", { value: "denied" });
  });
  const alice = await join(refusing, room);
  await alice.page.getByRole("button", { name: "Notifications for this room" }).click();
  await seen(alice.page.getByText("Notifications are blocked in"));

  const without = await device("Bob");
  await without.addInitScript(() => Reflect.deleteProperty(globalThis, "Notification"));
  const bob = await join(without, room);
  expect(await bob.page.getByRole("button", { name: "Notifications for this room" }).count()).toBe(
    0,
  );
});

test("several messages are copied as author, time and text, without words of the page", async () => {
  const room = newRoom();
  const context = await device("Alice");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const alice = await join(context, room);
  await alice.say("**bold** and `code`");
  await alice.say("second\nline");
  const bob = await join(await device("Bob"), room);
  await bob.say("third");
  await seen(alice.log.getByText("third"));
  await stored(alice, "second");
  await alice.log.focus();
  await alice.page.keyboard.press("ControlOrMeta+a");
  await alice.page.keyboard.press("ControlOrMeta+c");
  const copied = await alice.page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/, .*\d.*$/gm, ", then")).toMatch(
    // The minute may have changed in between.
    /^Alice, then\n\*\*bold\*\* and `code`\n(?:\nAlice, then\n)?second\nline\n\nBob, then\nthird$/,
  );
  const html = await alice.page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType("text/html"))?.text();
  });
  expect(html).toContain("third");
  // Part of one message is copied as it is.
  await alice.log.getByText("third").dblclick();
  await alice.page.keyboard.press("ControlOrMeta+c");
  expect((await alice.page.evaluate(() => navigator.clipboard.readText())).trim()).toBe("third");
});

/** A page in the room `here` that went there from the room `there` without a page load. */
async function inBoth(context: BrowserContext, here: string, there: string): Promise<Page> {
  await (await join(context, here)).page.close();
  const { page } = await join(context, there);
  await linkTo(page, here).click();
  await seen(page.getByRole("heading", { name: here }));
  await seen(page.getByRole("complementary").getByText("you", { exact: true }));
  return page;
}

function linkTo(page: Page, room: string): Locator {
  return page.getByRole("navigation").getByRole("link", { name: room });
}

/** Waits until the device has stored `seq` as the last message read. */
async function readUpTo(page: Page, room: string, seq: number): Promise<void> {
  await expect
    .poll(() => page.evaluate((key) => localStorage.getItem(key), `alcove.read.${room}`), {
      timeout: SEEN_WITHIN,
    })
    .toMatch(new RegExp(` ${seq}$`));
}

async function titled(page: Page, title: string): Promise<void> {
  await expect.poll(() => page.title(), { timeout: SEEN_WITHIN }).toBe(title);
}

/** Switches to another window, or back. */
function look(page: Page, where: "away" | "here"): Promise<void> {
  return page.evaluate((isAway) => {
    Object.defineProperty(document, "hidden", { value: isAway, configurable: true });
    document.hasFocus = () => !isAway;
    document.dispatchEvent(new Event("visibilitychange"));
  }, where === "away");
}

function called(page: Page): Promise<string[]> {
  return page.evaluate(() => JSON.parse(document.documentElement.dataset["called"] ?? "[]"));
}

/** Runs in the page. Browsers show notifications outside the page, where no test sees them. */
function standInForNotification(kind: string): void {
  const titles: string[] = [];
  const show = (title: string): void => {
    titles.push(title);
    document.documentElement.dataset["called"] = JSON.stringify(titles);
  };
  let permission = kind === "granted" ? kind : "default";
  class Notification extends EventTarget {
    static get permission(): string {
      return permission;
    }
    static requestPermission(): Promise<string> {
      permission = "granted";
      return Promise.resolve(permission);
    }
    constructor(title: string, { tag, renotify }: { tag?: string; renotify?: boolean } = {}) {
      super();
      // A notification that replaces another makes no sound unless `renotify` is set.
      if (tag !== undefined && renotify !== true) document.documentElement.dataset["silent"] = tag;
      if (kind === "phone") throw new TypeError("Illegal constructor");
      show(title);
      addEventListener("test-notification-click", () => this.dispatchEvent(new Event("click")), {
        once: true,
      });
    }
    close(): void {}
  }
  Object.defineProperty(globalThis, "Notification", { value: Notification });
  ServiceWorkerRegistration.prototype.showNotification = async (title) => show(title);
}

async function stored({ log }: Seat, text: string): Promise<void> {
  await seen(log.getByText(text));
  await expect
    .poll(() => log.getByRole("img", { name: "Sending" }).count(), { timeout: SEEN_WITHIN })
    .toBe(0);
}
