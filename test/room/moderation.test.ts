import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { Action } from "../../src/protocol/rights/actions.ts";
import { guestNameOf } from "../../src/protocol/names/guest-names.ts";
import { LOGGED } from "../../src/room/memory/register.ts";
import { act, hello, keyOf, memberOf, remove, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let olga: number;
let bob: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
  bob = room.join("Bob");
});

const refusal = (id: number): string | undefined => room.peer(id).last("refused")?.code;
const does = (action: Action): void => room.send(olga, act(action));
const asked = (action: Action): unknown => {
  does(action);
  return room.peer(olga).last("done")?.result;
};
const member = memberOf("Bob");

function moderator(name: string): number {
  const key = keyOf("moderators");
  does({ act: "link", hash: hashOf(key), role: "moderator" });
  return room.join(name, { key });
}

describe("12.4 a mute", () => {
  test.each([
    ["say", say("hi")],
    ["share", set("topic", "Lunch")],
    ["signal", { type: "signal", kind: "typing" } as const],
    ["rename", { type: "rename", name: "You cannot mute me" } as const],
  ])("keeps a member from %s, in all their tabs and over HTTP, through a sleep", (_, frame) => {
    does({ act: "mute", member });
    room.host.evict();
    const head = room.log.head;
    for (const id of [bob, room.join("Bob", { visit: "another-visit" })]) {
      room.send(id, frame);
      expect(refusal(id)).toBe("muted");
    }
    expect(room.host.ask({ id: member, name: "Bob" }, say("hi"))).toMatchObject({ code: "muted" });
    expect(room.log.head).toBe(head);
    expect(room.peer(olga).all("signals")).toEqual([]);
  });

  test("keeps the member's name as it was, even when they reconnect", () => {
    does({ act: "mute", member });
    room.host.disconnect(bob);
    room.pass(60_000);
    const again = room.join("Bob", { name: "Olga is a thief" });
    expect(room.peer(again).last("welcome")?.members).toContainEqual({ id: member, name: "Bob" });
    room.joinPlain("Bob");
    expect(
      room
        .peer(olga)
        .all("presence")
        .flatMap((it) => it.renamed ?? []),
    ).toEqual([]);
  });

  test.each([
    ["the name of their last message", true, "Bob"],
    ["a guest, if they said nothing lately", false, guestNameOf(member)],
  ])("of a member who is away shows them as %s, and does nothing else", (_, hasSaid, name) => {
    if (hasSaid) room.send(bob, say("hi"));
    room.host.disconnect(bob);
    room.pass(60_000);
    for (let times = 1; times <= 2; times += 1) does({ act: "mute", member });
    room.host.evict();
    const back = room.join("Bob", { name: "BUY NOW" });
    expect(room.peer(back).last("welcome")?.members).toContainEqual({ id: member, name });
    room.send(back, { type: "rename", name: "BUY NOW" });
    expect(JSON.stringify(room.peer(olga).heard)).not.toContain("BUY NOW");
  });

  test("that was stored without a name gives its member a guest name", () => {
    room.host.disconnect(bob);
    room.pass(60_000);
    const value = { by: { id: memberOf("Olga"), name: "Olga" }, at: room.now };
    room.log.decide([{ kind: "mute", key: member, value }]);
    room.host.evict();
    room.join("Bob", { name: "BUY NOW" });
    expect(JSON.stringify(room.peer(olga).heard)).not.toContain("BUY NOW");
  });

  test("ends at its time, or when it is lifted", () => {
    does({ act: "mute", member, until: room.now + 1_000 });
    room.pass(1_000);
    room.send(bob, say("one"));
    does({ act: "mute", member });
    does({ act: "unmute", member });
    room.send(bob, say("two"));
    expect(room.log.all().map(flatBody)).toEqual(["one", "two"]);
  });
});

