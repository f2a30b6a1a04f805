/**
 * Runs every property of the suite with more cases than `npm test`:
 *
 *     npm run properties -- --times 20
 *     npm run properties -- --seed 123 test/room/invariants.test.ts
 */
import { spawnSync } from "node:child_process";
import { glob, readFile } from "node:fs/promises";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  options: { times: { type: "string", default: "20" }, seed: { type: "string" } },
  allowPositionals: true,
});

const files = positionals.length > 0 ? positionals : await filesWithProperties();
const config = ["--config", "test/vitest.config.ts", "--project", "pure", "--project", "worker"];
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", ...config, ...files],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      ALCOVE_PROPERTY_TIMES: values.times,
      ...(values.seed !== undefined && { ALCOVE_PROPERTY_SEED: values.seed }),
    },
  },
);
process.exitCode = status ?? 1;

async function filesWithProperties(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob("test/**/*.test.ts", { exclude: ["**/node_modules/**"] })) {
    if ((await readFile(file, "utf8")).includes("fc.assert(")) found.push(file);
  }
  return found;
}
