import { expect, test } from "vitest";
import { keyIn, sectionIn } from "../../../src/web/browser/navigation.ts";

const KEY = "k".repeat(43);
/** Replaces an invalid key, so that the door says the link is not valid. */
const NONE = "-".repeat(43);

test.each([
  [`#key=${KEY}`, KEY],
  [`https://alcove.example.org/r/choir#key=${KEY}`, KEY],
  [`#key=${KEY}k`, NONE],
  [`#key=${KEY.slice(1)}`, NONE],
  [`https://alcove.example.org/r/choir#key=${KEY}.`, NONE],
  ["#key=", NONE],
  ["#", undefined],
  ["correct horse battery staple", undefined],
])("11.3 the key in %j is %s", (link, key) => {
  expect(keyIn(link)).toBe(key);
});

test.each([
  ["#settings", ""],
  ["#settings/", ""],
  ["#settings/access", "access"],
  ["#settingsaccess", undefined],
  ["#settings/access/links", undefined],
  [`#key=${KEY}`, undefined],
  ["", undefined],
])("the section of the room's settings in %j is %j", (hash, section) => {
  expect(sectionIn(hash)).toBe(section);
});
