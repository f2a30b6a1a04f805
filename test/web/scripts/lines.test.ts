import { expect, test } from "vitest";
import { ADDRESSES } from "./addresses.ts";
import { FACES, MARKS } from "./marks.ts";
import { MENTIONS } from "./mentions.ts";

test("there are over two hundred different expected lines, of at least fifteen scripts", () => {
  const lines = [...ADDRESSES, ...FACES, ...MARKS, ...MENTIONS];
  expect(new Set(lines.map((line) => line.slice(0, 3).join("\0"))).size).toBe(lines.length);
  expect(new Set(lines.map(([, text]) => text)).size).toBeGreaterThanOrEqual(200);
  expect(new Set(lines.map(([script]) => script)).size).toBeGreaterThanOrEqual(15);
});
