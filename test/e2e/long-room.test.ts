/**
 * Reading through thousands of messages: whatever loads, arrives, changes its size or is dropped meanwhile,
 * the message being read stays in place.
 */
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openStage, seen, SEEN_WITHIN, type Seat } from "../support/stage.ts";
import { until } from "../support/until.ts";

/** Pixels of tolerance for rounding. */
const STILL = 2;
/** Pixels of one turn of the wheel: several screens. */
const TURN = 12_000;
const SAID = 3_000;

const { newRoom, device, join, speak } = openStage("long-room-test");
const room = newRoom();

beforeAll(async () => {
  for (let first = 1; first <= SAID; first += 300) {
    const lines = Array.from({ length: 300 }, (_, index) => lineOf(first + index));
    await speak(room, lines, `Writer-${first}`);
  }
}, 60_000);

test("through thousands of messages up and down again nothing jumps, and both ends are reached", async () => {
  const alice = await join(await device("Alice"), room);
  await seen(alice.log.getByText(`No. ${SAID}`));
  await alice.log.hover();

  while ((await firstDrawn(alice)) > SAID - 800) await turn(alice, -TURN);
  expect(await count(alice)).toBeLessThanOrEqual(300);
  // Others write meanwhile.
  await holds(alice, () => speak(room, ["news", "more **news**"], "Bob"));
  await seen(alice.page.getByRole("button", { name: "2 new messages" }));
  // The window becomes narrower, then wider again.
  await holds(alice, () => alice.page.setViewportSize({ width: 400, height: 500 }));
  await holds(alice, () => alice.page.setViewportSize({ width: 1280, height: 800 }));

  while ((await alice.distanceFromEnd()) > 2 || !(await hasLast(alice, "more news")))
    await turn(alice, TURN);
  expect(await count(alice)).toBeLessThanOrEqual(300);
});

test("Page Up, Home and the arrow keys reach messages that are not drawn yet, and End reaches the last one", async () => {
  const alice = await join(await device("Alice"), room);
  await speak(room, ["for keyboard users"], "Bob");
  await seen(alice.log.getByText("for keyboard users"));
  await alice.log.focus();
  const { keyboard } = alice.page;
  for (const key of ["PageUp", "Home", "ArrowUp"]) {
    const before = await firstDrawn(alice);
    await until(async () => {
      await keyboard.press(key);
      return (await firstDrawn(alice)) < before || undefined;
    }, SEEN_WITHIN);
    await settled(alice.page);
    expect(await alice.page.evaluate(() => document.activeElement?.className)).toBe("message");
  }
  while ((await firstDrawn(alice)) > SAID - 350) {
    await keyboard.press("Home");
    await settled(alice.page);
  }
  const last = await alice.log.locator(".body").last().innerText();
  await until(async () => {
    await keyboard.press("PageDown");
    return (await alice.log.locator(".body").last().innerText()) !== last || undefined;
  }, SEEN_WITHIN);
  await keyboard.press("End");
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
  expect(await hasLast(alice, "for keyboard users")).toBe(true);
});

test("a reader who visits another room and returns finds the same message in the same place", async () => {
  const other = newRoom();
  const alice = await join(await device("Alice"), other);
  await alice.say("here too");
  await alice.page.goto(alice.page.url().replace(other, room));
  await seen(alice.log.getByText(`No. ${SAID}`));
  await alice.log.hover();
  for (let turns = 0; turns < 2; turns += 1) await turn(alice, -TURN);
  const side = alice.page.getByRole("navigation");
  await holds(alice, async () => {
    await side.getByRole("link", { name: other }).click();
    await seen(alice.log.getByText("here too"));
    await speak(room, ["said meanwhile"], "Bob");
    // The messages above now wrap differently.
    await alice.page.setViewportSize({ width: 400, height: 700 });
    await alice.page.goBack();
    await alice.log.getByText("here too").waitFor({ state: "detached" });
  });
  // First to the place where she left off, then to the end.
  const pill = alice.page.locator(".pill:not(.to-line)");
  await until(async () => {
    await pill.click({ timeout: 1_000 }).catch(() => {});
    return (await pill.count()) === 0 || undefined;
  }, SEEN_WITHIN);
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
  expect(await hasLast(alice, "said meanwhile")).toBe(true);
});

