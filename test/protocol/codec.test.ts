import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { decodeClientFrame, encode } from "../../src/protocol/wire/room-codec.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { bytesOf, exceeds, LIMITS } from "../../src/protocol/limits.ts";
import { hello, remove, say, set } from "../support/members.ts";
import { tries } from "../support/tries.ts";

describe("frames from a client", () => {
  const frames: ClientFrame[] = [
    hello("Alice"),
    hello("Alice", { cursor: { epoch: "0".repeat(32), seq: 7 } }),
    say("hi"),
    { type: "rename", name: "Al" },
    { type: "signal", kind: "typing" },
    { type: "signal", kind: "cursor-2", data: "x".repeat(512) },
    set("topic", { title: "Lunch", at: [12, 30.5], by: null }, { rev: 3, after: 7 }),
    set("nothing", null),
    remove("topic", { rev: 0 }),
  ];
  test.each(frames)("1.1 $type comes back as it was sent", (frame) => {
    expect(decodeClientFrame(encode(frame))).toMatchObject({ ok: true, frame });
  });

  test.each([
    ["eight characters", "aB3_-xyz", true],
    ["sixty-four characters", "x".repeat(64), true],
    ["seven characters", "x".repeat(7), false],
    ["sixty-five characters", "x".repeat(65), false],
    ["another character", "some/message", false],
  ])("2.4 an id of %s is accepted or a bad frame", (_, id, isAccepted) => {
    for (const frame of [say("hi", id), set("topic", 1, { id }), hello("Alice", { visit: id })]) {
      const decoded = decodeClientFrame(encode(frame));
      expect(decoded).toMatchObject(isAccepted ? { ok: true } : { ok: false, code: "bad-frame" });
    }
  });

  test("2.4 an id of another form that a frame could do without is ignored", () => {
    const text = '{"type":"rename","id":"seven..","name":"Al"}';
    expect(decodeClientFrame(text)).toEqual({ ok: true, frame: { type: "rename", name: "Al" } });
  });

  test("1.3 unknown fields are ignored, whatever their names", () => {
    const text = '{"type":"say","id":"12345678","body":"hi","__proto__":{"x":1},"constructor":0}';
    const decoded = decodeClientFrame(text);
    const frame = { type: "say", id: "12345678", body: "hi" };
    expect(decoded).toEqual({ ok: true, frame });
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  test.each([
    ["nothing", ""],
    ["truncated JSON", '{"type":"say","id":"1234'],
    ["null", "null"],
    ["an array", '[{"type":"say"}]'],
    ["a number beyond numbers", "1e999"],
    ["a string", '"say"'],
    ["a type that is no string", '{"type":1}'],
    ["nesting of 8,000", "[".repeat(8_000)],
    ["NUL", "\u0000"],
    ["a say without an id", '{"type":"say","body":"hi"}'],
    ["a say with a malformed id", '{"type":"say","id":"../../etc","body":"hi"}'],
    ["a say with an id of 65", `{"type":"say","id":"${"x".repeat(65)}","body":"hi"}`],
    ["a say with a body that is no text", '{"type":"say","id":"12345678","body":{}}'],
    ["a set without a value", '{"type":"set","id":"12345678","key":"topic"}'],
    ["a set with a key that is no text", '{"type":"set","id":"12345678","key":1,"value":1}'],
    ["a set without an id", '{"type":"set","key":"topic","value":1}'],
    ["a hello with a short token", JSON.stringify(hello("Alice", { token: "short" }))],
    ["an act without what to do", '{"type":"act","id":"12345678"}'],
    ["a signal without a kind", '{"type":"signal"}'],
    ["a say with a field too many that is wrong", '{"type":"say","id":1,"body":"hi","after":-1}'],
  ])("1.5 %s is a bad frame", (_, text) => {
    expect(decodeClientFrame(text)).toMatchObject({ ok: false, code: "bad-frame" });
  });

  test.each([
    ["an act of an unknown kind", '{"type":"act","id":"12345678","do":{"act":"dance"}}'],
    ["an act that is no object", '{"type":"act","id":"12345678","do":"dance"}'],
    ["an act with an unknown role", actWith({ act: "link", hash: HASH, role: "king" })],
    ["an act without its member", actWith({ act: "kick" })],
    [
      "a note with a terminal escape",
      actWith({ act: "link", role: "member", hash: HASH, note: "\u001B[31m" }),
    ],
    [
      "a note that reverses its line",
      actWith({ act: "link", role: "member", hash: HASH, note: "\u202Ehcnul" }),
    ],
    ["a note of two lines", actWith({ act: "ban", member: "m".repeat(16), note: "a\nb" })],
    ["a delete with a negative rev", '{"type":"delete","id":"12345678","key":"a","rev":-1}'],
    ["a say after nothing", '{"type":"say","id":"12345678","body":"hi","after":-1}'],
    ["a pull before the beginning", '{"type":"pull","id":"12345678","before":-1}'],
    ["a signal of another kind", '{"type":"signal","id":"12345678","kind":"Typing!"}'],
    ["a hello with a fractional cursor", helloAt({ epoch: "0".repeat(32), seq: 0.5 })],
    ["a hello with a negative cursor", helloAt({ epoch: "0".repeat(32), seq: -1 })],
    ["a hello with a malformed epoch", helloAt({ epoch: "zz", seq: 1 })],
  ])("1.7 %s has an invalid field, and is refused by its id", (_, text) => {
    expect(decodeClientFrame(text)).toMatchObject({ ok: false, code: "bad-field", id: "12345678" });
  });

  test.each([
    ["hello", { ...hello("A"), cursor: null, key: null }, hello("A")],
    ["say", { ...say("hi", "12345678"), after: null }, say("hi", "12345678")],
    ["rename", { type: "rename", id: null, name: "A" }, { type: "rename", name: "A" }],
    ["pull", { type: "pull", after: null, before: 5 }, { type: "pull", before: 5 }],
    ["signal", { type: "signal", kind: "x", data: null }, { type: "signal", kind: "x" }],
    ["set", { ...set("a", 1, { id: "12345678" }), rev: null }, set("a", 1, { id: "12345678" })],
  ])("1.3 of a %s, optional fields may be null", (_, sent, frame) => {
    expect(decodeClientFrame(JSON.stringify(sent))).toEqual({ ok: true, frame });
  });

  test.each(["rename", "signal", "pull", "hello"])(
    "6.1 a %s may have an id, and an invalid one is ignored",
    (type) => {
      const all = { ...hello("A"), type, kind: "x" };
      const named = decodeClientFrame(JSON.stringify({ ...all, id: "12345678" }));
      expect(named).toMatchObject({ ok: true, frame: { id: "12345678" } });
      const other = decodeClientFrame(JSON.stringify({ ...all, id: 7 }));
      expect(other).toMatchObject({ ok: true, frame: { id: undefined } });
    },
  );

  test.each(["nonsense", "", 7, {}, "k".repeat(44)])(
    "11.4 a hello with a malformed key has a bad link: %j",
    (key) => {
      const text = JSON.stringify({ ...hello("A"), key });
      expect(decodeClientFrame(text)).toMatchObject({ ok: false, code: "bad-link" });
    },
  );

  test.each(["__proto__", "constructor", "toString", "dance", ""])(
    "1.4 the type %j is unknown",
    (type) => {
      expect(decodeClientFrame(JSON.stringify({ type }))).toMatchObject({ code: "unknown-type" });
    },
  );

  test("3.2 a hello of another version says so, whatever else it looks like", () => {
    expect(decodeClientFrame('{"type":"hello","v":2,"key":"x"}')).toMatchObject({
      code: "version",
    });
  });

  test("1.2 the limit is in bytes of UTF-8", () => {
    const fits = "é".repeat(LIMITS.frameBytes / 2);
    expect(decodeClientFrame(fits)).toMatchObject({ code: "bad-frame" });
    expect(decodeClientFrame(`${fits}x`)).toMatchObject({ code: "frame-too-big" });
  });

  test("1.2 a client that escapes every character can send as long a message as others, in at most three times the characters", () => {
    const escaped = (text: string): string =>
      Array.from(text, (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
    const saying = (body: string): string =>
      `{"type":"say","id":"an-id-of-mine","body":"${escaped(body)}"}`;
    for (const body of ["x".repeat(LIMITS.bodyBytes), "ж".repeat(LIMITS.bodyBytes / 2)])
      expect(decodeClientFrame(saying(body))).toMatchObject({ ok: true, frame: { body } });
    expect(decodeClientFrame(saying("x".repeat(8_192)))).toMatchObject({ code: "frame-too-big" });
    const huge = `${saying("x")}${" ".repeat(3 * LIMITS.frameBytes)}`;
    expect(decodeClientFrame(huge)).toMatchObject({ code: "frame-too-big" });
  });

  test("decoding returns a frame or a reason for any input, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
        const decoded = decodeClientFrame(text);
        expect(decoded.ok || decoded.code.length > 0).toBe(true);
      }),
      tries(),
    );
  });
});

test("1.4 a client skips an unknown frame", () => {
  expect(decodeServerFrame('{"type":"firework"}')).toBeUndefined();
  expect(decodeServerFrame("pong")).toBeUndefined();
});

test("bytes are counted as UTF-8 counts them", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.nat(100), (text, bytes) => {
      expect(exceeds(text, bytes)).toBe(Buffer.byteLength(text) > bytes);
      expect(bytesOf(text)).toBe(Buffer.byteLength(text));
    }),
    tries(),
  );
});

const HASH = "h".repeat(43);

function actWith(action: object): string {
  return JSON.stringify({ type: "act", id: "12345678", do: action });
}

function helloAt(cursor: object): string {
  return JSON.stringify({ ...hello("A"), id: "12345678", cursor });
}
