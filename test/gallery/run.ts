/**
 * Takes a picture of every state of the page, on a phone, a tablet and a desktop, in light and dark, and
 * writes them to `.build/gallery` with an index.html that shows them all. With --check it also measures each
 * state in every language, at sizes from 320 × 480 to 1920 × 1080 and with text at 200 %: no control lies on
 * another, and nothing is cut off.
 *
 *     npm run gallery
 *     npm run gallery -- --only busy,people      states whose name contains one of these
 *     npm run gallery -- --devices phone --check
 *     npm run gallery -- --part 2/8              the second of eight parts, for machines that limit a run's time
 *
 * The browser brings no fonts for Chinese or Arabic; see README.md.
 */
import { existsSync } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { faultsOver } from "../support/layout.ts";
import { launchBrowser } from "../support/browser.ts";
import { startDevServer } from "../support/dev-server.ts";
import { pictureOf, writeAlbum } from "./album.ts";
import { Crowd } from "./crowd.ts";
import { DEVICES, Scene } from "./scene.ts";
import { type State, states } from "./states.ts";

const THEMES = ["light", "dark"] as const;

const { values } = parseArgs({
  options: {
    out: { type: "string", default: ".build/gallery" },
    only: { type: "string", default: "" },
    devices: { type: "string", default: "" },
    part: { type: "string", default: "1/1" },
    check: { type: "boolean", default: false },
  },
});
const folder = resolve(values.out);
const wanted = values.only.split(",");
const devices = DEVICES.filter(({ name }) => name.includes(values.devices));
const [part = 1, parts = 1] = values.part.split("/").map(Number);
const chosen = states
  .filter(({ name }) => wanted.some((word) => name.includes(word)))
  .filter((_, index) => index % parts === part - 1);

// The system's fonts, if it has any: the browser brings none for most scripts.
if (existsSync("/etc/fonts/fonts.conf")) process.env["FONTCONFIG_PATH"] ??= "/etc/fonts";
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startDevServer(), launchBrowser()]);
try {
  for (const state of chosen) await take(state);
  await writeAlbum(
    folder,
    chosen.map(({ name }) => name),
    devices.map(({ name }) => name),
    THEMES,
  );
  console.log(`${folder}/index.html`);
} finally {
  await browser.close();
  await server.stop();
}

/** A state that cannot be reached leaves a hole in the album and fails the run at its end. */
async function take(state: State): Promise<void> {
  for (const device of devices) {
    // A room of its own for each device: what one does must not show on another.
    const room = `${state.name.replaceAll(/[^a-z0-9]+/g, "-")}-${device.name}`;
    const crowd = new Crowd(server.url, state.room ?? room);
    const scene = await Scene.set(browser, device, server.url, state, state.room ?? room);
    try {
      await state.furnish?.(crowd);
      await scene.open(state.path ?? `/r/${state.room ?? room}`);
      await state.show?.(scene, crowd);
      for (const theme of THEMES) {
        await scene.photograph(`${folder}/${pictureOf(state.name, device.name, theme)}`, theme);
      }
      if (!values.check) continue;
      // A scene may be offline, but the files of another language must still load.
      await scene.page.context().setOffline(false);
      const faults = await faultsOver(scene.page, device.sizes);
      if (faults.length === 0) continue;
      process.exitCode = 1;
      console.error(`${state.name} on a ${device.name}:\n  ${faults.join("\n  ")}`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${state.name} on a ${device.name}: ${String(error)}`);
    } finally {
      await scene.strike();
      crowd.leave();
    }
  }
}
