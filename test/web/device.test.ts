import { beforeEach, expect, test } from "vitest";
import type { RoomName } from "../../src/protocol/names.ts";
import { parseRoomName } from "../../src/protocol/names.ts";
import { draftIn, writeDraft } from "../../src/web/device/drafts.ts";
import { chooseName, nameOf, secretOf } from "../../src/web/device/owner.ts";
import { changeSettings, settingsIn } from "../../src/web/device/settings.ts";
import { type Store, storeIn } from "../../src/web/device/store.ts";
import { forget, remember, visitedIn } from "../../src/web/device/visited.ts";

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

test("where storage is full, the newest text counts", () => {
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

test("a guest's name stays until one is chosen", () => {
  const offered = nameOf(store);
  expect(offered.isChosen).toBe(false);
  expect(nameOf(store)).toEqual(offered);
  chooseName(store, "Alice");
  expect(nameOf(store)).toEqual({ name: "Alice", isChosen: true });
});

test("rooms are remembered once each, the most recent first", () => {
  remember(store, room("a"), 1);
  remember(store, room("b"), 2);
  remember(store, room("a"), 3);
  expect(visitedIn(store)).toEqual([
    { room: "a", at: 3 },
    { room: "b", at: 2 },
  ]);
});

test("a forgotten room leaves no draft behind", () => {
  remember(store, room("a"), 1);
  writeDraft(store, room("a"), "not finished");
  forget(store, room("a"));
  expect(visitedIn(store)).toEqual([]);
  expect(draftIn(store, room("a"))).toBe("");
});

test("what is no list of rooms is read as none", () => {
  store.write("rooms", "Not A Room 1\n<script> 2\na\nb x");
  expect(visitedIn(store)).toEqual([]);
});

test("what nobody set is as most people want it, and is not kept", () => {
  const defaults = { theme: "system", density: "comfortable", showsJoins: true, typing: true };
  expect(settingsIn(store)).toEqual(defaults);
  changeSettings(store, { theme: "dark", density: "compact", showsJoins: false, typing: false });
  changeSettings(store, { theme: "system", density: "comfortable" });
  expect(settingsIn(store)).toEqual({ ...defaults, showsJoins: false, typing: false });
  expect(store.read("theme")).toBeUndefined();
});

test("a setting that this page does not know is as good as none", () => {
  store.write("theme", "sepia");
  expect(settingsIn(store).theme).toBe("system");
});
