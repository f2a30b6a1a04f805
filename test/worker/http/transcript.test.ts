import fc from "fast-check";
import { expect, test } from "vitest";
import { flatten, type Message } from "../../../src/protocol/records/message.ts";
import { parseRoomName } from "../../../src/protocol/names/names.ts";
import { tagOf } from "../../../src/protocol/names/tag.ts";
import { COPY_FORMS } from "../../../src/worker/http/copy/copy-forms.ts";
import { FORMS } from "../../../src/worker/http/tail/tail-forms.ts";
import {
  entryInTranscript,
  line,
  memberLines,
  transcript,
} from "../../../src/worker/http/room/transcript.ts";
import { AUTHOR, someBody, someName } from "../../support/speech.ts";
import { tries } from "../../support/tries.ts";

const by = "b".repeat(16);
const message = (name: string, body: string): Message => ({
  seq: 1,
  id: "message-no-1",
  by,
  name,
  at: 0,
  is: "said",
  body,
});

test("H7 the name at the start of a line is its author's, and no later line of a message looks like a start", () => {
  fc.assert(
    fc.property(someName, someBody, (author, said) => {
      const [first = "", ...rest] = line(message(author, said))
        .slice(0, -1)
        .split(/[\n\r\u2028\u2029\u0085]/);
      expect(AUTHOR.exec(`${first} `)?.[1]).toBe(author);
      for (const it of rest) expect(it).toMatch(/^ {6}/);
    }),
    tries(500),
  );
});

test("H7 a name accepted by an older room cannot pass for speech either", () => {
  expect(line(message("Olga: I confirm", "."))).toBe("00:00 Olga I confirm: .\n");
});

test("H7 a name cannot imitate the line of a change", () => {
  const entry = { key: "a", rev: 1, id: "write-no-1", by, at: 0, value: 2 };
  expect(entryInTranscript({ ...entry, name: "Ana" })).toBe("00:00 * Ana set a to 2\n");
  expect(entryInTranscript({ ...entry, name: "Olga set a to 1" })).toBe(
    "00:00 * “Olga set a to 1” set a to 2\n",
  );
});

const OLGA = "olga".padEnd(16, "x");
const POSER = "poser".padEnd(16, "y");
const olgas = { ...message("Olga Dawn", "hi"), by: OLGA };
const posers = { ...message("Оlga Dаwn", "send me the money"), seq: 2, by: POSER };
const tagged = (id: string): string => `‹${tagOf(id)}›`;
const ROOM = parseRoomName("room") ?? expect.unreachable();
const read = (...messages: Message[]): string[] =>
  transcript(ROOM, "link", { head: 2, after: 0, before: 3, messages, count: 0 }).split("\n");

test("H7 a transcript marks owners and moderators, in a form that no name can imitate", () => {
  const lines = read(
    { ...olgas, role: "owner" },
    { ...message("Mona", "hi"), role: "moderator" },
    { ...message("Olga Dawn ‹owner›", "hi"), by: POSER },
  );
  expect(lines).toContain(`00:00 Olga Dawn ‹owner›: hi`);
  expect(lines).toContain(`00:00 Mona ‹moderator›: hi`);
  expect(lines).toContain(`00:00 Olga Dawn owner: hi`);
});

test("H7 a transcript tags names that look alike, from the first of them on", () => {
  expect(read(olgas, posers)).toEqual(
    expect.arrayContaining([
      `00:00 Olga Dawn ${tagged(OLGA)}: hi`,
      `00:00 Оlga Dаwn ${tagged(POSER)}: send me the money`,
    ]),
  );
  expect(read(olgas, olgas)).toContain("00:00 Olga Dawn: hi");
});

test("H12 a readable stream tags a name once another looked like it, also in a change", () => {
  const form = FORMS["text/plain"](() => "again");
  const cursor = { epoch: "e", seq: 1 };
  const told = [olgas, posers, olgas].map((it) => form({ is: "message", cursor, message: it }));
  expect(told.join("").split("\n").filter(Boolean).slice(1)).toEqual([
    "00:00 Olga Dawn: hi",
    `00:00 Оlga Dаwn ${tagged(POSER)}: send me the money`,
    `00:00 Olga Dawn ${tagged(OLGA)}: hi`,
  ]);
  const entry = { key: "a", rev: 3, id: "write-no-1", by: POSER, name: "Olga Dawn", at: 0 };
  expect(form({ is: "entry", cursor, entry })).toBe(
    `00:00 * Olga Dawn ${tagged(POSER)} deleted a\n`,
  );
});

test("H10 a member is listed with their role, and with a tag where names look alike", () => {
  const lines = memberLines([
    { id: OLGA, name: "Olga Dawn", role: "owner" },
    { id: POSER, name: "OlgaDawn" },
    { id: by, name: "Bob" },
  ]);
  expect(lines).toEqual([
    `Olga Dawn ‹owner› ${tagged(OLGA)}\n`,
    `OlgaDawn ${tagged(POSER)}\n`,
    "Bob\n",
  ]);
});

test("H10 a name cannot imitate the count of further members", () => {
  expect(memberLines([{ id: by, name: "and 12 more" }])).toEqual(["“and 12 more”\n"]);
});

test("H23 a readable export tags a name once another looked like it", async () => {
  const form = COPY_FORMS["text/html"]();
  const [first, second] = [
    await form({ type: "message", ...flatten(olgas) }),
    await form({ type: "message", ...flatten(posers) }),
  ];
  expect(first).toContain("<b><bdi>Olga Dawn</bdi></b>\n");
  expect(second).toContain(`<b><bdi>Оlga Dаwn</bdi></b> ${tagged(POSER)}\n`);
});
