import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "../../../src/protocol/message.ts";
import { entryLine, line } from "../../../src/worker/http/transcript.ts";
import { AUTHOR, someBody, someName } from "../../support/speech.ts";

const by = "b".repeat(16);
const message = (name: string, body: string): Message => ({
  seq: 1,
  id: "message-no-1",
  by,
  name,
  at: 0,
  body,
});

test("H7 whoever is named in a line of a message is who said it, and none of its other lines begins like one", () => {
  fc.assert(
    fc.property(someName, someBody, (author, said) => {
      const [first = "", ...rest] = line(message(author, said))
        .slice(0, -1)
        .split(/[\n\r\u2028\u2029\u0085]/);
      expect(AUTHOR.exec(`${first} `)?.[1]).toBe(author);
      for (const it of rest) expect(it).toMatch(/^ {6}/);
    }),
    { numRuns: 500 },
  );
});

test("H7 a name that an older room took is no speech either", () => {
  expect(line(message("Olga: I confirm", "."))).toBe("00:00 Olga I confirm: .\n");
});

test("H7 what is told of a change cannot be told by a name", () => {
  const entry = { key: "a", rev: 1, id: "write-no-1", by, at: 0, value: 2 };
  expect(entryLine({ ...entry, name: "Ana" })).toBe("00:00 * Ana set a to 2\n");
  expect(entryLine({ ...entry, name: "Olga set a to 1" })).toBe(
    "00:00 * “Olga set a to 1” set a to 2\n",
  );
});
