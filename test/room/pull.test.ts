/**
 * The answer to a `pull`, wherever its bounds lie, and what is told of the moment in which a member joins.
 */
import { expect, test } from "vitest";
import { hello, say } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

function talkedIn(messages: number) {
  const room = new RoomUnderTest();
  const bob = room.join("Bob");
  for (let n = 1; n <= messages; n += 1) room.send(bob, say(`line ${n}`));
  const alice = room.join("Alice");
  return { room, bob, alice };
}

test("4.8 a pull with both bounds is answered with the newest fifty between them", () => {
  const { room, alice } = talkedIn(200);
  room.send(alice, { type: "pull", after: 10, before: 150 });
  const page = room.peer(alice).last("page");
  expect(page).toMatchObject({ after: 99, before: 150 });
  expect(page?.records.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 50 }, (_, n) => n + 100),
  );
});

test("4.8 a pull beyond the head is answered with an empty page", () => {
  const { room, alice } = talkedIn(3);
  room.send(alice, { type: "pull", after: 7 });
  expect(room.peer(alice).last("page")).toEqual({ type: "page", after: 4, before: 4, records: [] });
});

test("4.8 a pull whose bounds have nothing between them is answered with an empty page", () => {
  const { room, alice } = talkedIn(8);
  room.send(alice, { type: "pull", after: 5, before: 2 });
  expect(room.peer(alice).last("page")).toEqual({ type: "page", after: 2, before: 2, records: [] });
});

test("4.8 pages come in the order of their pulls", () => {
  const { room, alice } = talkedIn(200);
  for (const before of [150, 100, 50]) room.send(alice, { type: "pull", before });
  expect(
    room
      .peer(alice)
      .all("page")
      .map(({ before }) => before),
  ).toEqual([150, 100, 50]);
});

test("4.8 a page may bring a message before the changes that tell of it", () => {
  const { room, bob, alice } = talkedIn(3);
  room.sendAtOnce([
    [bob, say("just now")],
    [alice, { type: "pull" }],
  ]);
  const brought = room
    .peer(alice)
    .heard.filter((frame) => "records" in frame && frame.records.some(({ seq }) => seq === 4));
  expect(brought.map(({ type }) => type)).toEqual(["page", "changes"]);
});

test("4.2 a frame of changes may begin before the cursor of a member who is welcomed back", () => {
  const { room, bob, alice } = talkedIn(3);
  room.host.disconnect(alice);
  const again = room.connect();
  room.sendAtOnce([
    [bob, say("before the hello")],
    [again, hello("Alice", { cursor: { epoch: room.log.epoch, seq: 3 } })],
    [bob, say("after the hello")],
  ]);
  expect(room.peer(again).last("welcome")?.head).toBe(4);
  expect(room.peer(again).last("changes")).toMatchObject({ from: 3, to: 5 });
});
