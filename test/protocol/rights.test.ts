/**
 * Rights that the page asks for, where they are apart from the table of rights.
 */
import { expect, test } from "vitest";
import { may, isSlowed } from "../../src/protocol/rights/may.ts";
import { maySay, Role } from "../../src/protocol/rights/roles.ts";
import { sectionsFor } from "../../src/web/room-settings/settings-sections.ts";
import { mayChangeTopic } from "../../src/web/sharing/shown-entries.ts";

const ROLES = [undefined, ...Role.options];

test("11.1 the right to send messages is the same apart from the table as in it", () => {
  expect(ROLES.map(maySay)).toEqual(ROLES.map((role) => may(role, "say")));
});

test("12.11 everyone who may read exports a room without an owner, and moderators one with an owner", () => {
  expect(ROLES.filter((role) => may(role, "export"))).toEqual([undefined, "moderator", "owner"]);
});

test("11.9 slow mode holds for those below a moderator in an owned room", () => {
  expect(ROLES.filter(isSlowed)).toEqual(["reader", "member"]);
});

test("11.2 the settings have the sections with which a role may do something", () => {
  expect(ROLES.map((role) => sectionsFor(role).join(" "))).toEqual([
    "general data transfer",
    "general data",
    "general data",
    "general access moderation data transfer",
    "general access moderation data transfer embeds",
  ]);
});

test.each([
  [undefined, [undefined, "member", "moderator", "owner"]],
  ["reader", [undefined, "member", "moderator", "owner"]],
  ["moderator", [undefined, "moderator", "owner"]],
  ["owner", [undefined, "owner"]],
])(
  "11.6 with %j as the least role for the topic, those who can change it are %j",
  (least, those) => {
    const values = new Map(least === undefined ? [] : [["room/topic", least]]);
    expect(ROLES.filter((role) => mayChangeTopic(role, values))).toEqual(those);
  },
);