describe("12.4 a muted member", () => {
  let mona: number;
  beforeEach(() => {
    mona = moderator("Mona");
    room.send(mona, say("mine"));
    does({ act: "mute", member: memberOf("Mona") });
  });

  test.each<Action>([
    { act: "mute", member },
    { act: "unmute", member },
    { act: "kick", member },
    { act: "ban", member, note: "BUY NOW" },
    { act: "lift", member },
    { act: "erase", seq: 2 },
  ])("moderates nothing, by any transport: $act", (action) => {
    room.send(bob, say("Bob's"));
    const { head } = room.log;
    room.send(mona, act(action));
    expect(refusal(mona)).toBe("muted");
    const caller = { id: memberOf("Mona"), name: "BUY NOW" };
    expect(room.host.act(caller, action)).toEqual({ is: "refused", code: "muted" });
    expect(room.log.head).toBe(head);
    expect(room.peer(bob).closed).toBeUndefined();
    expect(JSON.stringify(room.log.decisions("did"))).not.toContain("BUY NOW");
  });

  test.each([
    ["room/slow", 60],
    ["room/guests", "reader"],
    ["room/locked", true],
    ["topic", "BUY NOW"],
  ])("writes no entry, by any transport: %s", (key, value) => {
    const { head } = room.log;
    room.send(mona, set(key, value));
    room.send(mona, remove(key));
    expect(refusal(mona)).toBe("muted");
    const caller = { id: memberOf("Mona"), name: "BUY NOW" };
    expect(room.host.ask(caller, set(key, value))).toMatchObject({ code: "muted" });
    expect(room.log.head).toBe(head);
  });

  test.each<Action>([
    { act: "links" },
    { act: "link", hash: hashOf(keyOf("another")), role: "member", note: "BUY NOW" },
    { act: "revoke", hash: hashOf(keyOf("moderators")) },
    { act: "password", hash: hashOf(keyOf("another")) },
    { act: "wipe" },
  ])("makes and revokes nothing with an owner link: $act", (action) => {
    const key = keyOf("owners");
    does({ act: "link", hash: hashOf(key), role: "owner" });
    room.send(mona, hello("Mona", { key }));
    room.send(mona, act(action));
    expect(refusal(mona)).toBe(action.act === "links" ? undefined : "muted");
    const caller = { id: memberOf("Mona"), name: "Mona" };
    expect(room.host.importMessages(caller, 0, [])).toMatchObject({ code: "muted" });
    room.send(mona, act({ act: "unmute", member: memberOf("Mona") }));
    room.send(mona, set("room/slow", 0));
    expect(room.log.written).toHaveLength(1);
  });

  test.each<Action>([
    { act: "erase", seq: 1 },
    { act: "erase-mine" },
    { act: "bans" },
    { act: "log" },
    { act: "forget" },
  ])("reads, and erases their own messages: $act", (action) => {
    room.send(mona, act(action));
    expect(refusal(mona)).toBeUndefined();
    expect(room.host.mayExport({ id: memberOf("Mona"), name: "" }, "export-mine")).toBe(true);
  });
});

describe("12.4 a kick", () => {
  test("disconnects all tabs of a member with the reason, and lets them rejoin", () => {
    const tab = room.join("Bob", { visit: "another-visit" });
    does({ act: "kick", member });
    for (const id of [bob, tab]) {
      expect(refusal(id)).toBe("kicked");
      expect(room.peer(id).closed).toEqual({ code: 4507, reason: "kicked" });
    }
    expect(room.peer(olga).last("presence")).toMatchObject({ left: [{ id: member }], count: 1 });
    expect(room.peer(room.join("Bob")).last("welcome")?.role).toBe("member");
  });

  test("takes away the access that let them into a restricted room", () => {
    does({ act: "link", hash: hashOf(keyOf("link")), role: "reader" });
    room.send(olga, set("room/kind", "invite"));
    does({ act: "kick", member });
    expect(refusal(room.join("Bob"))).toBe("forbidden");
  });

  test("12.5 of a member who is not present is refused", () => {
    does({ act: "kick", member: memberOf("Nobody") });
    expect(refusal(olga)).toBe("not-there");
  });
});

