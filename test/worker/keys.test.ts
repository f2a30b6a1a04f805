import { expect, test } from "vitest";
import { hashOfKey, keysOf, newKey, roomOf } from "../../src/worker/platform/random.ts";
import { ITS_HASH, ITS_ROOM, KEY } from "../support/keys.ts";

test("11.3 the hash of a key is the same as the client's", () => {
  expect(hashOfKey(KEY)).toBe(ITS_HASH);
});

test("11.5 a room named after a key recognizes that key by its name, and no other", () => {
  expect(roomOf(KEY)).toBe(ITS_ROOM);
  expect(keysOf(ITS_ROOM).isNameOf(KEY)).toBe(true);
  expect(keysOf(ITS_ROOM).isNameOf(newKey())).toBe(false);
  expect(keysOf(ITS_ROOM).isNamed).toBe(true);
  expect(keysOf("game-night").isNamed).toBe(false);
});
