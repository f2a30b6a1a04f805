import { expect, test } from "vitest";
import { identify, newEpoch } from "../../src/worker/platform/random.ts";
import { Client, freshRoom } from "./support.ts";
import { tokenOf } from "../support/members.ts";

test("2.3 a member's id is the first 96 bits of a hash of their token, and reveals nothing of it", async () => {
  const token = tokenOf("Alice");
  const alice = await Client.join(freshRoom(), "Alice");
  const { you } = await alice.hears("welcome");
  expect(you).toBe(identify(token));
  expect(identify("A".repeat(43))).toBe("tkMuk--cB__55vLq");
  expect(token).not.toContain(you.slice(0, 4));
});

test("2.5 an epoch is 128 random bits in hex", () => {
  const epochs = Array.from({ length: 100 }, newEpoch);
  for (const epoch of epochs) expect(epoch).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(epochs).size).toBe(epochs.length);
});
