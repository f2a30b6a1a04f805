/**
 * Runs Lighthouse on the start page and on a room with history, as on a slow phone. Fails below the goals.
 *
 *     npm run lighthouse
 *
 * Lighthouse's own reports are written to `.build/lighthouse` as pages.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { Crowd } from "../gallery/crowd.ts";
import { launchBrowser } from "../support/browser.ts";
import { freePort, startDevServer } from "../support/dev-server.ts";
import { installOnce } from "../support/install.ts";

/**
 * Of 100. The slow phone is simulated from what a busy machine measures, so the speed varies by a point or
 * two.
 */
const GOALS = { accessibility: 100, "best-practices": 100, performance: 95 } as const;
const ROOM = "lighthouse";
const FOLDER = ".build/lighthouse";

installOnce("test/lighthouse", "lighthouse");
const { default: lighthouse } = await import("lighthouse");
const port = await freePort();
const [server, browser] = await Promise.all([
  startDevServer(),
  launchBrowser(`--remote-debugging-port=${port}`),
]);
const crowd = new Crowd(server.url, ROOM);
try {
  await mkdir(FOLDER, { recursive: true });
  for (let n = 1; n <= 20; n++) {
    await crowd.say("Ana", `Line ${n}`, "and what one says after it, at https://example.org");
    await crowd.say("Ben", "Quite so.");
  }
  await rate("start", "/");
  await rate("room", `/r/${ROOM}`);
} finally {
  crowd.leave();
  await browser.close();
  await server.stop();
}

async function rate(name: string, path: string): Promise<void> {
  const result = await lighthouse(server.url + path, {
    port,
    output: "html",
    logLevel: "error",
    onlyCategories: Object.keys(GOALS),
  });
  if (result === undefined) throw new Error(`Lighthouse gave no report on ${path}`);
  await writeFile(`${FOLDER}/${name}.html`, result.report);
  const { categories, audits } = result.lhr;
  for (const [id, goal] of Object.entries(GOALS)) {
    const category = categories[id];
    const score = Math.round((category?.score ?? 0) * 100);
    const isGood = score >= goal;
    if (!isGood) process.exitCode = 1;
    console.log(`${isGood ? "PASS" : "FAIL"}  ${name}: ${id} ${score}, at least ${goal}`);
    for (const { id: audit, weight } of category?.auditRefs ?? []) {
      const { score: part, title = audit, displayValue = "" } = audits[audit] ?? {};
      if (weight > 0 && typeof part === "number" && part < 1)
        console.log(`        ${Math.round(part * 100)} of 100: ${title} ${displayValue}`);
    }
  }
}
