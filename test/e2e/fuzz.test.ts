import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzz } from "../fuzz/fuzz.ts";
import { type DevServer, memoryOf, startDevServer } from "../support/dev-server.ts";

let server: DevServer;
beforeAll(async () => {
  server = await startDevServer();
});
afterAll(() => server?.stop());

test("whatever is sent, nothing breaks, no internals of the server leak, and Alice notices nothing", async () => {
  // The dev server's own heaps are still growing at first. `npm run fuzz` is stricter.
  const asked = { frames: 3_000, seed: 7, growth: 64 };
  const { url, pid, output } = server;
  const memory = (): Promise<number> => memoryOf(pid);
  const { faults, frames, said } = await fuzz({ url, output, memory }, asked);
  expect(faults).toEqual([]);
  expect(frames).toBeGreaterThanOrEqual(3_000);
  expect(said).toBeGreaterThan(5);
});
