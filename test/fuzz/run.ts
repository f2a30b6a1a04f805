/**
 * Fuzz by hand:
 *
 *     npm run fuzz -- --frames 200000 --seed 1
 */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({
  options: {
    frames: { type: "string", default: "20000" },
    seed: { type: "string", default: `${Date.now() % 1_000_000}` },
  },
});

console.log(`seed ${values.seed}`);
const began = performance.now();
const found = await fuzz({ frames: Number(values.frames), seed: Number(values.seed) });
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
