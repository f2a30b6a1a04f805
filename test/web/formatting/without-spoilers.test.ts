import { expect, test } from "vitest";
import { withoutSpoilers } from "../../../src/web/formatting/without-spoilers.ts";

test("spoilers are left out where they cannot be revealed", () => {
  expect(withoutSpoilers("It was ||the\nbutler|| with ||a rope||!")).toBe("It was ▒▒▒ with ▒▒▒!");
});

test("text without spoilers is kept", () => {
  expect(withoutSpoilers("a || b || c, ||||, a | b")).toBe("a || b || c, ||||, a | b");
});
