/**
 * A finger that rests on the page.
 */
import type { Locator } from "playwright-core";
import { until } from "./until.ts";

/** Milliseconds for which a finger rests at most: well over what a long press takes, also on a slow machine. */
const RESTS = 4_000;

/** Rests a finger on the middle of `target` until `opened` is there, and lifts it; again if nothing listened yet. */
export async function holdFinger(target: Locator, opened: Locator): Promise<void> {
  const page = target.page();
  const touches = await page.context().newCDPSession(page);
  await until(async () => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (box === null) return undefined;
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    await touches.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
    const isOpen = await opened.waitFor({ timeout: RESTS }).then(
      () => true,
      () => undefined,
    );
    await touches.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    return isOpen;
  });
  await touches.detach();
}
