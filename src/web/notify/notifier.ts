/**
 * Shows browser notifications for messages in rooms that the user is not looking at.
 */
import type { Message, RoomView } from "../../client/index.ts";
import { readableIn } from "../../protocol/records/message.ts";
import type { Cursor, Epoch } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { withLineFeeds } from "../../protocol/text.ts";
import { calledIn, noteCalled } from "../device/called.ts";
import { readIn } from "../device/cursors.ts";
import { levelIn } from "../device/levels.ts";
import type { Store } from "../device/device-store.ts";
import { titleIn } from "../device/titles.ts";
import { go } from "../browser/navigation.ts";
import { pathOf } from "../browser/server.ts";
import { callingIn } from "./notifying.ts";
import { withoutSpoilers } from "../formatting/without-spoilers.ts";
import { seenIn } from "../rooms/unread.ts";
import { roomTitle } from "../rooms/room-title.ts";
import { loadMore, more } from "../words/index.ts";
import { isLookedAt } from "../browser/looked-at.ts";
import type { Rooms } from "../rooms/rooms.ts";

/** Milliseconds within which another tab of this device may show that the user reads there. */
const WAITS = 700;
/** Milliseconds until what one tab stores is visible to the next, which may run in another process. */
const SETTLES = 100;
/** Characters shown. Systems cut the text, some of them late. */
const SHOWN = 200;

/** From now on. */
export function notifyFrom(rooms: Rooms, store: Store): void {
  /** How far each room was examined. A room that was left and joined again starts over. */
  const seen = new WeakMap<RoomView, Cursor>();
  rooms.subscribe(() => {
    for (const [name, room] of rooms.joined) {
      const { cursor } = room.state.timeline;
      if (cursor === undefined) continue;
      const former = seen.get(room);
      seen.set(room, cursor);
      // Messages from before joining are not news.
      if (former === undefined || former === cursor) continue;
      const calling = callingIn(room.state, former, levelIn(store, name));
      if (calling === undefined) continue;
      setTimeout(() => {
        // It may have been deleted at once.
        if (!room.state.timeline.messages.includes(calling)) return;
        callUnlessRead(store, name, calling, cursor.epoch);
      }, WAITS);
    }
  });
}

function callUnlessRead(store: Store, room: RoomName, message: Message, epoch: Epoch): void {
  const isHere = isLookedAt() && location.pathname === pathOf(room);
  if (isHere || message.seq <= seenIn(epoch, readIn(store, room))) return;
  if (!("Notification" in globalThis) || Notification.permission !== "granted") return;
  void navigator.locks.request("alcove call", async () => {
    if (message.seq <= seenIn(epoch, calledIn(store, room))) return;
    noteCalled(store, room, { epoch, seq: message.seq });
    await loadMore();
    show(store, room, message);
    await new Promise((settled) => setTimeout(settled, SETTLES));
  });
}

function show(store: Store, room: RoomName, message: Message): void {
  const { name } = message;
  const title = more.notify.message(name, roomTitle(room, titleIn(store, room)));
  const options = {
    body: withoutSpoilers(withLineFeeds(readableIn(message) ?? "")).slice(0, SHOWN),
    icon: "/icon-192.png",
    // Of several messages in a room, only the newest stays on the screen, but each makes its sound.
    tag: room,
    renotify: true,
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
    // On phones, only a service worker can show notifications. It opens the room by itself.
    void navigator.serviceWorker.ready.then((worker) => worker.showNotification(title, options));
  }
}
