import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import type { Entry } from "../../src/protocol/records/entry.ts";
import type { Changes } from "../../src/protocol/wire/frames.ts";
import { type Message, unflatten } from "../../src/protocol/records/message.ts";
import { welcome } from "../support/fake-server.ts";
import { tries } from "../support/tries.ts";

const message = (seq: number, name = "Alice"): Message => ({
  seq,
  id: `message-${seq}`,
  by: name.padEnd(16, "-"),
  name,
  at: 1_795_311_641_624 + seq,
  is: "said",
  body: "hi",
});

describe("4.11 messages in a frame", () => {
  test("an author of several messages is listed once, and a seq that follows the previous one is omitted", () => {
    const records = [message(8), message(9, "Bob"), message(10)];
    const text = encode({ type: "changes", from: 7, to: 10, records });
    expect(JSON.parse(text)).toMatchObject({
      authors: [{ name: "Alice" }, { name: "Bob" }],
      records: [{ by: 0 }, { by: 1 }, { by: 0 }],
    });
    expect(text).not.toContain("seq");
  });

  test("one member under two names is two authors", () => {
    const records = [message(1), { ...message(2), name: "Alicia" }];
    const text = encode({ type: "changes", from: 0, to: 2, records });
    expect(decodeServerFrame(text)).toMatchObject({ records });
  });

  test("a frame whose author is missing is skipped", () => {
    const text = encode({ type: "changes", from: 0, to: 1, records: [message(1)] });
    expect(decodeServerFrame(text.replace('"by":0', '"by":1'))).toBeUndefined();
  });

  test("unpacking returns exactly what was packed", () => {
    const records = fc.array(
      fc.record(
        {
          seq: fc.integer({ min: 1, max: 12 }),
          rev: fc.integer({ min: 1, max: 20 }),
          id: fc.constantFrom("message-one", "message-two"),
          by: fc.constantFrom("alice-----------", "bob-------------"),
          name: fc.string(),
          at: fc.nat(),
          body: fc.string({ unit: "grapheme" }),
        },
        { requiredKeys: ["seq", "id", "by", "name", "at", "body"] },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(records, fc.nat(12), (flat, from) => {
        const said = flat.map(unflatten);
        const changes = { type: "changes", from, to: 20, records: said } as const;
        expect(decodeServerFrame(encode(changes))).toEqual(changes);
        const page = { type: "page", after: from, before: 20, records: said } as const;
        expect(decodeServerFrame(encode(page))).toEqual(page);
      }),
      tries(),
    );
  });
});

describe("9.8 entries in a frame", () => {
  const entry: Entry = {
    key: "topic",
    rev: 2,
    id: "write-one",
    by: "Alice-----------",
    name: "Alice",
    at: 1_795_311_641_624,
    value: null,
  };
  const frame: Changes = { type: "changes", from: 0, to: 2, records: [message(1)] };

  test("list their authors among those of the messages", () => {
    const text = encode({ ...frame, entries: [entry, { ...entry, name: "Alicia" }] });
    expect(JSON.parse(text)).toMatchObject({
      authors: [{ name: "Alice" }, { name: "Alicia" }],
      records: [{ by: 0 }],
      entries: [{ by: 0 }, { by: 1 }],
    });
    expect(JSON.parse(text).entries[0]).not.toHaveProperty("name");
  });

  test("a frame whose author is missing is skipped", () => {
    const text = encode({ ...frame, records: [], entries: [entry] });
    expect(decodeServerFrame(text.replace('"by":0', '"by":1'))).toBeUndefined();
  });

  test("a frame without entries has no field for them", () => {
    expect(encode(frame)).not.toContain("entries");
  });

  test("unpacking returns exactly what was packed, with any JSON value or none", () => {
    fc.assert(
      fc.property(
        fc.option(fc.jsonValue({ noUnicodeString: false }), { nil: undefined }),
        (value) => {
          const { value: _, ...deleted } = entry;
          const one =
            value === undefined ? deleted : { ...entry, value: JSON.parse(JSON.stringify(value)) };
          const changes = { ...frame, entries: [one] };
          expect(decodeServerFrame(encode(changes))).toEqual(changes);
          const welcomed = welcome({ records: [message(1)], entries: [one] });
          expect(decodeServerFrame(encode(welcomed))).toEqual(welcomed);
        },
      ),
      tries(),
    );
  });
});
