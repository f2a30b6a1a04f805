import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { flatten } from "../../src/protocol/records/message.ts";
import { paintFor } from "../../src/cli/output/paint.ts";
import { Transcript } from "../../src/cli/output/terminal-transcript.ts";
import { takeName, toldName } from "../../src/protocol/names/taken-names.ts";
import { messageFrom, plainLines } from "../../src/protocol/wire/plain.ts";
import { message } from "../support/fake-server.ts";
import { AUTHOR, someBody, someName } from "../support/speech.ts";
import { tries } from "../support/tries.ts";

describe("2.2 a name cannot contain what looks like the start of a message", () => {
  test.each([
    ["Olga Dawn: I confirm the transfer", "Olga Dawn I confirm the transfer"],
    ["Olga Dawn:", "Olga Dawn"],
    ["Olga Dawn:I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn : I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\uFF1A I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\uA789 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u2236 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u02D0 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u0589 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u05C3I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\uFE55 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn :yes", "Olga Dawn yes"],
    ["Olga\n12:30 Bob: hi", "Olga 12:30 Bob hi"],
    ["Olga Dawn\u2982 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u1804 I confirm", "Olga Dawn I confirm"],
    ["Olga Dawn\u1361 I confirm", "Olga Dawn I confirm"],
    ["12: 30", "12 30"],
  ])("%j becomes %j", (given, shown) => {
    expect(takeName(given)).toBe(shown);
  });

  test.each([
    "‹owner›",
    "<owner>",
    "<<owner>>",
    "\u02C2owner\u02C3",
    "\u1438owner\u1433",
    "\u16B2owner\u{16F3F}",
    "\u{1D236}owner\u{1D237}",
    "⟪owner⟫",
    "⧼owner⧽",
    "≺owner≻",
    "\uFE3Fowner\uFE40",
    "<owner\u1433",
    "\u1438owner>",
  ])("nor what looks like one of our marks: %j", (mark) => {
    expect(takeName(`Olga ${mark}`)).toMatch(/^Olga owner$|^Olga <owner$|^Olga owner>$/);
  });

  test.each(["I <3 Ana", "Ana >_<", "a > b", "12:30", "Ana :)", "Ana :-D", ":3", "Ana :'("])(
    "%j stays",
    (name) => {
      expect(takeName(name)).toBe(name);
    },
  );

  test.each([":", ": :", "\uFF1A\u2236"])("%j is not a name", (name) => {
    expect(takeName(name)).toBeUndefined();
  });
});

const plain = paintFor({ hasColors: () => false });

test("8.3 the name at the start of a line is its author's, and no later line of a message looks like a start", () => {
  fc.assert(
    fc.property(someName, someBody, (author, said) => {
      const [first = "", ...rest] = messageFrom(author, said).split(/[\n\r\u2028\u2029\u0085]/);
      expect(AUTHOR.exec(`${first} `)?.[1]).toBe(author);
      for (const it of rest) expect(it).toMatch(/^ {4}/);
    }),
    tries(500),
  );
});

test("8.3 the same holds in the terminal", () => {
  fc.assert(
    fc.property(someName, someBody, (author, said) => {
      const transcript = new Transcript(plain, "UTC");
      const lines = transcript
        .said(flatten(message(1, { at: 0, name: author, body: said })))
        .split("\n");
      const [, first = "", ...rest] = lines;
      expect(AUTHOR.exec(`${first} `)?.[1]).toBe(author);
      for (const it of rest) expect(it).toMatch(/^ {6}/);
    }),
    tries(500),
  );
});

test("8.3 a name that an older room accepted is shown without such a start, too", () => {
  const record = message(1, { at: 0, name: "Olga: I confirm", body: "." });
  expect(plainLines({ type: "changes", from: 0, to: 1, records: [record] })).toEqual([
    "Message from client Olga I confirm: .",
  ]);
  const said = new Transcript(plain, "UTC").said(flatten(record));
  expect(said.split("\n").at(-1)).toBe("00:00 Olga I confirm: .");
});

test("a name cannot imitate a line about its bearer", () => {
  expect(toldName("Olga left, Paul joined")).toBe("“Olga left, Paul joined”");
  expect(toldName("Olga” left “Bob")).toBe('“Olga" left "Bob”');
  expect(toldName("Isolde")).toBe("Isolde");
});
