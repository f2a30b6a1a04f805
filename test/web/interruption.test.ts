import { expect, test } from "vitest";
import { CLOSE } from "../../src/protocol/close-codes.ts";
import { causeOf, endingOf, toldIn } from "../../src/web/view/interruption.ts";

const cause = { code: 1006, reason: "" };

test("an interruption is told after five seconds, however many attempts were made", () => {
  expect(toldIn({ status: "connecting", attempt: 0, since: 1_000 }, 2_000)).toBe(4_000);
  expect(
    toldIn({ status: "waiting", attempt: 3, since: 1_000, retryAt: 9_000, cause }, 8_000),
  ).toBe(0);
});

test("nothing is told of a connection that is open, or closed for good", () => {
  expect(toldIn({ status: "open" }, 0)).toBeUndefined();
  expect(toldIn({ status: "closed", cause }, 0)).toBeUndefined();
});

test("no network is the cause, whatever the last close said", () => {
  expect(causeOf(CLOSE.restart, false)).toBe("You are offline.");
  expect(causeOf(CLOSE.restart, true)).toBe("The room is restarting.");
});

test("an end is told in words, with what can help", () => {
  expect(endingOf({ code: CLOSE.roomDeleted, reason: "" })).toMatchObject({
    title: "This room is gone",
    help: "none",
  });
  expect(endingOf({ code: CLOSE.version, reason: "" }).help).toBe("reload");
  expect(endingOf({ code: 1008, reason: "policy" }).detail).toContain("policy (1008)");
});
