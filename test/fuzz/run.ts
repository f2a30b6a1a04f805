/**
 * Runs the fuzzer by hand:
 *
 *     npm run fuzz -- --frames 200000 --seed 1
 *
 * It runs the production bundle on plain workerd, whose memory is that of the rooms alone.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Inspector } from "../bench/inspector.ts";
import { bundleAlcove, serveWorker } from "../bench/workerd.ts";
import { freePort, memoryOf } from "../support/dev-server.ts";
import { fuzz } from "./fuzz.ts";

/** MiB: over 200,000 frames, a leak of 80 bytes per frame would exceed it. */
const GROWTH = 8;

const { values } = parseArgs({
  options: {
    frames: { type: "string", default: "20000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
});

console.log(`seed ${values.seed}`);
const folder = await mkdtemp(join(tmpdir(), "alcove-fuzz-"));
const inspectorPort = await freePort();
const server = await serveWorker(await bundleAlcove(folder), {
  flags: [`-i127.0.0.1:${inspectorPort}`],
});
const inspector = await Inspector.open(inspectorPort);
/** Without garbage that waits to be collected. */
async function memoryHeld(): Promise<number> {
  await inspector.collectGarbage();
  return memoryOf(server.group);
}
const began = performance.now();
const found = await fuzz(
  { url: `http://127.0.0.1:${server.port}`, memory: memoryHeld, output: server.output },
  { frames: Number(values.frames), seed: Number(values.seed), growth: GROWTH },
).finally(async () => {
  inspector.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
const seconds = Math.round((performance.now() - began) / 1_000);
const { frames, requests, sockets, said, slowest, memory, faults } = found;
console.log(`${frames} frames on ${sockets} sockets and ${requests} requests in ${seconds} s`);
for (const [end, count] of [...found.ends].toSorted((a, b) => b[1] - a[1])) {
  console.log(`  ${end.padEnd(24)} ${count}`);
}
console.log(`Alice was answered ${said} times, within ${Math.round(slowest)} ms`);
console.log(`memory during the run: ${memory.join(", ")} MiB`);
for (const fault of faults) console.log(`FAIL  ${fault}`);
if (faults.length === 0) console.log("PASS");
process.exitCode = faults.length === 0 ? 0 : 1;
