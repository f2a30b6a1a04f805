import { expect, test } from "vitest";
import { groupsOf, textOfGroups } from "../../../src/web/messages/copied.ts";

const MINUTE = 60_000;
const timeOf = (at: number): string => `17:0${Math.floor(at / MINUTE)}`;
const copied = (...said: [string, number, string][]): string =>
  textOfGroups(
    groupsOf(
      said.map(([name, at, text]) => ({ name, at, text })),
      timeOf,
    ),
  );

test("several messages are copied with author, time and formatting marks", () => {
  expect(
    copied(
      ["Ana", 0, "**Soup** on Saturday?"],
      ["Ana", 1, "I have room for six."],
      ["Ben", MINUTE, "`yes`"],
    ),
  ).toBe("Ana, 17:00\n**Soup** on Saturday?\nI have room for six.\n\nBen, 17:01\n`yes`");
});

test("a copy repeats the time and the name when they change", () => {
  expect(copied(["Ana", 0, "a"], ["Ana", MINUTE, "b"], ["Bo", MINUTE, "c"])).toBe(
    "Ana, 17:00\na\n\nAna, 17:01\nb\n\nBo, 17:01\nc",
  );
});

test("the lines of a message stay lines", () => {
  expect(copied(["Ana", 0, "1 onion\n2 carrots"])).toBe("Ana, 17:00\n1 onion\n2 carrots");
});
