import { expect, test } from "vitest";
import { CLOSE } from "../../../src/protocol/wire/close-codes.ts";
import { barOf } from "../../../src/web/door/bar.ts";
import { causeOf, endingOf, toldIn } from "../../../src/web/door/outage.ts";
import { loadMore } from "../../../src/web/words/index.ts";

await loadMore();

const cause = { code: 1006, reason: "" };

test("an interruption is shown after five seconds, however many attempts were made", () => {
  expect(toldIn({ status: "connecting", attempt: 0, since: 1_000 }, 2_000)).toBe(4_000);
  expect(
    toldIn({ status: "waiting", attempt: 3, since: 1_000, retryAt: 9_000, cause }, 8_000),
  ).toBe(0);
});

test("no interruption is shown for a connection that is open, or closed for good", () => {
  expect(toldIn({ status: "open" }, 0)).toBeUndefined();
  expect(toldIn({ status: "closed", cause }, 0)).toBeUndefined();
});

test("a missing network is shown as the cause, whatever the last close said", () => {
  expect(causeOf(CLOSE.restart, false)).toBe("You are offline.");
  expect(causeOf(CLOSE.restart, true)).toBe("The room is restarting.");
});

test("the end of a connection is explained, with what can help", () => {
  expect(endingOf({ code: CLOSE.superseded, reason: "" })).toMatchObject({
    title: "This room is open in another window",
    help: "retry",
  });
  expect(endingOf({ code: CLOSE.version, reason: "" }).help).toBe("reload");
  expect(endingOf({ code: 1008, reason: "policy" }).detail).toContain("policy (1008)");
});

test.each([
  [CLOSE.notAllowed, "forbidden", "forbidden"],
  [CLOSE.notAllowed, "bad-link", "bad-link"],
  [CLOSE.notAllowed, "This page's origin is not in ALLOWED_ORIGINS", "not-allowed"],
  [CLOSE.flood, "too-many-tries", "too-many-tries"],
  [CLOSE.flood, "flood", undefined],
  [CLOSE.banned, "banned", "banned"],
  [CLOSE.roomDeleted, "room deleted", "room-deleted"],
  [CLOSE.kicked, "kicked", "kicked"],
  [CLOSE.restart, "", undefined],
])("a close with %d and %j bars the way in by %s", (code, reason, bar) => {
  expect(barOf({ code, reason })).toBe(bar);
});
