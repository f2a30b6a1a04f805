import { expect, test } from "vitest";
import { newSecret, tokenFor } from "../../src/client/index.ts";

const secret = new Uint8Array(32).fill(7);

test("2.3 a token is 32 bytes in base64url, the same for the same room every time", async () => {
  const token = await tokenFor(secret, "https://a.example", "x");
  expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(await tokenFor(secret, "https://a.example", "x")).toBe(token);
});

test("2.3 another room, server or secret has another token", async () => {
  const tokens = await Promise.all([
    tokenFor(secret, "https://a.example", "x"),
    tokenFor(secret, "https://a.example", "y"),
    tokenFor(secret, "https://b.example", "x"),
    tokenFor(newSecret(), "https://a.example", "x"),
  ]);
  expect(new Set(tokens).size).toBe(4);
});
