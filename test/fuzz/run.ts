/**
 * Fuzz by hand:
 *
 *     npm run fuzz -- --frames 200000 --seed 1
 *
 * What runs is the production bundle on plain workerd, whose memory is the rooms' own.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Inspector } from "../bench/inspector.ts";
import { bundleAlcove, serveWorker } from "../bench/workerd.ts";
import { freePort, memoryOf } from "../support/dev-server.ts";
import { fuzz } from "./fuzz.ts";

/** MiB: in 200,000 frames, 80 bytes of each would be more. */
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
/** Without what is only waiting to be collected. */
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
console.log(`memory, on the way: ${memory.join(", ")} MiB`);
for (const fault of faults) console.log(`FAIL  ${fault}`);
if (faults.length === 0) console.log("PASS");
process.exitCode = faults.length === 0 ? 0 : 1;
