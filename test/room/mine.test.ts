import * as v from "valibot";
import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import { act, hello, keyOf, memberOf, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const result = (id: number): unknown => room.peer(id).last("done")?.result;
const Part = v.object({ erased: v.number(), next: v.optional(v.number()) });
const link = hashOf(keyOf("link"));

describe("12.9 deleting one's own messages", () => {
  test("deletes the text of every message of that member for everybody, and of no other member", () => {
    const bob = room.join("Bob");
    for (const body of ["one", "two"]) room.send(bob, say(body));
    room.send(olga, say("stays"));
    room.send(bob, act({ act: "erase-mine" }));
    expect(result(bob)).toEqual({ erased: 2 });
    room.host.evict();
    const records = room.peer(room.join("Carol")).last("welcome")?.records;
    expect(records?.map((it) => [it.name, flatBody(it)])).toEqual([
      ["Bob", ""],
      ["Bob", ""],
      ["Olga", "stays"],
    ]);
    const erased = room
      .peer(olga)
      .last("changes")
      ?.records.filter((it) => it.is === "erased");
    expect(erased).toHaveLength(2);
    room.send(bob, act({ act: "erase-mine" }));
    expect(result(bob)).toEqual({ erased: 0 });
  });

  test("continues where it stopped, in parts of bounded size, however few messages the member has", () => {
    const bob = room.join("Bob");
    for (let n = 0; n < 250; n += 1) room.send(bob, say(`no ${n}`));
    for (let n = 0; n < 20_000; n += 1) room.send(olga, say(`between ${n}`));
    room.send(bob, say("the last"));
    const erased: number[] = [];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const caller = { id: memberOf("Bob"), name: "Bob" };
      const acted = room.host.act(caller, { act: "erase-mine", after });
      const its = v.parse(Part, "result" in acted ? acted.result : acted);
      erased.push(its.erased);
      after = its.next;
    }
    expect(erased).toEqual([200, 50, 1]);
    expect(room.log.all().filter((it) => it.by === memberOf("Bob") && it.is !== "erased")).toEqual(
      [],
    );
  });

  test("removes the member's name as well, if asked to", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.send(bob, act({ act: "erase-mine", nameless: true }));
    expect(room.log.all()).toMatchObject([{ name: "Somebody", is: "erased" }]);
  });

  test("4.6 reports that it could not be stored, and continues when asked again", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.log.full = true;
    room.send(bob, act({ act: "erase-mine" }));
    expect(room.peer(bob).last("refused")?.code).toBe("not-stored");
    room.log.full = false;
    room.send(bob, act({ act: "erase-mine" }));
    expect(result(bob)).toEqual({ erased: 1 });
  });
});

describe("12.10 leaving for good", () => {
  beforeEach(() => {
    room.send(olga, act({ act: "link", hash: link, role: "moderator" }));
  });

  test("ends the member's role and connections, and removes their name from everything but their messages", () => {
    const mona = room.join("Mona", { key: keyOf("link") });
    const tab = room.join("Mona", { visit: "another-visit" });
    room.join("Bob");
    room.send(mona, say("said"));
    room.send(mona, set("topic", "Lunch"));
    room.send(mona, act({ act: "mute", member: memberOf("Bob") }));
    room.send(olga, act({ act: "erase", seq: 1 }));
    room.send(mona, act({ act: "forget" }));
    expect(room.peer(mona).last("done")).toBeDefined();
    for (const id of [mona, tab]) expect(room.peer(id).closed?.code).toBe(1000);
    expect(room.peer(olga).last("presence")?.left).toMatchObject([{ name: "Mona" }]);
    room.host.evict();
    const kinds = ["owned", "grant", "link", "mute", "ban", "did"] as const;
    const decided = JSON.stringify(kinds.map((kind) => room.log.decisions(kind)));
    expect(decided).not.toMatch(new RegExp(`Mona|${memberOf("Mona")}`));
    expect(room.log.decision("mute", memberOf("Bob"))).toBeDefined();
    expect(room.peer(room.join("Carol")).last("welcome")?.entries).toMatchObject([
      { key: "topic", value: "Lunch", name: "Somebody" },
    ]);
    expect(room.log.all()).toMatchObject([{ name: "Mona" }]);
    expect(room.peer(room.join("Mona")).last("welcome")?.role).toBe("member");
  });

  test("keeps the mutes and bans that others placed on them", () => {
    const bob = room.join("Bob");
    room.send(olga, act({ act: "mute", member: memberOf("Bob") }));
    room.send(bob, act({ act: "forget" }));
    const back = room.join("Bob");
    room.send(back, say("hi"));
    expect(room.peer(back).last("refused")?.code).toBe("muted");
    room.send(olga, act({ act: "ban", member: memberOf("Bob") }));
    const caller = { id: memberOf("Bob"), name: "Bob" };
    expect(room.host.act(caller, { act: "forget" })).toMatchObject({ code: "banned" });
  });

  test("works in a room without an owner, and stores nothing there", () => {
    const open = new RoomUnderTest();
    const bob = open.join("Bob");
    open.send(bob, act({ act: "forget" }));
    expect(open.peer(bob).closed?.code).toBe(1000);
    for (const kind of ["grant", "did"] as const) expect(open.log.decisions(kind)).toEqual([]);
  });
});

describe("12.3 an invite link for programs", () => {
  const bots = (id: number): unknown =>
    room
      .peer(id)
      .last("welcome")
      ?.members.filter(({ bot }) => bot)
      .map(({ name }) => name);

  beforeEach(() => {
    room.send(olga, act({ act: "link", hash: link, role: "member", bot: true }));
  });

  test("marks its members as programs for everybody, permanently and through a hibernation", () => {
    const robot = room.join("Robot", { key: keyOf("link") });
    expect(room.peer(olga).last("presence")?.joined).toContainEqual({
      id: memberOf("Robot"),
      name: "Robot",
      bot: true,
    });
    expect(bots(robot)).toEqual(["Robot"]);
    room.host.evict();
    expect(bots(room.join("Bob"))).toEqual(["Robot"]);
    room.send(robot, { type: "rename", name: "R2" });
    expect(room.peer(olga).last("presence")?.renamed).toMatchObject([{ name: "R2", bot: true }]);
    room.send(olga, act({ act: "links" }));
    expect(result(olga)).toMatchObject([{ bot: true, members: 1 }]);
  });

  test("does not mark a member who had joined without it", () => {
    room.send(olga, act({ act: "link", hash: hashOf(keyOf("other")), role: "member" }));
    room.join("Bob", { key: keyOf("other") });
    const bob = room.connect();
    room.send(bob, hello("Bob", { key: keyOf("link"), visit: "another-visit" }));
    expect(bots(bob)).toEqual([]);
  });
});
