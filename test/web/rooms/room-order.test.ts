import { expect, test } from "vitest";
import { parseRoomName, type RoomName } from "../../../src/protocol/names/names.ts";
import { pinnedFirst, settledOrder } from "../../../src/web/rooms/room-order.ts";

const rooms = (...names: string[]): RoomName[] => names.flatMap((it) => parseRoomName(it) ?? []);

test("pinned rooms come first, in the order of pinning; a pin of an unknown room shows nothing", () => {
  expect(pinnedFirst(rooms("a", "b", "c"), rooms("c", "x", "b"))).toEqual(["c", "b", "a"]);
});

test("the list stays in order while its rooms change places; new ones come first, removed ones go", () => {
  expect(settledOrder(rooms("a", "b", "c"), rooms("c", "new", "a"))).toEqual(["new", "a", "c"]);
});
