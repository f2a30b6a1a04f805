/**
 * The page's background work, once the page is shown. No reader waits for it.
 */
import { device } from "../device/device-store.ts";
import { troubleKit } from "../door/later-trouble.ts";
import { places } from "../log/scrolling/places.ts";
import { notifyFrom } from "../notify/notifier.ts";
import { rooms } from "../rooms/here.ts";
import { noteRooms } from "../rooms/known-rooms.ts";
import { lookAround } from "../rooms/look-around.ts";
import { sleepWith } from "../rooms/sleep.ts";
import { dressAsChosen } from "./dress-as-chosen.ts";
import { forgetOld } from "./forget-old.ts";
import { watchForUpdates } from "./updates.ts";

/** @param onUpdate is given a function that loads a newer version of the page, once there is one */
export function runInBackground(onUpdate: (reload: () => void) => void): void {
  sleepWith(rooms);
  noteRooms(rooms, device);
  dressAsChosen(device);
  lookAround(rooms, device);
  notifyFrom(rooms, device);
  forgetOld(rooms, places);
  // Once the connection is lost, this part may be out of reach.
  void troubleKit.load();
  // Private windows and blocked storage have no service workers; only opening the page offline needs one.
  watchForUpdates(onUpdate).catch(() => {});
}