test("late formatting moves no visible message, and the log stays at its end", async () => {
  const context = await device("Alice");
  let release = (): void => {};
  const gate = new Promise<void>((done) => (release = done));
  await context.route("**/chunks/formatted-*.js", async (route) => {
    await gate;
    await route.continue();
  });
  const alice = await join(context, room);
  await seen(alice.log.getByText(`No. ${SAID}`));
  const reader = await join(context, room);
  await seen(reader.log.getByText(`No. ${SAID}`));
  await reader.log.hover();
  await turn(reader, -1_000);
  await holds(reader, async () => {
    release();
    await seen(reader.log.locator(".code-block"));
  });
  await seen(alice.log.locator(".code-block"));
  await settled(alice.page);
  expect(await alice.distanceFromEnd()).toBeLessThan(2);
});

/** Messages of several kinds and heights, each with its number. */
function lineOf(number: number): string {
  const name = `No. ${number}`;
  switch (number % 8) {
    case 0:
      return `${name} ${"goes on for several lines of a narrow window, ".repeat(1 + (number % 5))}`;
    case 2:
      return `${name} is **bold**, *slanted* and \`code\``;
    case 4:
      return `${name}\n\`\`\`js\nconst it = ${number};\n${"it();\n".repeat(number % 6)}\`\`\``;
    case 6:
      return `${name}\n- one\n- two\n\n> quoted`;
    default:
      return name;
  }
}

/** Turns the wheel, and checks that the page scrolled no further than that. */
async function turn(seat: Seat, by: number): Promise<void> {
  const { page } = seat;
  await settled(page);
  const before = await sight(seat, by > 0 ? "last" : "first");
  await page.mouse.wheel(0, by);
  await settled(page);
  const moved = (await topOf(seat, before.line)) - before.top;
  const [least, most] = by < 0 ? [0, -by] : [-by, 0];
  expect(moved).toBeGreaterThanOrEqual(least - STILL);
  expect(moved).toBeLessThanOrEqual(most + STILL);
}

/** Checks that the first visible message has not moved after `what`. */
async function holds(seat: Seat, what: () => Promise<void>): Promise<void> {
  await settled(seat.page);
  const before = await sight(seat, "first");
  await what();
  await settled(seat.page);
  const moved = (await topOf(seat, before.line)) - before.top;
  expect(Math.abs(moved)).toBeLessThanOrEqual(STILL);
}

/** The first or last message that begins in view, and its position. */
function sight({ log }: Seat, which: "first" | "last"): Promise<{ line: string; top: number }> {
  return log.evaluate((list, from) => {
    const { top, bottom } = list.getBoundingClientRect();
    const all = [...list.querySelectorAll<HTMLElement>(".message")].map((message) => ({
      // The text after the number changes once it is formatted.
      line: /^No\. \d+|.*/.exec(message.querySelector(".body")?.textContent ?? "")?.[0] ?? "",
      top: message.getBoundingClientRect().top,
    }));
    const inSight = all.filter((it) => it.top >= top && it.top < bottom);
    const found = from === "first" ? inSight[0] : inSight.at(-1);
    if (found === undefined) throw new Error("No message is in sight");
    return found;
  }, which);
}

function topOf({ log }: Seat, line: string): Promise<number> {
  return log.evaluate((list, text) => {
    const bodies = [...list.querySelectorAll(".body")];
    const begins = new RegExp(`^${text}(?!\\d)`);
    const message = bodies.find((it) => begins.test(it.textContent))?.closest(".message") ?? null;
    if (message === null) throw new Error(`${text} is not drawn`);
    return message.getBoundingClientRect().top;
  }, line);
}

/** Waits until nothing has moved for several frames and no visible message is missing. */
function settled(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const log = document.querySelector(".log");
    if (log === null) throw new Error("There is no log");
    const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));
    const isMissing = (): boolean => {
      const { top, bottom } = log.getBoundingClientRect();
      return [...log.querySelectorAll(".missing")].some((it) => {
        const place = it.getBoundingClientRect();
        return place.bottom > top && place.top < bottom;
      });
    };
    let still = 0;
    let former = "";
    while (still < 3) {
      await frame();
      const now = `${log.scrollTop} ${log.scrollHeight}`;
      still = now === former && !isMissing() ? still + 1 : 0;
      former = now;
    }
  });
}

async function firstDrawn({ log }: Seat): Promise<number> {
  return Number(/No\. (\d+)/.exec(await log.locator(".body").first().innerText())?.[1]);
}

function count({ log }: Seat): Promise<number> {
  return log.locator(".message").count();
}

async function hasLast({ log }: Seat, text: string): Promise<boolean> {
  return (await log.locator(".body").last().innerText()) === text;
}
