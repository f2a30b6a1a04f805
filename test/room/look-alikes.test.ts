/**
 * Plain clients hear names and nothing else: where two look alike, each is told with a tag of their id.
 */
import { beforeEach, expect, test } from "vitest";
import { tagOf } from "../../src/protocol/tag.ts";
import type { ConnectionId } from "../../src/room/connection.ts";
import { memberOf, say } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let plain: ConnectionId;

beforeEach(() => {
  room = new RoomUnderTest();
  plain = room.joinPlain("Nora");
});

const lastLine = (): string | undefined => room.peer(plain).lines.at(-1);

test("8.3 names that look like nobody else's stand as they are", () => {
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
])("8.3 a name like another's is told with its tag, and so is the other: %s", (_how, name) => {
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

test("8.3 who takes the name of somebody who has gone is told with a tag", () => {
  room.host.disconnect(room.join("Olga Dawn"));
  room.pass(60_000);
  const token = "another-one".padEnd(43, "x");
  room.join("Olga Dawn", { token });
  expect(lastLine()).toBe(`New client connected: Olga Dawn ‹${tagOf(token.slice(0, 16))}›`);
});

test("8.3 after a sleep those who are here are compared again", () => {
  room.join("Olga Dawn");
  room.host.evict();
  const token = "another-one".padEnd(43, "x");
  room.join("Olga Dawn", { token });
  expect(lastLine()).toContain("‹");
});
