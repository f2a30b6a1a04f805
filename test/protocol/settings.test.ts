import { describe, expect, test } from "vitest";
import type { Json } from "../../src/protocol/records/entry.ts";
import {
  faultInSetting,
  isSettingName,
  keyOf,
  maySet,
  SETTINGS,
  type SettingForm,
  settingsIn,
} from "../../src/protocol/rights/settings.ts";
import { isTopicForAll } from "../../src/web/sharing/shared-entries.ts";

const NAMES = Object.keys(SETTINGS).filter(isSettingName);
const ROLES = ["reader", "member", "moderator", "owner"] as const;

const sites = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `https://${n}.example`);

/** Values at the bounds of `form`, which are taken, and others just beyond them, which are not. */
function boundsOf(form: SettingForm): { taken: readonly Json[]; refused: readonly Json[] } {
  switch (form.is) {
    case "line": {
      const longest = "x".repeat(form.chars);
      return { taken: ["x", longest], refused: ["", " ", `${longest}x`, "a\nb", 1, null] };
    }
    case "choice":
      return { taken: form.of, refused: ["", "haunted", "toString", null, [...form.of]] };
    case "switch":
      return { taken: [true, false], refused: ["yes", 1, null] };
    case "seconds":
      return {
        taken: [0, form.most, ...(form.isWhole ? [] : [0.5])],
        refused: [-1, form.most + 1, "1", null, NaN, ...(form.isWhole ? [0.5] : [])],
      };
    case "sites":
      return {
        taken: [[], sites(form.most)],
        refused: [sites(form.most + 1), "https://example.org", ["example.org"], [1], null],
      };
  }
}

describe.each(NAMES)("11.6 the setting %s", (name) => {
  const { taken, refused } = boundsOf(SETTINGS[name].form);

  test("takes every value within its bounds, and no other", () => {
    for (const value of taken)
      expect(faultInSetting(keyOf(name), value, "owner"), JSON.stringify(value)).toBeUndefined();
    for (const value of refused)
      expect(faultInSetting(keyOf(name), value, "owner"), JSON.stringify(value)).toBe(
        "bad-setting",
      );
  });

  test("is read as it was set, and as in every room where it was not, or not to a value of its own", () => {
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
});

test.each(["haunted", "toString", "__proto__", ""])(
  "11.6 another key under room/ is no setting: %j",
  (name) => {
    expect(isSettingName(name)).toBe(false);
    expect(faultInSetting(`room/${name}`, true, "owner")).toBe("bad-setting");
    expect(faultInSetting(`room/${name}`, undefined, "moderator")).toBe("not-allowed");
  },
);

test("a room without settings has the usual ones", () => {
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
  };
  expect(Object.fromEntries(NAMES.map((name) => [name, settings(name)]))).toMatchObject(usual);
});

test.each([
  [undefined, true],
  ["reader", true],
  ["member", true],
  ["moderator", false],
  ["owner", false],
])("11.6 the topic of a room where it is for %j is for every member: %s", (least, isForAll) => {
  expect(isTopicForAll(settingsIn(() => least))).toBe(isForAll);
});
