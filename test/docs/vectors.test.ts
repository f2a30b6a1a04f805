/**
 * docs/vectors.json, by which a client in another language tests itself, agrees with this code. No flag
 * rewrites it: its values hold for as long as the protocol has this version. (For members and keys,
 * test/worker checks the same values.)
 */
import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { tokenFor } from "../../src/client/identity.ts";
import { hashOfKey, keyOfPassword, roomOfKey } from "../../src/client/keys.ts";
import { CONFUSABLES } from "../../src/protocol/names/confusables.ts";
import { skeletonOf } from "../../src/protocol/names/skeleton.ts";
import { tagOf } from "../../src/protocol/names/tag.ts";
import { takeName } from "../../src/protocol/names/taken-names.ts";
import { flatten } from "../../src/protocol/records/message.ts";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { faultInBody } from "../../src/protocol/text.ts";
import { KEY } from "../support/keys.ts";
import { memberIdOf } from "./member-id.ts";

const text = v.string();
const Vectors = v.object({
  token: v.array(v.object({ secretHex: text, origin: text, room: text, token: text })),
  member: v.array(v.object({ token: text, member: text })),
  key: v.array(v.object({ key: text, hash: text, room: text })),
  password: v.array(v.object({ password: text, origin: text, room: text, key: text })),
  tag: v.array(v.object({ member: text, tag: text })),
  name: v.array(v.object({ name: text, cleaned: v.nullable(text) })),
  skeleton: v.array(v.object({ name: text, skeleton: text })),
  lookAlikes: v.object({ rule: text, signs: v.record(text, text) }),
  body: v.array(v.object({ body: text, fault: v.nullable(text) })),
  packed: v.array(v.object({ frame: v.unknown(), records: v.unknown(), entries: v.unknown() })),
});
const vectors = v.parse(Vectors, JSON.parse(await readFile("docs/vectors.json", "utf8")));

describe("docs/vectors.json", () => {
  test.each(vectors.token)("2.3 a secret makes the token $token", async (it) => {
    const secret = Uint8Array.from(Buffer.from(it.secretHex, "hex"));
    expect(await tokenFor(secret, it.origin, it.room)).toBe(it.token);
  });

  test.each(vectors.member)("2.3 a token makes the member $member", (it) => {
    expect(memberIdOf(it.token)).toBe(it.member);
  });

  test.each(vectors.key)("11.3, 11.5 a key makes the hash $hash and the room $room", async (it) => {
    expect(it.key).toBe(KEY);
    expect(await hashOfKey(it.key)).toBe(it.hash);
    expect(await roomOfKey(it.key)).toBe(it.room);
  });

  test.each(vectors.password)("11.8 a password makes the key $key", async (it) => {
    expect(await keyOfPassword(it.password, it.origin, it.room)).toBe(it.key);
  });

  test.each(vectors.tag)("11.12 a member's tag is $tag", ({ member, tag }) => {
    expect(tagOf(member)).toBe(tag);
  });

  test.each(vectors.name)("2.2 a display name is cleaned: $name", ({ name, cleaned }) => {
    expect(takeName(name) ?? null).toBe(cleaned);
  });

  test.each(vectors.skeleton)("11.15 names that look alike have one skeleton: $name", (it) => {
    expect(skeletonOf(it.name)).toBe(it.skeleton);
  });

  test("11.15 the signs that look like letters and digits are those of the room", () => {
    const groups = Object.entries(vectors.lookAlikes.signs).map(([read, signs]) => read + signs);
    expect(groups.toSorted()).toEqual(CONFUSABLES.split(" ").toSorted());
  });

  test.each(vectors.body)("4.5 a body is refused for its fault: $body", ({ body, fault }) => {
    expect(faultInBody(body) ?? null).toBe(fault);
  });

  test.each(vectors.packed)("4.11 a packed frame is unpacked", ({ frame, records, entries }) => {
    const decoded = decodeServerFrame(JSON.stringify(frame));
    if (decoded?.type !== "changes") throw new Error("It is no changes");
    expect(decoded.records.map(flatten)).toEqual(records);
    expect(decoded.entries).toEqual(entries);
  });
});
