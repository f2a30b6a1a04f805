import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { LEAST } from "../../src/protocol/rights/may.ts";
import { isAtLeast, type Role } from "../../src/protocol/rights/roles.ts";
import { SETTINGS } from "../../src/protocol/rights/settings.ts";
import type { Caller } from "../../src/room/turn/caller.ts";
import { act, hello, keyOf, memberOf, say, set, tokenOf } from "../support/members.ts";
import { boundsOf } from "../support/setting-values.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const ROLES = ["reader", "member", "moderator", "owner"] as const;

/** A room of Olga's in which the guest Bob has sent message 1, and Actor has a link for `role`. */
function roomWith(role: Role): RoomUnderTest {
  const room = new RoomUnderTest();
  const olga = room.join("Olga", { key: OWNERS_KEY });
  room.send(room.join("Bob"), say("hi"));
  const link = { act: "link", hash: hashOf(keyOf("link")), role: "reader" } as const;
  room.send(olga, act({ ...link, role: "member" }));
  room.send(room.join("Actor", { key: keyOf("link") }), say("mine"));
  room.send(olga, act({ act: "revoke", hash: link.hash }));
  room.send(olga, act({ ...link, role }));
  for (const member of ["Muted", "Banned"]) room.send(room.join(member), say(`of ${member}`));
  room.send(olga, act({ act: "mute", member: memberOf("Muted") }));
  room.send(olga, act({ act: "ban", member: memberOf("Banned") }));
  return room;
}

const bobs = memberOf("Bob");
const link = hashOf(keyOf("another"));

const ACTIONS: Record<string, Action> = {
  "erase-own": { act: "erase", seq: 2 },
  "erase-mine": { act: "erase-mine" },
  forget: { act: "forget" },
  erase: { act: "erase", seq: 1 },
  mute: { act: "mute", member: bobs },
  unmute: { act: "unmute", member: memberOf("Muted") },
  kick: { act: "kick", member: bobs },
  ban: { act: "ban", member: bobs },
  lift: { act: "lift", member: memberOf("Banned") },
  bans: { act: "bans" },
  log: { act: "log" },
  link: { act: "link", hash: link, role: "member" },
  links: { act: "links" },
  revoke: { act: "revoke", hash: hashOf(keyOf("link")) },
  password: { act: "password", hash: link },
  wipe: { act: "wipe" },
};

const VALUES = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, { form }]) => [
    `room/${name}`,
    boundsOf(form).taken.at(-1) ?? null,
  ]),
);

