/**
 * The page in a real browser: how smooth it stays while people talk, how much memory it keeps, and how fast
 * it opens.
 *
 *     npm run bench:page -- [--only storms,openings] [--seconds 30] [--rate 50] [--received 20000]
 *                          [--page opened] [--rounds 7]
 *
 * The rooms run in this process, so that the server takes little of the CPU that the browser needs. Work is
 * reported as the time of the page's own thread.
 */
import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../support/browser.ts";
import { barChart } from "../chart.ts";
import { installOnce } from "../../support/install.ts";
import { Noise } from "../noise.ts";
import { publish } from "../publish.ts";
import { open, type Opening, summarize } from "./opening.ts";
import { whole } from "../whole.ts";
import type { Stage } from "./stage.ts";
import { storm, type StormResult } from "./storm.ts";
import { memoryTable, openingTable, stormTable } from "./tables.ts";

const SIZES = [100, 10_000, 100_000];
/** How many times slower than this machine a modest phone is assumed to be. */
const PHONE = 4;

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "storms,openings" },
    seconds: { type: "string", default: "30" },
    rate: { type: "string", default: "50" },
    received: { type: "string", default: "20000" },
    page: { type: "string" },
    rounds: { type: "string", default: "7" },
  },
});
const chosen = values.only.split(",");
const noise = new Noise();

installOnce("test/bench", "partyserver", tell);
const served = await mkdtemp(join(tmpdir(), "alcove-bench-"));
try {
  await cp("public", served, { recursive: true });
  const build = ["src/web/build/bundle.ts", "--out", join(served, "assets")];
  await promisify(execFile)(process.execPath, build);
  // The page that this imports has only now been built.
  const { openStage } = await import("./stage.ts");
  const stage = await openStage(served);
  const browser = await launchBrowser();
  try {
    if (chosen.includes("storms")) await storms(browser, stage);
    if (chosen.includes("openings")) await openings(browser, stage);
    tell(`\nThe same work took up to ${percent(noise.apart)} longer at one time than at another.`);
  } finally {
    await browser.close();
    await stage.stop();
  }
} finally {
  await rm(served, { recursive: true, force: true });
}

async function storms(browser: Browser, stage: Stage): Promise<void> {
  const talk = { rate: whole(values.rate), seconds: whole(values.seconds) };
  const received = whole(values.received);
  const just = { received: 0, slowed: 1, isAbove: false };
  const pages = [
    { ...just, page: "opened" },
    { ...just, page: `after-${received}`, received },
    { ...just, page: "reading-above", isAbove: true },
    { ...just, page: `${PHONE}-times-slower`, slowed: PHONE },
  ];
  const says = `20 members say ${talk.rate} messages a second for ${talk.seconds} s`;
  tell(`\nA busy room: ${says}`);
  const results: StormResult[] = [];
  for (const page of pages.filter((it) => values.page === undefined || it.page === values.page)) {
    noise.look();
    results.push(await storm(browser, stage, page, talk));
  }
  noise.look();
  tell(stormTable(results));
  tell(`\n${memoryTable(results)}`);
  const notes = [
    `${says}.`,
    `Of the page's thread; page and server share ${availableParallelism()} cores.`,
  ];
  const bars = results.map(({ page, work }) => ({
    label: page,
    value: work.all,
    shown: `${work.all.toFixed(2)} ms`,
    isAccented: true,
  }));
  const chart = barChart("The page's work for a message (less is better)", notes, bars);
  await publish("page-storms", { scenario: says, noise: noise.apart, results }, chart);
}

async function openings(browser: Browser, stage: Stage): Promise<void> {
  const rounds = whole(values.rounds);
  tell(`\nA first visit: rooms of different sizes in turn, ${rounds} times`);
  const turns = SIZES.map((size) => ({ size, samples: new Array<Opening>() }));
  for (const { size } of turns) {
    const room = stage.room(`open-${size}`);
    room.remember(size);
    room.fill();
  }
  // The very first opening also pays for what a browser does once.
  await open(browser, stage, `open-${SIZES[0]}`);
  for (let round = 0; round < rounds; round += 1) {
    noise.look();
    for (const { size, samples } of turns) {
      samples.push(await open(browser, stage, `open-${size}`));
    }
  }
  const results = turns.map(({ size, samples }) => summarize(size, samples));
  tell(openingTable(results));
  const notes = [
    `From the navigation to the first message on the screen; medians of ${rounds}.`,
    `Nothing cached, no network in between; page and server share ${availableParallelism()} cores.`,
  ];
  const bars = results.map(({ size, readable }) => ({
    label: `${size.toLocaleString("en")} messages`,
    value: readable,
    shown: `${readable.toFixed(0)} ms`,
    isAccented: true,
  }));
  const chart = barChart("Opening a room, by its size (less is better)", notes, bars);
  await publish("page-openings", { rounds, noise: noise.apart, results }, chart);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function tell(line: string): void {
  console.log(line);
}
