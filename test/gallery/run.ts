/**
 * Takes a picture of every state of the page, on a phone and a desktop, in light and dark, into `.build/gallery`; open
 * its index.html to leaf through.
 *
 *     npm run gallery
 *     npm run gallery -- --only busy,people      states whose name has one of these in it
 *
 * The browser brings no fonts for Chinese or Arabic; where the system has them, FONTCONFIG_PATH=/etc/fonts finds them.
 */
import { mkdir, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
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
  },
});
const folder = resolve(values.out);
const wanted = values.only.split(",");
const chosen = states.filter(({ name }) => wanted.some((part) => name.includes(part)));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const [server, browser] = await Promise.all([startDevServer(), launchBrowser()]);
try {
  for (const state of chosen) await take(state);
  await writeAlbum(
    folder,
    chosen.map(({ name }) => name),
    DEVICES.map(({ name }) => name),
    THEMES,
  );
  console.log(`${folder}/index.html`);
} finally {
  await browser.close();
  await server.stop();
}

/** A state that cannot be reached leaves a hole in the album, and fails the run at its end. */
async function take(state: State): Promise<void> {
  for (const device of DEVICES) {
    // A room of its own each: what one device does must not show on the other.
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
    } catch (error) {
      process.exitCode = 1;
      console.error(`${state.name} on a ${device.name}: ${String(error)}`);
    } finally {
      await scene.strike();
      crowd.leave();
    }
  }
}
