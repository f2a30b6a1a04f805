import { expect, test } from "vitest";
import { typedRoom } from "../../../src/web/start/typed-room.ts";

const HOSTS = ["alcove.example", "rooms.example:8787"];
const KEY = `#key=${"k".repeat(43)}`;

test.each([
  ["game-night", "game-night", undefined],
  [" game-night ", "game-night", undefined],
  ["Picnic on Saturday!", "picnic-on-saturday", "Picnic on Saturday!"],
  ["Game  Night", "game-night", "Game Night"],
  ["Café Müller", "cafe-muller", "Café Müller"],
  ["GAME-NIGHT", "game-night", "GAME-NIGHT"],
  ["r/choir", "r-choir", "r/choir"],
  ["x".repeat(90), "x".repeat(64), undefined],
])("%j is the room %s, titled %j", (text, room, title) => {
  expect(typedRoom(text, HOSTS)).toEqual({ room, hash: "", ...(title !== undefined && { title }) });
});

test.each([
  ["https://alcove.example/r/choir", ""],
  ["http://rooms.example:8787/r/choir/", ""],
  ["https://ALCOVE.example/r/Choir", ""],
  ["alcove.example/r/choir", ""],
  ["/r/choir", ""],
  ["  https://alcove.example/r/choir \n", ""],
  ["https://alcove.example/r/choir?name=Ana", ""],
  [`https://alcove.example/r/choir${KEY}`, KEY],
  [`alcove.example/r/choir?from=mail${KEY}`, KEY],
])("the link %j leads to its room, with its key", (text, hash) => {
  expect(typedRoom(text, HOSTS)).toEqual({ room: "choir", hash });
});

test("a link to another server leads there", () => {
  const link = `https://chat.example.org/r/choir${KEY}`;
  expect(typedRoom(link, HOSTS)).toEqual({ room: "choir", hash: KEY, elsewhere: link });
});

test.each(["", "  ", "…", "合唱団", "https://"])("%j is no room", (text) => {
  expect(typedRoom(text, HOSTS)?.elsewhere).toBeUndefined();
  if (text !== "https://") expect(typedRoom(text, HOSTS)).toBeUndefined();
});