describe("12.4 a ban", () => {
  test("disconnects a member and keeps them out, on sockets and over HTTP, through a hibernation", () => {
    does({ act: "ban", member, note: "spam" });
    expect(room.peer(bob).closed).toEqual({ code: 4504, reason: "banned" });
    room.host.evict();
    const again = room.join("Bob");
    expect(refusal(again)).toBe("banned");
    expect(room.peer(again).closed?.code).toBe(4504);
    const caller = { id: member, name: "Bob" };
    expect(room.host.ask(caller, say("hi"))).toEqual({ is: "refused", code: "banned" });
    expect(room.host.shows(caller)).toBe(false);
    expect(asked({ act: "bans" })).toEqual([
      { member, name: "Bob", note: "spam", by: "Olga", at: room.now, address: false },
    ]);
  });

  test("ends at its time, or when it is lifted", () => {
    does({ act: "ban", member, until: room.now + 1_000 });
    expect(refusal(room.join("Bob"))).toBe("banned");
    room.pass(1_000);
    const back = room.join("Bob");
    expect(refusal(back)).toBeUndefined();
    does({ act: "ban", member });
    does({ act: "lift", member });
    expect(refusal(room.join("Bob"))).toBeUndefined();
  });

  test("of an address keeps out everybody at that address except moderators and owners", () => {
    const troll = room.connect("there");
    room.send(troll, hello("Troll"));
    const puppet = room.connect("there");
    room.send(puppet, hello("Puppet"));
    does({ act: "link", hash: hashOf(keyOf("moderators")), role: "moderator" });
    const mona = room.connect("there");
    room.send(mona, hello("Mona", { key: keyOf("moderators") }));
    does({ act: "ban", member: memberOf("Troll"), address: true });
    expect([troll, puppet, mona, bob].map((id) => room.peer(id).closed?.code)).toEqual([
      4504,
      4504,
      undefined,
      undefined,
    ]);
    const other = room.connect("there");
    room.send(other, hello("Another"));
    expect(refusal(other)).toBe("banned");
    const again = room.connect("there");
    room.send(again, hello("Mona", { visit: "another-visit" }));
    expect(refusal(again)).toBeUndefined();
    expect(JSON.stringify(asked({ act: "bans" }))).not.toContain("there");
  });
});

describe("12.4 a banned member", () => {
  const key = keyOf("links");
  const link = (role: "member" | "moderator", uses?: number): void =>
    does({ act: "link", hash: hashOf(key), role, ...(uses !== undefined && { uses }) });

  test.each(["member", "moderator"] as const)(
    "is not admitted by the link that made them a %s",
    (role) => {
      link(role);
      room.join("Mona", { key });
      does({ act: "ban", member: memberOf("Mona") });
      const again = room.join("Mona", { key });
      expect(refusal(again)).toBe("banned");
      expect(room.log.decision("grant", memberOf("Mona"))).toBeUndefined();
    },
  );

  test("by address uses up no invite link, and gets no role from one", () => {
    room.join("Troll", {}, "there");
    does({ act: "ban", member: memberOf("Troll"), address: true });
    link("member", 1);
    expect(refusal(room.join("Puppet", { key }, "there"))).toBe("banned");
    expect(room.log.decision("grant", memberOf("Puppet"))).toBeUndefined();
    expect(refusal(room.join("Ann", { key }, "elsewhere"))).toBeUndefined();
  });

  test("by address reads nothing over HTTP, whatever member the request names", () => {
    room.join("Troll", {}, "there");
    const ear = room.listen({ id: "a-guest", name: "", address: "there" });
    const other = room.listen({ id: "a-guest", name: "", address: "elsewhere" });
    does({ act: "ban", member: memberOf("Troll"), address: true });
    room.send(olga, say("hi"));
    expect(room.peer(ear).all("changes")).toEqual([]);
    expect(room.peer(other).all("changes")).toHaveLength(1);
  });
});

describe("11.5 an owner who first comes over HTTP", () => {
  const owner = { id: memberOf("Owner"), name: "Owner", key: OWNERS_KEY };

  test.each([
    ["says something", (it: RoomUnderTest) => it.host.ask(owner, say("hi"))],
    ["writes an entry", (it: RoomUnderTest) => it.host.ask(owner, set("topic", "Lunch"))],
    ["imports", (it: RoomUnderTest) => it.host.importMessages(owner, 0, [])],
  ])("and %s, also moderates members who were there before", (_, comes) => {
    const fresh = new RoomUnderTest();
    const eve = fresh.join("Eve");
    comes(fresh);
    expect(fresh.peer(eve).last("role")?.role).toBe("member");
    fresh.host.act(owner, { act: "mute", member: memberOf("Eve") });
    fresh.send(eve, say("hi"));
    expect(fresh.peer(eve).last("refused")?.code).toBe("muted");
  });
});

