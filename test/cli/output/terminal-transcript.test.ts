import { expect, test } from "vitest";
import { flatten } from "../../../src/protocol/records/message.ts";
import { type Paint, paintFor } from "../../../src/cli/output/paint.ts";
import { Transcript } from "../../../src/cli/output/terminal-transcript.ts";
import { parseTyped } from "../../../src/cli/input/slash-commands.ts";
import { takeName } from "../../../src/protocol/names/taken-names.ts";
import { message } from "../../support/fake-server.ts";

const plain: Paint = paintFor({ hasColors: () => false });
const coloured: Paint = paintFor({ hasColors: () => true });
const at = Date.parse("2026-11-22T14:05:00Z");
const DAY = 86_400_000;

test("a message has its time, author and text, after a line for each new day", () => {
  const transcript = new Transcript(plain, "UTC");
  expect(transcript.said(flatten(message(1, { at })))).toBe(
    "— Sunday, 22 November 2026 —\n14:05 Bob: line 1",
  );
  expect(transcript.said(flatten(message(2, { at: at + 60_000 })))).toBe("14:06 Bob: line 2");
  expect(transcript.told(at + DAY, "Ana joined")).toBe(
    "— Monday, 23 November 2026 —\n14:05 Ana joined",
  );
});

test("further lines of a message are indented, so that none looks like another message", () => {
  const transcript = new Transcript(plain, "UTC");
  transcript.told(at, "");
  const body = "one\n14:05 Alice: two\r\nthree";
  expect(transcript.said(flatten(message(1, { at, body })))).toBe(
    "14:05 Bob: one\n      14:05 Alice: two\n      three",
  );
});

test("neither names nor messages control the terminal", () => {
  const transcript = new Transcript(plain, "UTC");
  const line = transcript.said(
    flatten(message(1, { at, name: "\u001B[31mBob\n", body: "\u001B]0;x\u0007" })),
  );
  expect(line).toMatch(/14:05 ␛\[31mBob: ␛\]0;x␇$/);
});

test("members with similar names are told apart by their tags", () => {
  const transcript = new Transcript(plain);
  const [bob, other] = ["b".repeat(16), "c".repeat(16)];
  expect(transcript.name({ id: bob, name: "Bob" })).toBe("Bob");
  expect(transcript.name({ id: other, name: "BOB" })).toMatch(/^BOB ‹\w{4}-\w{4}-\w{4}›$/);
  expect(transcript.name({ id: bob, name: "Bob" })).toMatch(/^Bob ‹\w{4}-\w{4}-\w{4}›$/);
});

test("11.12 owners and moderators are marked behind their names, and no name can contain the mark", () => {
  const transcript = new Transcript(plain, "UTC");
  transcript.told(at, "");
  expect(transcript.said(flatten(message(1, { at, role: "owner" })))).toBe(
    "14:05 Bob ‹owner›: line 1",
  );
  const poser = takeName("Olga ‹owner›") ?? "";
  expect(transcript.name({ id: "c".repeat(16), name: poser })).not.toMatch(/[‹›]/);
});

test("each member has a colour if there are colours, and the text has none", () => {
  const transcript = new Transcript(coloured, "UTC");
  const line = transcript
    .said(flatten(message(1, { at })))
    .split("\n")
    .at(-1);
  // oxlint-disable-next-line no-control-regex -- colours are what this looks for
  expect(line).toMatch(/^14:05 \u001B\[38;5;\d+mBob\u001B\[39m: line 1$/);
});

test.each([
  ["", { kind: "nothing" }],
  ["  ", { kind: "nothing" }],
  ["hi there ", { kind: "say", body: "hi there " }],
  ["//etc", { kind: "say", body: "/etc" }],
  ["//who is it", { kind: "say", body: "/who is it" }],
  ["/usr/bin/env is a path", { kind: "say", body: "/usr/bin/env is a path" }],
  ["/etc/", { kind: "say", body: "/etc/" }],
  ["/2 is half", { kind: "say", body: "/2 is half" }],
  ["/", { kind: "say", body: "/" }],
  ["// a comment", { kind: "say", body: "// a comment" }],
  ["//example.com/x", { kind: "say", body: "//example.com/x" }],
  ["/who\n/name Eve", { kind: "say", body: "/who\n/name Eve" }],
  ["//who\nis here", { kind: "say", body: "//who\nis here" }],
  ["one\n\nthree\n", { kind: "say", body: "one\n\nthree" }],
  ["\n\n", { kind: "nothing" }],
  [" /who ", { kind: "who" }],
  ["/name Ana Maria", { kind: "rename", name: "Ana Maria" }],
  ["/name", { kind: "help" }],
  ["/who", { kind: "who" }],
  ["/quit", { kind: "leave" }],
  ["/nope x", { kind: "unknown", word: "/nope" }],
])("%o is read as %o", (line, typed) => {
  expect(parseTyped(line)).toEqual(typed);
});
