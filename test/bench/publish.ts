/**
 * Writes the results of a bench to docs/bench: figures as JSON, with the time and the machine, and a chart if
 * there is one.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { arch, availableParallelism, platform } from "node:os";
import { join } from "node:path";

const FOLDER = "docs/bench";

export async function publish(name: string, figures: object, chart?: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const environment = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    system: `${platform()} ${arch()}`,
    cores: availableParallelism(),
  };
  const json = JSON.stringify({ environment, ...figures }, null, 2);
  await writeFile(join(FOLDER, `${name}.json`), `${json}\n`);
  if (chart !== undefined) await writeFile(join(FOLDER, `${name}.svg`), chart);
}