describe("12.5 nobody can act", () => {
  test("on themselves or on the same role to end a mute, except an owner", () => {
    const mona = moderator("Mona");
    const max = moderator("Max");
    does({ act: "mute", member: memberOf("Mona") });
    for (const id of [mona, max]) {
      room.send(id, act({ act: "unmute", member: memberOf("Mona") }));
      expect(refusal(id)).toBe("not-allowed");
    }
    room.send(mona, say("hi"));
    expect(refusal(mona)).toBe("muted");
    does({ act: "unmute", member: memberOf("Mona") });
    room.send(mona, say("hi"));
    expect(room.log.all()).toHaveLength(1);
  });

  test("on themselves, on the same role or on a higher one", () => {
    const mona = moderator("Mona");
    moderator("Max");
    for (const name of ["Mona", "Max", "Olga"]) {
      for (const kind of ["mute", "kick", "ban"] as const) {
        room.send(mona, act({ act: kind, member: memberOf(name) }));
        expect(refusal(mona)).toBe("not-allowed");
      }
    }
    expect(room.peer(olga).closed).toBeUndefined();
    room.send(mona, act({ act: "kick", member }));
    expect(room.peer(bob).closed?.code).toBe(4507);
    does({ act: "ban", member: memberOf("Mona") });
    expect(room.peer(mona).closed?.code).toBe(4504);
  });
});

describe("12.6 deleting a message", () => {
  test("removes its text for everybody, even for clients that were away", () => {
    room.send(bob, say("oops"));
    expect(room.peer(bob).last("changes")?.records).toMatchObject([{ body: "oops" }]);
    const { epoch } = room.log;
    does({ act: "erase", seq: 1 });
    expect(room.peer(bob).last("changes")).toMatchObject({
      from: 1,
      to: 2,
      records: [{ seq: 1, rev: 2, is: "erased", name: "Bob" }],
    });
    const back = room.join("Ann", { cursor: { epoch, seq: 1 } });
    expect(room.peer(back).last("welcome")?.records).toMatchObject([{ seq: 1, is: "erased" }]);
    expect(room.log.all()).toMatchObject([{ is: "erased" }]);
  });

  test("is not announced to plain clients", () => {
    const plain = room.joinPlain("Nora");
    room.send(bob, say("oops"));
    const heard = room.peer(plain).lines.length;
    does({ act: "erase", seq: 1 });
    expect(room.peer(plain).lines).toHaveLength(heard);
  });

  test("of their own messages is open to every member, and is not logged", () => {
    const fresh = new RoomUnderTest();
    const alice = fresh.join("Alice");
    fresh.send(alice, say("oops"));
    fresh.send(alice, act({ act: "erase", seq: 1 }));
    expect(fresh.log.all()).toMatchObject([{ is: "erased" }]);
    expect(fresh.log.decisions("did")).toEqual([]);
  });

  test("twice counts once, and is refused for a missing message or if it could not be stored", () => {
    room.send(bob, say("oops"));
    room.log.full = true;
    does({ act: "erase", seq: 1 });
    expect(refusal(olga)).toBe("not-stored");
    room.log.full = false;
    does({ act: "erase", seq: 1 });
    does({ act: "erase", seq: 1 });
    expect(room.log.head).toBe(2);
    does({ act: "erase", seq: 9 });
    expect(refusal(olga)).toBe("not-there");
  });
});

describe("12.1 the activity log", () => {
  test("has the actor, the action and the member concerned", () => {
    const mona = moderator("Mona");
    room.send(mona, act({ act: "mute", member }));
    room.send(mona, set("room/slow", 5));
    expect(asked({ act: "log" })).toMatchObject([
      { act: "link", by: { name: "Olga" } },
      { act: "mute", by: { name: "Mona" }, member: { id: member, name: "Bob" }, at: room.now },
      { act: "set", by: { name: "Mona" }, about: "room/slow" },
    ]);
  });

  test("keeps a limited number of actions", () => {
    for (let n = 0; n <= LOGGED; n += 1) does({ act: "mute", member });
    const log = asked({ act: "log" });
    expect(log).toHaveLength(LOGGED);
  });

  test("has no action that could not be stored", () => {
    room.log.full = true;
    does({ act: "ban", member });
    expect(refusal(olga)).toBe("not-stored");
    expect(room.peer(bob).closed).toBeUndefined();
    room.log.full = false;
    expect(asked({ act: "log" })).toEqual([]);
  });
});

