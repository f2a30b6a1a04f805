import { expect, test } from "vitest";
import { fuzz } from "../fuzz/fuzz.ts";

test("whatever is sent, nothing breaks, nothing is told of the server's insides, and Alice notices nothing", async () => {
  const { faults, frames, said } = await fuzz({ frames: 3_000, seed: 7 });
  expect(faults).toEqual([]);
  expect(frames).toBeGreaterThanOrEqual(3_000);
  expect(said).toBeGreaterThan(5);
});
