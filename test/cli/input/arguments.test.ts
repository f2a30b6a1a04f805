import { expect, test } from "vitest";
import {
  jsonOr,
  linkOf,
  portOf,
  writeOptionsOf,
  serverOf,
  sinceOf,
  UsageError,
} from "../../../src/cli/input/arguments.ts";

const usual = "https://usual.example";

test.each([
  ["https://a.example/r/game-night", {}, "https://a.example/r/game-night"],
  ["https://a.example/r/game-night/", { usual }, "https://a.example/r/game-night"],
  ["http://localhost:8787/r/x", {}, "http://localhost:8787/r/x"],
  ["a.example/r/x", {}, "https://a.example/r/x"],
  ["localhost:8787/r/x", {}, "http://localhost:8787/r/x"],
  ["game-night", { usual }, "https://usual.example/r/game-night"],
  ["game-night", { asked: "b.example", usual }, "https://b.example/r/game-night"],
  ["https://page.example/r/x", { asked: "https://b.example" }, "https://b.example/r/x"],
])("%s with %o is the room %s", (text, servers, link) => {
  expect(linkOf(text, servers)).toBe(link);
});

test.each([
  ["Game Night", { usual }, /Did you mean game-night\?/],
  ["https://a.example/", {}, /^Invalid room ".*"\. .*-\)\.$/],
  ["http://localhost:9", {}, /^Invalid room ".*"\. .*-\)\.$/],
  ["https://a.example/game-night", {}, /Did you mean https:\/\/a\.example\/r\/game-night\?/],
  ["https://a.example/r/Game%20Night", {}, /Did you mean https:\/\/a\.example\/r\/game-night\?/],
  ["../../etc", { usual }, /^Invalid room "\.\.\/\.\.\/etc"/],
  ["game-night", {}, /^No server given/],
  ["game-night", { asked: "ftp://a.example" }, /^Invalid server address/],
  ["game-night", { asked: "" }, /^Invalid server address/],
  ["https://a.example/r/x#key=short", {}, /key in that link is incomplete/],
  [`a.example/r/x#key=${"k".repeat(43)}.`, {}, /key in that link is incomplete/],
])("%s with %o is refused as a room", (text, servers, told) => {
  expect(() => linkOf(text, servers)).toThrow(UsageError);
  expect(() => linkOf(text, servers)).toThrow(told);
});

test("a room is created at the server asked for, otherwise at the usual one", () => {
  expect(serverOf({ asked: "localhost:1", usual })).toBe("http://localhost:1");
  expect(serverOf({ usual: "https://usual.example/r/x" })).toBe(usual);
});

test("--since takes a message's number, a time, how long ago, or now", () => {
  const now = Date.parse("2026-11-22T12:00:00Z");
  expect(sinceOf("0", now)).toBe(0);
  expect(sinceOf("1500", now)).toBe(1_500);
  expect(sinceOf("now", now)).toBe("now");
  expect(sinceOf("90m", now)).toEqual(new Date("2026-11-22T10:30:00Z"));
  expect(sinceOf("2d", now)).toEqual(new Date("2026-11-20T12:00:00Z"));
  expect(sinceOf("2026-11-22T14:00Z", now)).toEqual(new Date("2026-11-22T14:00:00Z"));
  expect(sinceOf("2026-11-22", now)).toEqual(new Date(2026, 10, 22));
  for (const text of ["", "-1", "1.5", "yesterday", "2026-99-99", "5y"])
    expect(() => sinceOf(text, now), text).toThrow(UsageError);
});

test("a value is JSON, or a string if it is not JSON", () => {
  expect(['{"a":[1]}', "5", "null", '"5"', "Lunch?", ""].map(jsonOr)).toEqual([
    { a: [1] },
    5,
    null,
    "5",
    "Lunch?",
    "",
  ]);
  expect([writeOptionsOf(undefined), writeOptionsOf("0")]).toEqual([{}, { rev: 0 }]);
  expect(() => writeOptionsOf("-1")).toThrow(UsageError);
});

test("a port is a number that a server can listen on", () => {
  expect([portOf("0"), portOf("2345"), portOf("65535")]).toEqual([0, 2_345, 65_535]);
  for (const text of ["", "-1", "65536", "http", "1e3"])
    expect(() => portOf(text), text).toThrow(UsageError);
});

test("9.2 a number that would be stored as null or rounded is refused", () => {
  expect(() => jsonOr('{"a":1e999}')).toThrow(UsageError);
  expect(() => jsonOr("9007199254740993")).toThrow(UsageError);
  expect(jsonOr("call 9007199254740993")).toBe("call 9007199254740993");
});
