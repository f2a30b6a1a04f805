/**
 * A page in a room where everybody talks.
 */
import type { Browser, Page } from "playwright-core";
import { pause } from "../../chaos/pause.ts";
import { between, Counters, type Memory, type Work } from "./counters.ts";
import type { LiveRoom } from "./live-room.ts";
import { type Smoothness, watchFrames } from "./probe.ts";
import type { Stage } from "./stage.ts";

export interface Storm {
  readonly page: string;
  /** How many messages the page has received before. */
  readonly received: number;
  /** By what factor the page's thread is slowed. */
  readonly slowed: number;
  /** Whether its reader is further up meanwhile. */
  readonly isAbove: boolean;
}

export interface Talk {
  /** Messages a second, and for how many seconds. */
  readonly rate: number;
  readonly seconds: number;
}

export interface StormResult extends Storm, Smoothness {
  /** Milliseconds of the thread's own time: the longest task, and the total per message. */
  readonly longestWork: number;
  readonly work: Work;
  /** As it opened, before the storm, and after it. */
  readonly memory: readonly [opened: Memory, before: Memory, after: Memory];
}

const HISTORY = 100;
/** Messages that arrive at once while the page is prepared. */
const BURST = 1_000;
/** Milliseconds until everything that a page does after opening is over. */
const SETTLED_AFTER = 2_000;
const SEEN_WITHIN = 60_000;

export async function storm(
  browser: Browser,
  stage: Stage,
  asked: Storm,
  { rate, seconds }: Talk,
): Promise<StormResult> {
  const room = stage.room(asked.page);
  room.remember(HISTORY);
  room.fill();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.goto(`${stage.url}/r/${asked.page}`);
    await page.locator(".log .body").first().waitFor();
    const counters = await Counters.of(page);
    await pause(SETTLED_AFTER);
    const opened = await counters.memory();
    await receive(page, room, asked.received);
    if (asked.isAbove) await goUp(page);
    const before = await counters.memory();
    await counters.slowDown(asked.slowed);
    let last = "";
    const frames = await page.evaluateHandle(watchFrames);
    const workBefore = await counters.work();
    const tasks = await counters.tasks(async () => {
      last = await room.talk(rate, seconds);
    });
    const smoothness = await frames.evaluate((it) => it.read());
    const work = between(workBefore, await counters.work());
    await counters.slowDown(1);
    if (asked.isAbove) await goDown(page);
    await seen(page, last);
    return {
      ...asked,
      ...smoothness,
      longestWork: Math.max(...tasks),
      work: each(work, rate * seconds),
      memory: [opened, before, await counters.memory()],
    };
  } finally {
    await context.close();
  }
}

async function receive(page: Page, room: LiveRoom, count: number): Promise<void> {
  for (let left = count; left > 0; left -= BURST) {
    await seen(page, room.burst(Math.min(BURST, left)));
  }
  if (count > 0) await pause(SETTLED_AFTER);
}

/** Scrolls up until the newest message is out of view. */
async function goUp(page: Page): Promise<void> {
  await page.getByRole("log").evaluate((log) => log.scrollTo(0, log.scrollHeight / 2));
  await page.locator(".pill").waitFor();
}

/** The pill leads to the new messages first, and from there to the end. */
async function goDown(page: Page): Promise<void> {
  const pill = page.locator(".pill:not(.to-line)");
  await pill.click({ timeout: SEEN_WITHIN });
  await page.locator(".new-line").waitFor({ timeout: SEEN_WITHIN });
  await pill.click({ timeout: SEEN_WITHIN });
}

async function seen(page: Page, body: string): Promise<void> {
  await page
    .locator(".log .body")
    .filter({ hasText: body })
    .last()
    .waitFor({ timeout: SEEN_WITHIN });
}

function each({ script, style, layout, all }: Work, messages: number): Work {
  return {
    script: script / messages,
    style: style / messages,
    layout: layout / messages,
    all: all / messages,
  };
}
