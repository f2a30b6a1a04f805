import { expect, test } from "vitest";
import { tagOf } from "../../../src/protocol/names/tag.ts";
import { initialOf } from "../../../src/web/people/initial.ts";
import { sharedNames } from "../../../src/web/people/shared-names.ts";

test("a tag has twelve characters that can be read aloud, and is the same every time", () => {
  expect(tagOf("AAAAAAAAAAAAAAAA")).toMatch(/^(?:[0-9a-hjkmnp-tv-z]{4}-?\b){3}$/);
  expect(tagOf("AAAAAAAAAAAAAAAA")).toBe(tagOf("AAAAAAAAAAAAAAAA"));
  expect(tagOf("AAAAAAAAAAAAAAAA")).not.toBe(tagOf("AAAAAAAAAAAAAAAB"));
});

test.each([
  ["ana", "A"],
  ["👩‍🚀 Ana", "👩‍🚀"],
  ["نور", "ن"],
  ["", ""],
])("the initial of %j is %j", (name, initial) => {
  expect(initialOf(name)).toBe(initial);
});

test("a name is shared if two members use it, however they write it", () => {
  const members = [
    { id: "a", name: "Ana" },
    { id: "b", name: "ＡＮＡ" },
    { id: "c", name: "Ben" },
  ];
  const said = { seq: 1, id: "m", by: "c", name: "Ben", at: 0, is: "said", body: "hi" } as const;
  expect([...sharedNames(members, [said])]).toEqual(["Ana", "ＡＮＡ"]);
  expect([...sharedNames([], [said, { ...said, by: "d" }])]).toEqual(["Ben"]);
});
