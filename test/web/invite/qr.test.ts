import { expect, test } from "vitest";
import { encode } from "uqr";
import { qrOf } from "../../../src/web/invite/qr.ts";

const LINK = "https://alcove.example.org/r/0123456789abcdefghjkmnpqrs";

test("the path covers exactly the dark squares, within a quiet zone of four", () => {
  const { size, path } = qrOf(LINK);
  const { data } = encode(LINK, { ecc: "M", border: 4 });
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [, x = "", y = "", end = ""] of path.matchAll(/M(\d+) (\d+)H(\d+)v1H\1z/g)) {
    for (let at = Number(x); at < Number(end); at += 1) drawn[Number(y)]?.splice(at, 1, true);
  }
  expect(drawn).toEqual(data);
  expect(drawn.slice(0, 4).flat().includes(true)).toBe(false);
  expect(drawn.every((row) => !row.slice(0, 4).includes(true))).toBe(true);
});
