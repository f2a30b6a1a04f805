/**
 * The timer for overdue hellos.
 */
import { afterEach, expect, test, vi } from "vitest";
import { HelloTimer } from "../../src/worker/object/hello-timer.ts";

afterEach(() => void vi.unstubAllGlobals());

test("3.9 the timer rings once when the first hello is overdue, and not once none is awaited", () => {
  const held = new Map<number, () => void>();
  vi.stubGlobal("setTimeout", (callback: () => void) => {
    const timer = held.size + 1;
    held.set(timer, callback);
    return timer;
  });
  vi.stubGlobal("clearTimeout", (timer: number) => held.delete(timer));
  const ring = vi.fn<(due: number) => void>();
  const timer = new HelloTimer(ring);
  const due = Date.now() + 10_000;
  timer.setFor(due);
  for (const callback of held.values()) callback();
  expect(ring).toHaveBeenCalledExactlyOnceWith(due);
  held.clear();
  timer.setFor(due);
  expect(held.size).toBe(1);
  timer.setFor(undefined);
  expect(held.size).toBe(0);
});
