import { expect, test } from "vitest";
import type { Message } from "../../../src/client/index.ts";
import { drawnOf, heldAt, heldMore, knownFrom } from "../../../src/web/log/scrolling/drawn.ts";
import { message } from "../../support/fake-server.ts";

const run = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(from + index));

test("at the end the newest 200 are drawn, and the oldest are dropped 50 at a time", () => {
  expect(drawnOf(run(1, 1_000))).toEqual({ start: 800, end: 1_000 });
  expect(drawnOf(run(1, 990))).toEqual({ start: 800, end: 990 });
  expect(drawnOf(run(1, 120))).toEqual({ start: 0, end: 120 });
});

test("a reader further up keeps their place, and not every new message is drawn meanwhile", () => {
  const before = run(1, 1_000);
  const held = heldAt(before, drawnOf(before));
  expect(held).toEqual({ from: 801, to: 1_000 });
  const after = run(1, 5_000);
  expect(drawnOf(after, held)).toEqual({ start: 800, end: 1_100 });
  expect(drawnOf(after, heldMore(after, held, "older"))).toEqual({ start: 700, end: 1_000 });
  expect(drawnOf(after, heldMore(after, held, "newer"))).toEqual({ start: 900, end: 1_200 });
  const filled = [...run(1, 300), ...run(601, 1_000)];
  expect(drawnOf(filled, held)).toEqual({ start: 500, end: 700 });
});

test("however far a reader scrolls up and down, the drawn part is bounded, and omits nothing in between", () => {
  const messages = run(1, 5_000);
  let held = heldAt(messages, drawnOf(messages));
  const go = (which: "older" | "newer") => {
    const former = drawnOf(messages, held);
    held = heldMore(messages, held, which);
    const now = drawnOf(messages, held);
    expect(now.end - now.start).toBeLessThanOrEqual(300);
    // None of the messages in view when the reader reaches an end is dropped.
    expect(now.start).toBeLessThanOrEqual(which === "older" ? former.start : former.end - 200);
    expect(now.end).toBeGreaterThanOrEqual(which === "older" ? former.start + 200 : former.end);
    return now;
  };
  for (let step = 0; step < 60; step += 1) go("older");
  expect(drawnOf(messages, held).start).toBe(0);
  for (let step = 0; step < 60; step += 1) go("newer");
  expect(drawnOf(messages, held).end).toBe(5_000);
});

test("the oldest of very many messages are dropped, and drawn ones stay", () => {
  expect(knownFrom(run(1, 1_999))).toBeUndefined();
  for (const count of [2_000, 2_017, 2_049]) {
    const messages = run(1, count);
    const from = knownFrom(messages) ?? 0;
    const left = messages.filter(({ seq }) => seq >= from);
    expect(left.length).toBeGreaterThanOrEqual(1_000);
    expect(left[drawnOf(left).start]).toBe(messages[drawnOf(messages).start]);
  }
});
