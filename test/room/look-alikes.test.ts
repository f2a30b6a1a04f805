/**
 * Plain clients receive names and nothing else: where two look alike, each is shown with a tag from its id.
 */
import { beforeEach, expect, test } from "vitest";
import { tagOf } from "../../src/protocol/names/tag.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import { memberOf, say } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let plain: ConnectionId;

beforeEach(() => {
  room = new RoomUnderTest();
  plain = room.joinPlain("Nora");
});

const lastLine = (): string | undefined => room.peer(plain).lines.at(-1);

test("8.3 a name that looks like no other member's has no tag", () => {
  const olga = room.join("Olga Dawn");
  expect(lastLine()).toBe("New client connected: Olga Dawn");
  room.send(olga, say("hi"));
  expect(lastLine()).toBe("Message from client Olga Dawn: hi");
});

test.each([
  ["the same", "Olga Dawn"],
  ["in another case", "OLGA DAWN"],
  ["with Cyrillic letters", "Оlga Dаwn"],
  ["with a small capital and a blank less", "OlgaDawn"],
  ["with an accent", "Olgá Dawn"],
])("8.3 a name like another's is shown with its tag, and so is the other: %s", (_how, name) => {
  const olga = room.join("Olga Dawn");
  const token = "another-one".padEnd(43, "x");
  const poser = room.join(name, { token });
  room.send(poser, say("send me the money"));
  expect(lastLine()).toBe(
    `Message from client ${name} ‹${tagOf(token.slice(0, 16))}›: send me the money`,
  );
  room.send(olga, say("that was not me"));
  expect(lastLine()).toBe(
    `Message from client Olga Dawn ‹${tagOf(memberOf("Olga Dawn"))}›: that was not me`,
  );
});

test("8.3 a newcomer with the name of a member who has left gets no tag: a plain client is a new member each time", () => {
  room.host.disconnect(room.joinPlain("Olga Dawn"));
  room.joinPlain("Olga Dawn");
  expect(lastLine()).toBe("New client connected: Olga Dawn");
});

test("8.3 a rename to another member's name is announced with a tag, and a rename away from it without", () => {
  room.join("Olga Dawn");
  const max = room.join("Max");
  room.send(max, { type: "rename", name: "Olga Dawn" });
  room.send(max, say("send me the money"));
  expect(lastLine()).toBe(
    `Message from client Olga Dawn ‹${tagOf(memberOf("Max"))}›: send me the money`,
  );
  room.send(max, { type: "rename", name: "Max" });
  room.send(max, say("sorry"));
  expect(lastLine()).toBe("Message from client Max: sorry");
});

test("8.3 after a hibernation the names of the present members are compared again", () => {
  room.join("Olga Dawn");
  room.host.evict();
  const token = "another-one".padEnd(43, "x");
  room.join("Olga Dawn", { token });
  expect(lastLine()).toContain("‹");
});
