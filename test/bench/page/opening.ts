/**
 * A page that opens a room for the first time, until its first message is readable.
 */
import type { Browser } from "playwright-core";
import { quantile } from "../../chaos/quantiles.ts";
import { pause } from "../../chaos/pause.ts";
import { markReadable, type Readable, readReadable, readShift } from "./probe.ts";
import type { Stage } from "./stage.ts";

export interface Opening extends Readable {
  /** The cumulative layout shift, until some time after the opening. */
  readonly shift: number;
}

/** Medians, except for the layout shift, which is the worst. */
export interface OpeningResult extends Opening {
  /** How many messages the room has. */
  readonly size: number;
  /** The slowest round over the fastest, minus one. */
  readonly noise: number;
}

/** Milliseconds for late parts that might still move something. */
const SETTLED_AFTER = 1_000;

export async function open(browser: Browser, stage: Stage, room: string): Promise<Opening> {
  // Nothing is cached, and the room is new to this browser.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(markReadable);
    await page.goto(`${stage.url}/r/${room}`);
    await page.locator(".log .body").first().waitFor();
    await pause(SETTLED_AFTER);
    return { ...(await page.evaluate(readReadable)), shift: await page.evaluate(readShift) };
  } finally {
    await context.close();
  }
}

export function summarize(size: number, samples: readonly Opening[]): OpeningResult {
  const times = samples.map((it) => it.readable);
  return {
    size,
    readable: quantile(times, 0.5),
    noise: Math.max(...times) / Math.min(...times) - 1,
    shift: Math.max(...samples.map((it) => it.shift)),
    script: quantile(
      samples.map((it) => it.script),
      0.5,
    ),
  };
}
