import { expect, test } from "vitest";
import { durationOf, linkOf, UsageError, withoutKey } from "../../../src/cli/input/arguments.ts";
import { settingOf, shownOf } from "../../../src/cli/input/setting-typed.ts";

const KEY = "k".repeat(43);

test.each([
  ["title", "Lunch at noon", "Lunch at noon"],
  ["kind", "invite", "invite"],
  ["locked", "on", true],
  ["locked", "off", false],
  ["slow", "30s", 30],
  ["slow", "off", 0],
  ["retention", "30d", 2_592_000],
  ["retention", "none", 0],
  ["embed", "https://a.example https://b.example", ["https://a.example", "https://b.example"]],
  ["embed", "none", []],
  ["origins", "https://a.example", ["https://a.example"]],
  ["pins", "7 3", [7, 3]],
  ["pins", "none", []],
])("%s %s is stored as its value, and shown as it is typed", (name, typed, value) => {
  expect(settingOf(name, typed.split(" "))).toEqual({ name, value });
  expect(shownOf(name, value)).toBe(typed);
});

test.each([
  ["title", []],
  ["retention", ["forever"]],
])("%s %j deletes the value of the setting", (name, words) => {
  expect(settingOf(name, words)).toEqual({ name });
});

test.each([
  ["colour", ["red"]],
  ["locked", ["maybe"]],
  ["slow", ["soon"]],
  ["retention", ["30"]],
  ["pins", ["0"]],
  ["pins", ["first"]],
  ["__proto__", []],
])("%s %j is refused", (name, words) => {
  expect(() => settingOf(name, words)).toThrow(UsageError);
});

test("a duration is in seconds, minutes, hours or days", () => {
  expect(durationOf("90m")).toBe(5_400_000);
  expect(() => durationOf("1y")).toThrow(/^Invalid duration/);
});

test("a link keeps its key with another server, and loses it where others see it", () => {
  const link = `https://a.example/r/x#key=${KEY}`;
  expect(linkOf(link, {})).toBe(link);
  expect(linkOf(link, { asked: "b.example" })).toBe(`https://b.example/r/x#key=${KEY}`);
  expect(withoutKey(link)).toBe("https://a.example/r/x");
});
