import { expect, test } from "vitest";
import { openerOf } from "../../../src/web/door/opener.ts";
import { type RoomSettings, settingsIn } from "../../../src/protocol/rights/settings.ts";

const settings = (kind: string, locked: boolean): RoomSettings =>
  settingsIn((key) => ({ "room/kind": kind, "room/locked": locked })[key]);
const OPEN = settings("open", false);

test.each([
  ["open", false, "nothing"],
  ["open", true, "link"],
  ["invite", false, "link"],
  ["invite", true, "link"],
  ["password", false, "password"],
  ["password", true, "password"],
] as const)(
  "12.4 a member kicked from a room that is %s, locked %s, comes back by %s",
  (kind, locked, opener) => {
    expect(openerOf("kicked", undefined, settings(kind, locked))).toBe(opener);
  },
);

test("11.7 the door asks for a link or a password, as the room says", () => {
  expect(openerOf("forbidden", "password", OPEN)).toBe("password");
  expect(openerOf("forbidden", undefined, OPEN)).toBe("link");
  expect(openerOf("bad-link", "password", OPEN)).toBe("password");
  expect(openerOf("bad-link", undefined, OPEN)).toBe("either");
  expect(openerOf("too-many-tries", undefined, OPEN)).toBe("either");
});