/** What can be done without a connection, and how. Each returns whether it was done. */
const WITHOUT_SOCKET: Record<string, (room: RoomUnderTest, caller: Caller) => boolean> = {
  read: (room, caller) => room.host.shows(caller),
  say: (room, caller) => room.host.ask(caller, say("hello")).is === "done",
  share: (room, caller) => room.host.ask(caller, set("topic", "Lunch")).is === "done",
  export: (room, caller) => room.host.mayExport(caller, "export") === true,
  "export-mine": (room, caller) => room.host.mayExport(caller, "export-mine") === true,
  import: (room, caller) => {
    const answer = room.host.importMessages(caller, 0, []);
    // A client with the right is told what is there.
    return answer.is === "done" || (answer.is === "refused" && answer.code === "not-empty");
  },
  ...Object.fromEntries(
    Object.entries(ACTIONS).map(([deed, action]) => [
      deed,
      (room: RoomUnderTest, caller: Caller) => room.host.act(caller, action).is === "done",
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(VALUES).map(([key, value]) => [
      key,
      (room: RoomUnderTest, caller: Caller) => room.host.ask(caller, set(key, value)).is === "done",
    ]),
  ),
};

const FRAMES: Record<string, () => ClientFrame> = {
  read: () => ({ type: "pull" }),
  rename: () => ({ type: "rename", name: "Actress" }),
  say: () => say("hello"),
  signal: () => ({ type: "signal", kind: "typing" }),
  share: () => set("topic", "Lunch"),
  ...Object.fromEntries(Object.entries(ACTIONS).map(([deed, it]) => [deed, () => act(it)])),
  ...Object.fromEntries(Object.entries(VALUES).map(([key, it]) => [key, () => set(key, it)])),
};

/** What is done over HTTP alone. */
const WITHOUT_FRAME: ReadonlySet<string> = new Set(["claim", "export", "export-mine", "import"]);

/** According to docs/protocol.md. */
const TOLD = leastTold();
const FOR_ALL_UNOWNED = toldForAllUnowned();

describe("11.2 the rights of each role", () => {
  test("cover every action, as the room enforces them", () => {
    const told = Object.fromEntries([...TOLD].filter(([deed]) => !deed.startsWith("room/")));
    expect(told).toEqual(LEAST);
    const done = [...TOLD.keys()].filter((deed) => !WITHOUT_FRAME.has(deed)).toSorted();
    expect(Object.keys(FRAMES).toSorted()).toEqual(done);
  });

  const all = [...TOLD].flatMap(([deed, least]) => ROLES.map((role) => ({ deed, role, least })));

  test.each(all.filter(({ deed }) => deed in FRAMES))(
    "$deed by $role on a socket",
    ({ deed, role, least }) => {
      const room = roomWith(role);
      const actor = room.join("Actor", { key: keyOf("link"), visit: "another-visit" });
      expect(room.peer(actor).last("welcome")?.role).toBe(role);
      const head = room.log.head;
      const frame = FRAMES[deed]?.();
      if (frame !== undefined) room.send(actor, frame);
      const isAllowed = isAtLeast(role, least);
      const refusal = room.peer(actor).last("refused");
      expect(refusal?.code).toBe(isAllowed ? undefined : "not-allowed");
      if (!isAllowed) expect(room.log.head).toBe(head);
    },
  );

  test.each(all.filter(({ deed }) => deed in WITHOUT_SOCKET))(
    "$deed by $role over HTTP",
    ({ deed, role, least }) => {
      const room = roomWith(role);
      const caller = { id: memberOf("Actor"), name: "Actor", key: keyOf("link") };
      expect(WITHOUT_SOCKET[deed]?.(room, caller)).toBe(isAtLeast(role, least));
    },
  );

  test.each(Object.keys(FRAMES).filter((deed) => !["claim", "erase-own"].includes(deed)))(
    "%s in a room without an owner is for every member, or for nobody",
    (deed) => {
      const room = new RoomUnderTest();
      room.send(room.join("Bob"), say("hi"));
      const actor = room.join("Actor");
      expect(room.peer(actor).last("welcome")).not.toHaveProperty("role");
      const frame = FRAMES[deed]?.();
      if (frame !== undefined) room.send(actor, frame);
      const isAllowed = FOR_ALL_UNOWNED.has(deed) || isAtLeast("member", TOLD.get(deed) ?? "owner");
      expect(room.peer(actor).last("refused")?.code).toBe(isAllowed ? undefined : "not-allowed");
    },
  );
});

test("3.3 in a room without an owner no client is sent a role, whatever the settings", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  const bob = room.join("Bob");
  room.send(alice, set("room/title", "Picnic"));
  for (const who of [alice, bob]) expect(room.peer(who).last("role")).toBeUndefined();
  expect(room.peer(room.join("Carol")).last("welcome")?.role).toBeUndefined();
});

test("11.1 a member is told of a change of their role, and of their role on joining", () => {
  const room = new RoomUnderTest();
  const bob = room.join("Bob");
  expect(room.peer(bob).last("welcome")?.role).toBeUndefined();
  const olga = room.join("Olga", { key: OWNERS_KEY });
  expect(room.peer(olga).last("welcome")?.role).toBe("owner");
  expect(room.peer(bob).last("role")?.role).toBe("member");
  room.send(olga, set("room/guests", "reader"));
  expect(room.peer(bob).last("role")?.role).toBe("reader");
  room.host.evict();
  room.send(bob, say("hi"));
  expect(room.peer(bob).last("refused")?.code).toBe("not-allowed");
});

test("3.9 a room without an owner stores nothing about its members", () => {
  const room = new RoomUnderTest();
  const alice = room.join("Alice");
  room.send(alice, set("room/title", "Picnic"));
  room.send(alice, say("hi"));
  expect(room.log.written).toHaveLength(1);
  room.send(room.connect(), { ...hello("Bob"), token: tokenOf("Bob") });
  for (const kind of ["owned", "grant", "link", "did"] as const) {
    expect(room.log.decisions(kind)).toEqual([]);
  }
});

function leastTold(): Map<string, Role> {
  const text = readFileSync("docs/protocol.md", "utf8");
  // The action stands in the first column, and the least role in the last.
  const rows = text.matchAll(
    /^\| ([^|]*`[^|]+?) +\|(?:.+\|)? (reader|member|moderator|owner) +\|$/gm,
  );
  const least = new Map<string, Role>();
  for (const [, deeds = "", role] of rows) {
    const found = ROLES.find((it) => it === role);
    for (const [, deed = ""] of deeds.matchAll(/`([\w/-]+)`/g)) if (found) least.set(deed, found);
  }
  return least;
}

/** The settings that every member can change in a room without an owner. */
function toldForAllUnowned(): ReadonlySet<string> {
  const text = readFileSync("docs/protocol.md", "utf8");
  const rows = text.matchAll(/^\| `(room\/\w+)` .+\| every member +\| \w+ +\|$/gm);
  return new Set(Array.from(rows, ([, setting = ""]) => setting));
}
