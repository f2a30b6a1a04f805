/**
 * The answer to a `pull`, wherever its bounds lie.
 */
import { expect, test } from "vitest";
import { say } from "../support/members.ts";
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
