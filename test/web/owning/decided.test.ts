import { expect, test } from "vitest";
import { bansIn, activityIn, isMuted, linksIn } from "../../../src/web/owning/decided.ts";

const MODERATOR = { id: "m".repeat(16), name: "Mia" };
const BOB = { id: "b".repeat(16), name: "Bob" };

test("12.3 links and bans are read as a room sends them", () => {
  const link = { hash: "h", role: "member", by: "Mia", at: 1, members: 2, uses: 3 };
  expect(linksIn([link])).toMatchObject([{ hash: "h", role: "member", members: 2, uses: 3 }]);
  const ban = { member: BOB.id, name: "Bob", by: "Mia", at: 1, address: true };
  expect(bansIn([ban])).toMatchObject([{ member: BOB.id, name: "Bob", address: true }]);
});

test("an unknown form from a newer room is ignored, and no fault", () => {
  expect(linksIn([{ hash: 1 }])).toEqual([]);
  expect(bansIn(undefined)).toEqual([]);
  expect(activityIn("none")).toEqual([]);
});

test("12.1 the latest entry of the log tells whether a member is muted", () => {
  const deed = (act: string) => ({ at: 1, act, by: MODERATOR, member: BOB });
  expect(isMuted(activityIn([]), BOB.id)).toBe(false);
  expect(isMuted(activityIn([deed("mute"), deed("kick")]), BOB.id)).toBe(true);
  expect(isMuted(activityIn([deed("mute"), deed("unmute")]), BOB.id)).toBe(false);
  expect(isMuted(activityIn([deed("mute")]), MODERATOR.id)).toBe(false);
});

test("a member who has left is shown with the name they had when they were moderated", () => {
  const gone = { ...BOB, name: "" };
  const deeds = activityIn([
    { at: 1, act: "ban", by: MODERATOR, member: BOB },
    { at: 2, act: "lift", by: MODERATOR, member: gone },
  ]);
  expect(deeds.map(({ member }) => member?.name)).toEqual(["Bob", "Bob"]);
});
