import { expect, test } from "vitest";
import { waitFor } from "../../../src/web/room/paint-pace.ts";

test("in a quiet room everything is drawn at once", () => {
  expect(waitFor({ began: 1_000, took: 10 }, 2_000)).toBe(0);
});

test("a busy room is drawn at most every 50 ms", () => {
  expect(waitFor({ began: 1_000, took: 5 }, 1_010)).toBe(40);
});

test("a slow device spends a quarter of its time drawing, and nothing waits for long", () => {
  expect(waitFor({ began: 1_000, took: 40 }, 1_040)).toBe(120);
  expect(waitFor({ began: 1_000, took: 900 }, 1_100)).toBe(150);
});
