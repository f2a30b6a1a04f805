import { expect, test } from "vitest";
import type { Json } from "../../src/client/index.ts";
import {
  faultInSetting,
  Guests,
  keyOf as keyInRoom,
  Kind,
  TITLE_CHARS,
} from "../../src/protocol/settings.ts";
import {
  GUESTS,
  keyOf,
  KINDS,
  settingsOf,
  TITLE_AT_MOST,
} from "../../src/web/view/room-settings.ts";

const USUAL = {
  title: "",
  kind: "open",
  guests: "member",
  isLocked: false,
  slow: 0,
  topic: "member",
  retention: undefined,
};

const settings = (entries: Record<string, Json>) => settingsOf((key) => entries[key]);

test("11.6 the page knows the settings as the protocol has them", () => {
  expect(KINDS).toEqual(Kind.options);
  expect(GUESTS).toEqual(Guests.options);
  expect(TITLE_AT_MOST).toBe(TITLE_CHARS);
  expect(keyOf("locked")).toBe(keyInRoom("locked"));
  for (const kind of KINDS) expect(faultInSetting(keyOf("kind"), kind, "owner")).toBeUndefined();
});

test("a room that was never set is as every room", () => {
  expect(settings({})).toEqual(USUAL);
});

test("what is set is shown, and what no page knows is left alone", () => {
  expect(
    settings({
      "room/title": "Choir",
      "room/kind": "invite",
      "room/guests": "reader",
      "room/locked": true,
      "room/slow": 30,
      "room/topic": "owner",
      "room/retention": 3_600,
    }),
  ).toEqual({
    title: "Choir",
    kind: "invite",
    guests: "reader",
    isLocked: true,
    slow: 30,
    topic: "moderator",
    retention: 3_600,
  });
  expect(
    settings({
      "room/title": 1,
      "room/kind": "haunted",
      "room/guests": null,
      "room/locked": "yes",
      "room/slow": "long",
      "room/topic": "reader",
      "room/retention": "long",
    }),
  ).toEqual(USUAL);
});
