/**
 * A finger that rests on the page.
 */
import type { Locator } from "playwright-core";
import { until } from "./until.ts";

/**
 * The longest that a finger rests, in milliseconds: much longer than a long press, even on a slow machine.
 */
const RESTS = 4_000;

/**
 * Rests a finger on the middle of `target` until `opened` appears, then lifts it. Tries again if nothing
 * listened yet.
 */
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
