/**
 * The timer for overdue hellos.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HelloTimer } from "../../src/worker/object/hello-timer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("3.9 the timer rings once when the first hello is overdue, and not once none is awaited", () => {
  const ring = vi.fn<(due: number) => void>();
  const timer = new HelloTimer(ring);
  const due = Date.now() + 10_000;
  timer.setFor(due);
  vi.advanceTimersByTime(9_999);
  expect(ring).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ring).toHaveBeenCalledExactlyOnceWith(due);
  timer.setFor(due + 10_000);
  timer.setFor(undefined);
  vi.advanceTimersByTime(60_000);
  expect(ring).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});
