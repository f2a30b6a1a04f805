import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import { LIMITS } from "../../src/protocol/limits.ts";
import { hello, say, tokenOf } from "../support/members.ts";
import { Client, freshRoom, stubOf } from "./support.ts";

const sayWith = (more: object): string => JSON.stringify({ ...say("x", "bad-one-"), ...more });
const helloWith = (more: object): string => JSON.stringify({ ...hello("Mallory"), ...more });
const bytes = (...values: number[]): ArrayBuffer => Uint8Array.from(values).buffer;

/** The refusal of each input: once before the hello, once after it. */
const BAD: [string, string | ArrayBuffer, before: string, after: string][] = [
  ["empty", "", "bad-frame", "bad-frame"],
  ["a space", " ", "bad-frame", "bad-frame"],
  ["NUL", "\u0000", "bad-frame", "bad-frame"],
  ["truncated JSON", '{"type":"say","id":"12345678","bo', "bad-frame", "bad-frame"],
  ["null", "null", "bad-frame", "bad-frame"],
  ["true", "true", "bad-frame", "bad-frame"],
  ["a number", "42", "bad-frame", "bad-frame"],
  ["1e999", "1e999", "bad-frame", "bad-frame"],
  ["a string", '"hello"', "bad-frame", "bad-frame"],
  ["an array", "[]", "bad-frame", "bad-frame"],
  ["an array of frames", `[${encode(say("x"))}]`, "bad-frame", "bad-frame"],
  ["nesting", `${"[".repeat(8_000)}${"]".repeat(8_000)}`, "bad-frame", "bad-frame"],
  ["an open nesting", '{"type":'.repeat(1_500), "bad-frame", "bad-frame"],
  ["two frames in one", encode(say("a")) + encode(say("b")), "bad-frame", "bad-frame"],
  ["plain words", "hello everybody", "bad-frame", "bad-frame"],
  ["PING in capitals", "PING", "bad-frame", "bad-frame"],
  ["an object without a type", "{}", "bad-frame", "bad-frame"],
  ["a type that is a number", '{"type":1}', "bad-frame", "bad-frame"],
  ["a type that is null", '{"type":null}', "bad-frame", "bad-frame"],
  ["a type that is a list", '{"type":["say"]}', "bad-frame", "bad-frame"],
  ["one byte over the limit", "x".repeat(LIMITS.frameBytes + 1), "frame-too-big", "frame-too-big"],
  ["a megabyte", "x".repeat(2 ** 20), "frame-too-big", "frame-too-big"],
  [
    "the limit in characters, not in bytes",
    "é".repeat(LIMITS.frameBytes - 1),
    "frame-too-big",
    "frame-too-big",
  ],
  ["binary", bytes(1, 2, 3), "binary", "binary"],
  ["empty binary", bytes(), "binary", "binary"],
  ["a frame as binary", bytes(...Buffer.from(encode(say("x")))), "binary", "binary"],
  ["an unknown type", '{"type":"dance"}', "hello-first", "unknown-type"],
  ["a type from the prototype", '{"type":"__proto__"}', "hello-first", "unknown-type"],
  ["a type that is a method", '{"type":"constructor"}', "hello-first", "unknown-type"],
  ["a server's frame", '{"type":"welcome"}', "hello-first", "unknown-type"],
  ["speech", encode(say("x", "bad-one-")), "hello-first", ""],
  ["a signal of no kind", '{"type":"signal","kind":""}', "hello-first", "bad-field"],
  [
    "a signal too large",
    `{"type":"signal","kind":"x","data":"${"x".repeat(513)}"}`,
    "hello-first",
    "bad-field",
  ],
  ["a rename to nothing", '{"type":"rename","name":""}', "hello-first", "bad-name"],
  ["a rename to spaces", '{"type":"rename","name":"   "}', "hello-first", "bad-name"],
  [
    "a rename to the invisible",
    '{"type":"rename","name":"\\u200b\\u2060"}',
    "hello-first",
    "bad-name",
  ],
  ["a rename to 41", `{"type":"rename","name":"${"x".repeat(41)}"}`, "hello-first", "bad-name"],
  [
    "a rename to 10,000",
    `{"type":"rename","name":"${"x".repeat(10_000)}"}`,
    "hello-first",
    "bad-name",
  ],
  ["a say without an id", '{"type":"say","body":"x"}', "bad-frame", "bad-frame"],
  ["a say with a numeric id", sayWith({ id: 12345678 }), "bad-frame", "bad-frame"],
  ["a say with an id of 7", sayWith({ id: "1234567" }), "bad-frame", "bad-frame"],
  ["a say with an id of 65", sayWith({ id: "x".repeat(65) }), "bad-frame", "bad-frame"],
  ["a say with a path for an id", sayWith({ id: "../../../etc" }), "bad-frame", "bad-frame"],
  ["a say without a body", '{"type":"say","id":"bad-one-"}', "bad-frame", "bad-frame"],
  ["a say with an object for a body", sayWith({ body: {} }), "bad-frame", "bad-frame"],
  ["a say with nothing", sayWith({ body: "" }), "hello-first", "empty"],
  ["a say with white space", sayWith({ body: " \n\t\u3000" }), "hello-first", "empty"],
  ["a say with NUL", sayWith({ body: "a\u0000b" }), "hello-first", "not-text"],
  ["a say with an escape sequence", sayWith({ body: "\u001B[2J" }), "hello-first", "not-text"],
  [
    "a say with half a character",
    '{"type":"say","id":"bad-one-","body":"\\ud83d"}',
    "hello-first",
    "not-text",
  ],
  [
    "a say one byte too long",
    sayWith({ body: "x".repeat(LIMITS.bodyBytes + 1) }),
    "hello-first",
    "too-long",
  ],
  [
    "a say of combining marks",
    sayWith({ body: "\u0301".repeat(5_000) }),
    "hello-first",
    "too-long",
  ],
  ["a hello of another version", helloWith({ v: 2 }), "version", "version"],
  ["a hello without a version", helloWith({ v: undefined }), "bad-frame", "bad-frame"],
  ["a hello with a short token", helloWith({ token: "short" }), "bad-frame", "bad-frame"],
  [
    "a hello with a token that is no base64url",
    helloWith({ token: "+".repeat(43) }),
    "bad-frame",
    "bad-frame",
  ],
  ["a hello without a visit", helloWith({ visit: undefined }), "bad-frame", "bad-frame"],
  [
    "a hello with an empty name",
    helloWith({ token: tokenOf("Nobody"), name: "" }),
    "bad-name",
    "not-yours",
  ],
  [
    "a hello with a name of 10,000",
    helloWith({ token: tokenOf("Nobody"), name: "x".repeat(10_000) }),
    "bad-name",
    "not-yours",
  ],
  [
    "a hello with a cursor of minus one",
    helloWith({ cursor: { epoch: "0".repeat(32), seq: -1 } }),
    "bad-field",
    "bad-field",
  ],
  [
    "a hello with a cursor beyond numbers",
    '{"type":"hello","cursor":{"epoch":"0","seq":1e999}}',
    "bad-frame",
    "bad-frame",
  ],
  [
    "a hello with an epoch of __proto__",
    helloWith({ cursor: { epoch: "__proto__", seq: 1 } }),
    "bad-field",
    "bad-field",
  ],
];

