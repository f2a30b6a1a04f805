import { expect, test } from "vitest";
import { hashOfKey, keyOfPassword, newKey, roomOfKey } from "../../src/client/keys.ts";
import { ITS_HASH, ITS_ROOM, KEY } from "../support/keys.ts";

const FORM = /^[A-Za-z0-9_-]{43}$/;

test("11.3 a key is new each time, and its hash is the same as the server's", async () => {
  const key = newKey();
  expect(key).toMatch(FORM);
  expect(newKey()).not.toBe(key);
  expect(await hashOfKey(KEY)).toBe(ITS_HASH);
});

test("11.5 the name of a key's room is the same as the server's", async () => {
  expect(await roomOfKey(KEY)).toBe(ITS_ROOM);
});

test("11.8 a password gives the same key in the same room however it is typed, and a different key in another room", async () => {
  const key = await keyOfPassword("Caf\u00e9", "https://a.example", "x");
  expect(key).toMatch(FORM);
  expect(await keyOfPassword("Cafe\u0301", "https://a.example", "x")).toBe(key);
  expect(await keyOfPassword("Caf\u00e9", "https://a.example", "y")).not.toBe(key);
  expect(await keyOfPassword("Caf\u00e9", "https://b.example", "x")).not.toBe(key);
});
