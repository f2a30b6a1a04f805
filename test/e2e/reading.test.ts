/**
 * Where a reader is among the messages: at the end, further up, or where they left off.
 */
import { expect, test } from "vitest";
import { numbered, openStage, seen, SEEN_WITHIN, type Seat } from "../support/stage.ts";

const { newRoom, device, join, speak } = openStage("reading-test");

test("a returning reader finds a new-messages line where they left off, and a way to it", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const alice = await join(alicesDevice, room);
  const bob = await join(await device("Bob"), room);
  await bob.say("read");
  await seen(alice.log.getByText("read"));
  await alice.page.close();
  await speak(room, numbered(1, 40));

  const again = await join(alicesDevice, room);
  await seen(again.log.getByText("line 40", { exact: true }));
  const pill = again.page.getByRole("button", { name: "40 new messages" });
  await seen(pill);
  await expect.poll(() => again.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
  expect(await aroundLine(again)).toEqual(["read", "line 1"]);
  await pill.click();
  await seen(again.log.getByText("line 1", { exact: true }));
  expect(await again.log.getByRole("heading", { name: "New" }).isVisible()).toBe(true);
  await expect.poll(() => pill.count(), { timeout: SEEN_WITHIN }).toBe(0);
  expect(await again.distanceFromEnd()).toBeGreaterThan(500);
});

test("messages that arrive while the reader looks elsewhere stand under a new line; while they read, no line appears", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  const bob = await join(await device("Bob"), room);
  const line = alice.log.getByRole("heading", { name: "New" });
  await bob.say("one");
  await seen(alice.log.getByText("one"));
  expect(await line.count()).toBe(0);
  await alice.page.evaluate(lookAway, true);
  await bob.say("two");
  await seen(alice.log.getByText("two"));
  expect(await aroundLine(alice)).toEqual(["one", "two"]);
  await alice.page.evaluate(lookAway, false);
  await bob.say("three");
  await seen(alice.log.getByText("three"));
  expect(await aroundLine(alice)).toEqual(["one", "two"]);
});

test("the pill below leads to the line first, and then to the end", async () => {
  const room = newRoom();
  const alice = await join(await device("Alice"), room);
  await speak(room, numbered(1, 30));
  await seen(alice.log.getByText("line 30", { exact: true }));
  await alice.log.evaluate((log) => log.scrollTo(0, 0));
  await seen(alice.page.getByRole("button", { name: "Jump to latest" }));
  await speak(room, numbered(31, 60));
  const pill = alice.page.getByRole("button", { name: "30 new messages" });
  await pill.click();
  await seen(alice.log.getByText("line 31", { exact: true }));
  expect(await aroundLine(alice)).toEqual(["line 30", "line 31"]);
  const distance = { timeout: SEEN_WITHIN };
  await expect.poll(() => alice.distanceFromEnd(), distance).toBeGreaterThan(100);
  await pill.click();
  await expect.poll(() => alice.distanceFromEnd(), { timeout: SEEN_WITHIN }).toBeLessThan(2);
});

test("the new-messages line is shown even if the device had kept the earlier messages", async () => {
  const room = newRoom();
  const alicesDevice = await device("Alice");
  const alice = await join(alicesDevice, room);
  await speak(room, numbered(1, 5));
  await seen(alice.log.getByText("line 5", { exact: true }));
  // The page stores its state when it is hidden.
  await alice.page.goto("about:blank");
  await speak(room, numbered(6, 7));
  await alice.page.goBack();
  await seen(alice.log.getByText("line 7", { exact: true }));
  expect(await aroundLine(alice)).toEqual(["line 5", "line 6"]);
});

/** The message just before the new-messages line, and the one just after it. */
function aroundLine({ log }: Seat): Promise<(string | undefined)[]> {
  return log.evaluate((it) => {
    const all = [...it.querySelectorAll(".body, .new-line")];
    const line = all.findIndex((element) => element.matches(".new-line"));
    return [all[line - 1]?.textContent, all[line + 1]?.textContent];
  });
}

/** Runs in the page. Acts as if another window had the focus. */
function lookAway(isAway: boolean): void {
  document.hasFocus = () => !isAway;
  dispatchEvent(new Event(isAway ? "blur" : "focus"));
}

test.each([
  ["a desk", 1280, 800],
  ["a phone", 390, 844],
])("while a room opens on %s, nothing visible moves", async (_, width, height) => {
  const room = newRoom();
  await speak(room, numbered(1, 40));
  const alice = await device("Alice", { viewport: { width, height } });
  await alice.addInitScript(watchShifts);
  const { page } = await join(alice, room);
  // Until all parts that load after the first paint are there, on any device.
  await page.waitForLoadState("networkidle", { timeout: SEEN_WITHIN });
  if (width > 1_000) await seen(page.locator(".sharing").first());
  expect(await page.evaluate(shiftsSeen)).toEqual([]);
});

/** Runs in the page. */
function watchShifts(): void {
  const shifts: string[] = [];
  Object.assign(globalThis, { shifts });
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push(JSON.stringify(entry));
  });
  observer.observe({ type: "layout-shift", buffered: true });
}

/** Runs in the page. Waits for two frames, so that everything is drawn. */
async function shiftsSeen(): Promise<unknown> {
  const frame = (): Promise<number> => new Promise((shown) => requestAnimationFrame(shown));
  await frame();
  await frame();
  return Reflect.get(globalThis, "shifts");
}
