/**
 * Calls somebody, by the browser's own notifications, for what is said where they are not looking.
 */
import type { Message, Room } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names.ts";
import { readIn } from "../device/cursors.ts";
import { levelIn } from "../device/levels.ts";
import type { Store } from "../device/store.ts";
import { go } from "../navigation.ts";
import { pathOf } from "../server.ts";
import { notifies } from "../view/notifying.ts";
import { withoutSpoilers } from "../view/formatting/without-spoilers.ts";
import { roomTitle } from "../view/room-title.ts";
import { words } from "../words/index.ts";
import { isLookedAt } from "./looked-at.ts";
import type { Rooms } from "./rooms.ts";

/** Milliseconds in which another tab of this device may show that somebody reads there. */
const WAITS = 700;
/** Characters shown: systems cut it, and some of them late. */
const SHOWN = 200;

/** From now on. */
export function notifyFrom(rooms: Rooms, store: Store): void {
  /** How far each was looked through; one that was left and joined again begins anew. */
  const seen = new WeakMap<Room, Seq>();
  rooms.subscribe(() => {
    for (const [name, room] of rooms.joined) {
      const { timeline, you, name: ourName } = room.state;
      if (timeline.cursor === undefined) continue;
      const former = seen.get(room);
      seen.set(room, timeline.cursor.seq);
      // What was there when one came is no news.
      if (former === undefined || former === timeline.cursor.seq) continue;
      const level = levelIn(store, name);
      const calling = timeline.messages.findLast(
        (message) => message.seq > former && notifies(level, message, { you, name: ourName }),
      );
      if (calling !== undefined) setTimeout(() => callUnlessRead(store, name, calling), WAITS);
    }
  });
}

function callUnlessRead(store: Store, room: RoomName, message: Message): void {
  const isHere = isLookedAt() && location.pathname === pathOf(room);
  if (isHere || message.seq <= (readIn(store, room)?.seq ?? 0)) return;
  if (!("Notification" in globalThis) || Notification.permission !== "granted") return;
  show(room, message);
}

function show(room: RoomName, { name, body }: Message): void {
  const title = words.notify.message(name, roomTitle(room));
  const options = {
    body: withoutSpoilers(body).slice(0, SHOWN),
    icon: "/icon-192.png",
    // Of several tabs, and of several messages of a room, one is seen.
    tag: room,
    // Where it leads, for the service worker.
    data: pathOf(room),
  };
  try {
    const notification = new Notification(title, options);
    notification.addEventListener("click", () => {
      notification.close();
      globalThis.focus();
      go(pathOf(room));
    });
  } catch {
    // Phones let only a service worker notify; it leads to the room by itself.
    void navigator.serviceWorker.ready.then((worker) => worker.showNotification(title, options));
  }
}