describe("12.1 a repeated action", () => {
  const again = { ...act({ act: "kick", member }), after: 0 };

  test("is acknowledged and not done again, even after a hibernation", () => {
    room.send(olga, again);
    expect(room.peer(bob).closed?.code).toBe(4507);
    const back = room.join("Bob");
    for (const _ of ["at once", "after a sleep"]) {
      room.send(olga, again);
      expect(room.peer(olga).all("done").at(-1)).toEqual({ type: "done", id: again.id });
      expect(room.peer(back).closed).toBeUndefined();
      room.host.evict();
    }
    expect(asked({ act: "log" })).toHaveLength(1);
  });

  test("is not done again even where it would undo a later action", () => {
    const mute = { ...act({ act: "mute", member }), after: 0 };
    room.send(olga, mute);
    does({ act: "unmute", member });
    room.send(olga, mute);
    expect(room.log.decision("mute", member)).toBeUndefined();
  });

  test("is a new action if another member sends it", () => {
    const mona = moderator("Mona");
    const mute = { ...act({ act: "mute", member }), after: 0 };
    room.send(mona, mute);
    for (const _ of ["once", "again"]) room.send(olga, mute);
    expect(room.log.decisions("did").map(([, it]) => `${it.by.name} ${it.act}`)).toEqual([
      "Olga link",
      "Mona mute",
      "Olga mute",
    ]);
  });

  test("is done if the first one was refused", () => {
    room.host.disconnect(bob);
    room.pass(60_000);
    room.send(olga, again);
    expect(refusal(olga)).toBe("not-there");
    const back = room.join("Bob");
    room.send(olga, again);
    expect(room.peer(back).closed?.code).toBe(4507);
  });

  test("is refused where the first may be older than the log", () => {
    const password = { ...act({ act: "password", hash: hashOf(keyOf("old")) }), after: 0 };
    room.send(olga, password);
    for (let n = 0; n < LOGGED; n += 1) does({ act: "mute", member });
    room.send(olga, password);
    expect(refusal(olga)).toBe("too-late");
  });

  test("is done where every action that the log has dropped of its sender is older", () => {
    const eve = memberOf("Eve");
    for (let n = 0; n <= LOGGED; n += 1) does({ act: "mute", member: eve });
    room.send(bob, say("hi"));
    room.send(olga, { ...act({ act: "unmute", member: eve }), after: room.log.head });
    expect(room.log.decision("mute", eve)).toBeUndefined();
  });

  test("repeats a read, and a deletion that is already done, however old the activity log is", () => {
    const links = { ...act({ act: "links" }), after: 0 };
    for (let n = 0; n < LOGGED; n += 1) does({ act: "mute", member });
    for (const _ of ["once", "again"]) room.send(olga, links);
    expect(room.peer(olga).all("done").slice(-2)).toEqual([
      { type: "done", id: links.id, result: [] },
      { type: "done", id: links.id, result: [] },
    ]);
  });

  test("is safe, as the welcome says: it names the size of the log", () => {
    expect(room.peer(olga).last("welcome")?.limits.acts).toBe(LOGGED);
  });
});

