import { beforeEach, expect, test } from "vitest";
import { pinMessage, pinnedIn, unpinMessage } from "../../../src/cli/session/pinning.ts";
import { joinRoom, type Room } from "../../../src/client/program/index.ts";
import { PINS, PINS_AT_MOST } from "../../../src/protocol/rights/pins.ts";
import { FakeServer, message, YOU } from "../../support/fake-server.ts";
import { until } from "../../support/until.ts";

let server: FakeServer;
let room: Room;

/** A room with messages 1 to 3, of which 2 was deleted. */
async function enter(pins?: readonly number[]): Promise<void> {
  const { seq, id, by, name, at } = message(2);
  const erased = { seq, rev: 4, id, by, name, at, is: "erased" } as const;
  const entry = { key: PINS, rev: 5, id: "a-write-", by: YOU, name: "Alice", at: 1 };
  server.socket.welcome({
    head: 5,
    records: [message(1), erased, message(3)],
    entries: pins === undefined ? [] : [{ ...entry, value: pins }],
  });
  for await (const { status } of room.connections()) if (status === "open") return;
}

const pinned = (): unknown[] =>
  server.socket.heard.flatMap((it) => (it.type === "set" ? [[it.key, it.value, it.rev]] : []));

beforeEach(async () => {
  server = new FakeServer();
  room = joinRoom("https://alcove.example.org/r/game-night", {
    name: "Alice",
    ports: server.ports,
  });
  await until(() => server.sockets.length > 0 || undefined);
  return () => room.leave();
});

test("11.14 a message is pinned before the others, unless somebody changed the pins meanwhile", async () => {
  await enter([3]);
  pinMessage(room, 1).catch(() => {});
  await until(() => pinned().length > 0 || undefined);
  expect(pinned()).toEqual([[PINS, [1, 3], 5]]);
});

test.each([2, 4, 6])(
  "11.14 %i, which is no message, or an erased one, is not pinned",
  async (seq) => {
    await enter();
    await expect(pinMessage(room, seq)).rejects.toMatchObject({ code: "not-there" });
    expect(pinned()).toEqual([]);
  },
);

test("11.14 one message too many is not pinned", async () => {
  await enter(Array.from({ length: PINS_AT_MOST }, (_, n) => n + 10));
  await expect(pinMessage(room, 1)).rejects.toThrow("50 messages are pinned. Unpin one first.");
  expect(pinned()).toEqual([]);
});

test("11.14 a pinned message is unpinned, and one that is not pinned is reported", async () => {
  await enter([3, 1]);
  await expect(unpinMessage(room, 2)).rejects.toThrow("Message 2 is not pinned.");
  unpinMessage(room, 3).catch(() => {});
  await until(() => pinned().length > 0 || undefined);
  expect(pinned()).toEqual([[PINS, [1], 5]]);
});

test("11.14 a pin is read with its message, and without one if that was erased or does not exist", async () => {
  await enter([3, 2, 4, 1]);
  const read: unknown[] = [];
  for await (const { seq, message: its } of pinnedIn(room)) read.push([seq, its?.seq]);
  expect(read).toEqual([
    [3, 3],
    [2, undefined],
    [4, undefined],
    [1, 1],
  ]);
});
