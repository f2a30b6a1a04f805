import { expect, test } from "vitest";
import { withoutSpoilers } from "../../../src/web/formatting/without-spoilers.ts";

test("what is hidden is not told where nothing can be revealed", () => {
  expect(withoutSpoilers("It was ||the\nbutler|| with ||a rope||!")).toBe("It was ▒▒▒ with ▒▒▒!");
});

test("what hides nothing is told", () => {
  expect(withoutSpoilers("a || b || c, ||||, a | b")).toBe("a || b || c, ||||, a | b");
});