describe("12.8 a wipe", () => {
  test("closes every socket, leaves no data, and nobody can come back", () => {
    room.send(bob, say("hi"));
    const others = [bob, room.connect(), room.listen(), room.joinPlain("Nora")];
    does({ act: "wipe" });
    expect(room.peer(olga).last("done")).toBeDefined();
    for (const id of [olga, ...others]) expect(room.peer(id).closed?.code).toBe(4505);
    expect(room.log.all()).toEqual([]);
    for (const _ of ["at once", "after a sleep"]) {
      const back = room.join("Olga", { key: OWNERS_KEY });
      expect(refusal(back)).toBe("room-deleted");
      expect(room.peer(back).closed?.code).toBe(4505);
      expect(room.host.ask({ id: member, name: "Bob" }, say("hi"))).toMatchObject({
        is: "refused",
      });
      expect(room.host.shows()).toBe(false);
      room.host.evict();
    }
  });

  const DAY = 86_400_000;

  test.each<[string, (it: RoomUnderTest) => void]>([
    ["said something", (it) => it.send(it.join("Bob"), say("hi"))],
    [
      "erased their messages",
      (it) => {
        const bobs = it.join("Bob");
        it.send(bobs, say("hi"));
        it.send(bobs, act({ act: "erase", seq: it.log.head }));
      },
    ],
    [
      "was given a role",
      (it) => {
        const key = keyOf("link");
        it.send(owners.get(it) ?? 0, act({ act: "link", hash: hashOf(key), role: "reader" }));
        it.host.disconnect(it.join("Rita", { key }));
        it.pass(60_000);
      },
    ],
    ["is here", (it) => void it.join("Bob")],
    ["is only away for a moment", (it) => it.host.disconnect(it.join("Bob"))],
    [
      "was banned",
      (it) => {
        it.send(owners.get(it) ?? 0, act({ act: "ban", member }));
      },
    ],
  ])(
    "of a room with a chosen name, where another member %s, keeps the name dead for 30 days",
    (_, others) => {
      const named = claimed();
      others(named);
      named.send(owners.get(named) ?? 0, act({ act: "wipe" }));
      named.pass(30 * DAY - 1);
      named.host.evict();
      const early = named.join("Eve");
      expect(named.peer(early).closed?.code).toBe(4505);
      named.pass(1);
      const late = named.join("Eve");
      expect(named.peer(late).last("welcome")).toMatchObject({ head: 0, count: 1 });
      named.send(late, say("new"));
      expect(named.log.all()).toMatchObject([{ seq: 1, body: "new" }]);
    },
  );

  test("of a room that only its owner ever used frees the name at once, without any data", () => {
    const named = claimed();
    const olgas = owners.get(named) ?? 0;
    named.send(olgas, say("mine", "a-message-of-hers"));
    named.send(olgas, set("room/kind", "invite"));
    named.send(olgas, act({ act: "wipe" }));
    expect(named.peer(olgas).closed?.code).toBe(4505);
    for (const name of ["Eve", "Olga"]) {
      const back = named.join(name, { visit: "another-visit" });
      const welcome = named.peer(back).last("welcome");
      expect(welcome).toMatchObject({ head: 0, records: [] });
      expect(welcome?.role).toBeUndefined();
      expect(welcome?.entries).toBeUndefined();
      named.send(back, say("again", "a-message-of-hers"));
      expect(named.peer(back).last("refused")).toBeUndefined();
      named.host.disconnect(back);
      named.pass(60_000);
      if (name === "Eve") {
        named.log.wipe("none");
        named.host.evict();
      }
    }
  });

  test("forgets who tried wrong keys", () => {
    const guess = (n: number): string | undefined =>
      refusal(room.join("Eve", { key: keyOf(`${n} guessed`), visit: `a-visit-${n}` }, "here"));
    for (let n = 0; n < 10; n += 1) guess(n);
    expect(guess(10)).toBe("too-many-tries");
    does({ act: "wipe" });
    expect(guess(11)).toBe("bad-link");
  });

  test("by the operator blocks the name permanently, even of an unused room", () => {
    const unused = new RoomUnderTest();
    const operator = { id: "operator", name: "Operator", isOperator: true } as const;
    expect(unused.host.act(operator, { act: "wipe" })).toMatchObject({ is: "done" });
    unused.pass(365 * DAY);
    unused.host.evict();
    expect(unused.peer(unused.join("Eve")).closed?.code).toBe(4505);
  });

  const owners = new WeakMap<RoomUnderTest, number>();
  function claimed(): RoomUnderTest {
    const named = new RoomUnderTest();
    const olgas = named.join("Olga");
    named.send(olgas, act({ act: "claim" }));
    owners.set(named, olgas);
    return named;
  }
});
