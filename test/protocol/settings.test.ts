import { describe, expect, test } from "vitest";
import type { Json } from "../../src/protocol/records/entry.ts";
import { keyOf } from "../../src/protocol/rights/setting-keys.ts";
import {
  faultInSetting,
  isSettingName,
  maySet,
  SETTING_NAMES,
  SETTINGS,
  settingsIn,
} from "../../src/protocol/rights/settings.ts";
import { isTopicForAll } from "../../src/web/sharing/shown-entries.ts";
import { boundsOf } from "../support/setting-values.ts";

const ROLES = ["reader", "member", "moderator", "owner"] as const;

describe.each(SETTING_NAMES)("11.6 the setting %s", (name) => {
  const { taken, refused } = boundsOf(SETTINGS[name].form);

  test("takes every value within its bounds, and no other", () => {
    for (const value of taken)
      expect(faultInSetting(keyOf(name), value, "owner"), JSON.stringify(value)).toBeUndefined();
    for (const value of refused)
      expect(faultInSetting(keyOf(name), value, "owner"), JSON.stringify(value)).toBe(
        "bad-setting",
      );
  });

  test("reads as it was set, and has its default if it was not, or not to a valid value", () => {
    const read = (value: Json | undefined): unknown =>
      settingsIn((key) => (key === keyOf(name) ? value : undefined))(name);
    for (const value of taken) expect(read(value)).toEqual(value);
    for (const value of [undefined, ...refused]) expect(read(value)).toBe(SETTINGS[name].usual);
  });

  test("is changed by its least role and those above it", () => {
    for (const role of ROLES) {
      const fault = faultInSetting(keyOf(name), taken[0], role);
      expect(fault).toBe(maySet(role, name) ? undefined : "not-allowed");
    }
    expect(ROLES.find((role) => maySet(role, name))).toBe(SETTINGS[name].least);
  });

  test("is changed by members of a room without an owner as its row says", () => {
    const { unowned }: { least: string; unowned?: "first" | "any" } = SETTINGS[name];
    const faultFor = (author: "first" | "any") => faultInSetting(keyOf(name), taken[0], author);
    expect(faultFor("first")).toBe(unowned === undefined ? "not-allowed" : undefined);
    expect(faultFor("any")).toBe(unowned === "any" ? undefined : "not-allowed");
    expect(maySet(undefined, name)).toBe(unowned === "any");
  });
});

test.each(["haunted", "toString", "__proto__", ""])(
  "11.6 another key under room/ is no setting: %j",
  (name) => {
    expect(isSettingName(name)).toBe(false);
    expect(faultInSetting(`room/${name}`, true, "owner")).toBe("bad-setting");
    expect(faultInSetting(`room/${name}`, undefined, "moderator")).toBe("not-allowed");
  },
);

test("a room without settings has the defaults", () => {
  const settings = settingsIn(() => undefined);
  const usual = {
    title: "",
    kind: "open",
    guests: "member",
    locked: false,
    slow: 0,
    topic: "member",
    retention: undefined,
    embed: [],
    origins: [],
    pins: [],
  };
  expect(Object.fromEntries(SETTING_NAMES.map((name) => [name, settings(name)]))).toMatchObject(
    usual,
  );
});

test.each([
  [undefined, true],
  ["reader", true],
  ["member", true],
  ["moderator", false],
  ["owner", false],
])("11.6 the topic of a room where it is for %j is for every member: %s", (least, isForAll) => {
  expect(isTopicForAll(new Map(least === undefined ? [] : [["room/topic", least]]))).toBe(isForAll);
});