test("6.2 more than fifty bad inputs are each refused, change nothing, and a healthy client notices nothing", async () => {
  expect(BAD.length).toBeGreaterThanOrEqual(50);
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  alice.send(say("before"));
  await alice.hears("changes");

  for (const [what, data, before, after] of BAD) {
    const stranger = await Client.protocol(room);
    stranger.sendRaw(data);
    expect((await stranger.hears("refused")).code, `${what}, before hello`).toBe(before);
    stranger.close();
    if (after === "") continue;
    const mallory = await Client.join(room, "Mallory");
    mallory.sendRaw(data);
    const refused = await mallory.hears("refused");
    expect(refused.code, what).toBe(after);
    expect(refused.detail, what).toMatch(/^[A-Z].*\.$/);
    mallory.close();
    expect(alice.closed, what).toBeUndefined();
  }

  alice.send(say("after"));
  const changes = await alice.hears("changes", (it) => it.to === 2);
  expect(changes).toMatchObject({ from: 1, to: 2, records: [{ body: "after" }] });
  expect(alice.frames.filter((it) => it.type === "changes")).toHaveLength(2);
  expect(alice.frames.some((it) => it.type === "refused")).toBe(false);
  const stored = await runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec<{ body: string }>("SELECT body FROM message").toArray(),
  );
  expect(stored).toEqual([{ body: "before" }, { body: "after" }]);
}, 30_000);
