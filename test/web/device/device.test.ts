import { beforeEach, expect, test } from "vitest";
import type { RoomName } from "../../../src/protocol/names/names.ts";
import { parseRoomName } from "../../../src/protocol/names/names.ts";
import { readIn } from "../../../src/web/device/cursors.ts";
import { markRead } from "../../../src/web/device/mark-read.ts";
import { headOf, noteHead } from "../../../src/web/device/heads.ts";
import { draftIn, writeDraft } from "../../../src/web/device/drafts.ts";
import { chooseLevel, levelIn } from "../../../src/web/device/levels.ts";
import { chooseName, nameGuest, nameOf, secretOf } from "../../../src/web/device/owner.ts";
import { pinRoom, pinnedRoomsIn } from "../../../src/web/device/pinned-rooms.ts";
import { changeSettings } from "../../../src/web/device/change-settings.ts";
import { deviceSettingsIn } from "../../../src/web/device/device-settings.ts";
import { type Store, storeIn } from "../../../src/web/device/device-store.ts";
import { noteTitle, titleIn } from "../../../src/web/device/titles.ts";
import { forgetRoom, rememberVisit, visitedIn } from "../../../src/web/device/visited.ts";

function room(name: string): RoomName {
  const parsed = parseRoomName(name);
  if (parsed === undefined) throw new Error(`${name} is no room's name`);
  return parsed;
}

function area(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
  };
}

const forbidden = storeIn(() => {
  throw new Error("SecurityError");
});

let store: Store;
beforeEach(() => {
  const kept = area();
  store = storeIn(() => kept);
});

test("all tabs of a device have one secret", () => {
  expect(secretOf(store)).toEqual(secretOf(store));
  expect(secretOf(store)).toHaveLength(32);
});

test("where storage is forbidden, the page remembers for as long as it is open", () => {
  expect(secretOf(forbidden)).toEqual(secretOf(forbidden));
});

test("where storage is full, the newest text is read", () => {
  const kept = area();
  kept.setItem("alcove.name", "Old");
  const full = storeIn(() => ({
    ...kept,
    setItem: () => {
      throw new Error("QuotaExceededError");
    },
  }));
  full.write("name", "New");
  expect(full.read("name")).toBe("New");
});

test("a guest's name stays until the user chooses one", async () => {
  await nameGuest(store);
  const offered = nameOf(store);
  expect(offered.isChosen).toBe(false);
  expect(nameOf(store)).toEqual(offered);
  chooseName(store, "Alice");
  expect(nameOf(store)).toEqual({ name: "Alice", isChosen: true });
});

test("rooms are remembered once each, the most recent first", () => {
  rememberVisit(store, room("a"), 1);
  rememberVisit(store, room("b"), 2);
  rememberVisit(store, room("a"), 3);
  expect(visitedIn(store)).toEqual([
    { room: "a", at: 3 },
    { room: "b", at: 2 },
  ]);
});

test("a room removed from the list leaves nothing behind", () => {
  const epoch = "a".repeat(32);
  rememberVisit(store, room("a"), 1);
  writeDraft(store, room("a"), "not finished");
  markRead(store, room("a"), { epoch, seq: 1 });
  noteHead(store, room("a"), { epoch, seq: 2, unread: 1 });
  noteTitle(store, room("a"), "Choir");
  chooseLevel(store, room("a"), "all");
  pinRoom(store, room("a"));
  forgetRoom(store, room("a"));
  expect(visitedIn(store)).toEqual([]);
  expect(draftIn(store, room("a"))).toBe("");
  expect(readIn(store, room("a"))).toBeUndefined();
  expect(headOf(store, room("a"))).toBeUndefined();
  expect(titleIn(store, room("a"))).toBeUndefined();
  expect(levelIn(store, room("a"))).toBe("mentions");
  expect(pinnedRoomsIn(store)).toEqual([]);
});

test("beyond the number of rooms kept, the oldest go with all their traces, except pinned ones", () => {
  rememberVisit(store, room("first"), 0);
  pinRoom(store, room("first"));
  writeDraft(store, room("first"), "kept");
  writeDraft(store, room("room-1"), "not finished");
  for (let at = 1; at <= 60; at += 1) rememberVisit(store, room(`room-${at}`), at);
  const names = visitedIn(store).map((it) => it.room);
  expect(names).toHaveLength(51);
  expect(names.at(-1)).toBe("first");
  expect(draftIn(store, room("first"))).toBe("kept");
  expect(draftIn(store, room("room-1"))).toBe("");
});

test("a lagging tab does not mark read messages unread; a room that started over does", () => {
  const epoch = "a".repeat(32);
  markRead(store, room("a"), { epoch, seq: 7 });
  markRead(store, room("a"), { epoch, seq: 5 });
  expect(readIn(store, room("a"))).toEqual({ epoch, seq: 7 });
  const later = "b".repeat(32);
  markRead(store, room("a"), { epoch: later, seq: 1 });
  expect(readIn(store, room("a"))).toEqual({ epoch: later, seq: 1 });
  store.write("read.a", "no cursor");
  expect(readIn(store, room("a"))).toBeUndefined();
});

test("an invalid list of rooms is read as empty", () => {
  store.write("rooms", "Not A Room 1\n<script> 2\na\nb x");
  expect(visitedIn(store)).toEqual([]);
});

test("a setting that was never set has its default, and is not stored", () => {
  const shown = { showsJoins: true, typing: true, showsSide: true };
  const defaults = { theme: "system", density: "comfortable", ...shown };
  expect(deviceSettingsIn(store)).toEqual(defaults);
  changeSettings(store, { theme: "dark", density: "compact", showsJoins: false, typing: false });
  changeSettings(store, { showsSide: false });
  changeSettings(store, { theme: "system", density: "comfortable" });
  expect(deviceSettingsIn(store)).toEqual({
    ...defaults,
    showsJoins: false,
    typing: false,
    showsSide: false,
  });
  expect(store.read("theme")).toBeUndefined();
});

test("a setting that this page does not know is ignored", () => {
  store.write("theme", "sepia");
  expect(deviceSettingsIn(store).theme).toBe("system");
});
