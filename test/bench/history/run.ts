/**
 * What a room's age costs: the same operations on rooms of a hundred to a million messages, on loopback
 * alone:
 *
 *     npm run bench:history -- [--rounds 5] [--sizes 100,1000,100000,1000000]
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { barChart } from "../chart.ts";
import { publish } from "../publish.ts";
import { bundleFilledAlcove, serveWorker } from "../workerd.ts";
import { whole } from "../whole.ts";
import type { Sample } from "./operations.ts";
import { bars, summarize, table } from "./results.ts";
import { fill } from "./rooms.ts";
import { type Place, Round } from "./round.ts";

const TITLE = "Milliseconds to be in the room, by how much was ever said there (less is better)";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    sizes: { type: "string", default: "100,1000,100000,1000000" },
  },
});
const rounds = whole(values.rounds);
const folder = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  const bundle = await bundleFilledAlcove(join(folder, "build"));
  const place = {
    bundle,
    storage: join(folder, "storage"),
    sizes: values.sizes.split(",").map(whole),
  };
  await prepare(place);
  const samples: Sample[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const round = new Round(n, place);
    await round.run();
    samples.push(...round.samples);
  }
  const results = summarize(samples);
  tell(`\n${table(results)}`);
  tell("\nNo search is measured: the product has none yet.");
  const notes = [
    "Rooms on plain workerd, 64 bytes a message; from the dial to the welcome.",
    `Medians of ${rounds} rounds; server and clients share ${availableParallelism()} cores.`,
  ];
  await publish("history", { rounds, results }, barChart(TITLE, notes, bars(results)));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function prepare({ bundle, storage, sizes }: Place): Promise<void> {
  const server = await serveWorker(bundle, { storage });
  try {
    for (const messages of sizes) {
      const began = performance.now();
      await fill(server.port, messages);
      const seconds = (performance.now() - began) / 1_000;
      tell(`${messages.toLocaleString("en")} messages filled in within ${seconds.toFixed(1)} s`);
    }
  } finally {
    await server.stop();
  }
}

function tell(line: string): void {
  console.log(line);
}
