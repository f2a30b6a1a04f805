import { expect, test } from "vitest";
import type { Json } from "../../../src/client/index.ts";
import {
  faultInSetting,
  Guests,
  keyOf as keyInRoom,
  Kind,
  TITLE_CHARS,
} from "../../../src/protocol/rights/settings.ts";
import {
  GUESTS,
  keyOf,
  KINDS,
  originIn,
  settingsOf,
  SITES_AT_MOST,
  TITLE_AT_MOST,
} from "../../../src/web/room-settings/room-settings.ts";

const USUAL = {
  title: "",
  kind: "open",
  guests: "member",
  isLocked: false,
  slow: 0,
  topic: "member",
  retention: undefined,
  embed: [],
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
      "room/embed": ["https://example.org"],
    }),
  ).toEqual({
    title: "Choir",
    kind: "invite",
    guests: "reader",
    isLocked: true,
    slow: 30,
    topic: "moderator",
    retention: 3_600,
    embed: ["https://example.org"],
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
      "room/embed": [1],
    }),
  ).toEqual(USUAL);
});

test.each([
  ["example.org", "https://example.org"],
  [" HTTPS://Example.org/a/page?of=it ", "https://example.org"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
])("11.11 the site in %j is %j, as the room takes it", (typed, origin) => {
  expect(originIn(typed)).toBe(origin);
  expect(faultInSetting(keyOf("embed"), [origin], "owner")).toBeUndefined();
});

test.each([
  "",
  "  ",
  "not a site",
  "javascript:alert(1)",
  "https://*.example.org",
  `${"a".repeat(99)}.org`,
])("%j is no site", (typed) => {
  expect(originIn(typed)).toBeUndefined();
});

test("11.11 the page lets nobody add more sites than the room takes", () => {
  const sites = Array.from({ length: SITES_AT_MOST }, (_, n) => `https://${n}.example`);
  expect(faultInSetting(keyOf("embed"), sites, "owner")).toBeUndefined();
  expect(faultInSetting(keyOf("embed"), [...sites, "https://one.example"], "owner")).toBe(
    "bad-setting",
  );
});
