import { expect, test } from "vitest";
import {
  NOBODY_TYPES,
  spoken,
  stillTyping,
  type Typists,
  typing as heard,
  typistsOf,
} from "../../../src/web/composer/typing.ts";

const members = ["ana", "ben", "cy"].map((id) => ({ id, name: id }));
const typing = (typists: Typists, by: string, now: number): Typists =>
  heard(typists, { kind: "typing", by }, now);
const named = (...ids: string[]) => ids.map((id) => ({ id, name: id }));

test("a member is shown as typing for five seconds after a signal", () => {
  const typists = typing(NOBODY_TYPES, "ana", 1_000);
  expect(typistsOf(stillTyping(typists, 5_999), members, "you")).toEqual(named("ana"));
  expect(typistsOf(stillTyping(typists, 6_000), members, "you")).toEqual([]);
});

test("a member's message ends their typing", () => {
  const typists = typing(typing(NOBODY_TYPES, "ana", 0), "ben", 0);
  expect(typistsOf(spoken(typists, new Set(["ana"])), members, "you")).toEqual(named("ben"));
  expect(spoken(typists, new Set(["cy"]))).toBe(typists);
});

test("two are named, three are several", () => {
  const two = typing(typing(NOBODY_TYPES, "ana", 0), "ben", 0);
  expect(typistsOf(two, members, "you")).toEqual(named("ana", "ben"));
  expect(typistsOf(typing(two, "cy", 0), members, "you")).toBe("several");
});

test("our own tabs and members who have left are not shown as typing", () => {
  const typists = typing(typing(NOBODY_TYPES, "ana", 0), "gone", 0);
  expect(typistsOf(typists, members, "ana")).toEqual([]);
});

test("other signals show nobody as typing", () => {
  expect(heard(NOBODY_TYPES, { kind: "pointing", by: "ana" }, 0)).toBe(NOBODY_TYPES);
});
