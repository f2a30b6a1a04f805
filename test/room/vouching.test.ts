import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../src/protocol/rights/actions.ts";
import { act, hello, keyOf, memberOf, say } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const key = keyOf("link");
const link = (role: "moderator" | "member"): Action => ({ act: "link", hash: hashOf(key), role });
const rolesTold = (id: number): [string, string | undefined][] =>
  (room.peer(id).last("welcome")?.members ?? []).map(({ name, role }) => [name, role]);

describe("11.12 the room vouches for its owners and moderators", () => {
  test("when they join, and to everybody who joins, whatever their names", () => {
    room.send(olga, act(link("moderator")));
    room.join("Mona", { key });
    const bob = room.join("Olga (owner)");
    expect(rolesTold(bob)).toEqual(
      expect.arrayContaining([
        ["Olga (owner)", undefined],
        ["Olga", "owner"],
        ["Mona", "moderator"],
      ]),
    );
    expect(
      room
        .peer(olga)
        .all("presence")
        .flatMap(({ joined = [] }) => joined),
    ).toMatchObject([
      { name: "Olga", role: "owner" },
      { name: "Mona", role: "moderator" },
      { name: "Olga (owner)" },
    ]);
    const news = room.peer(bob).last("presence")?.joined ?? [];
    expect(news.find(({ id }) => id === memberOf("Olga (owner)"))).not.toHaveProperty("role");
  });

  test("beside their messages, over HTTP too", () => {
    const bob = room.join("Bob");
    room.send(olga, say("from the owner"));
    room.send(bob, say("from a member"));
    const { reading } = room.host;
    const reader = { id: "reader".padEnd(16, "-"), name: "" };
    const page = reading.page({}, 50, reader, room.now);
    const changes = reading.changesPast(0, reader, room.now);
    const owners = { by: memberOf("Olga"), role: "owner" };
    expect(page).toMatchObject({ value: { messages: [owners, { by: memberOf("Bob") }] } });
    expect(changes).toMatchObject({ value: { records: [owners, { by: memberOf("Bob") }] } });
    expect(JSON.stringify(page).match(/"role"/g)).toHaveLength(1);
  });

  test("beside their messages, also to a member who joins after they left", () => {
    const bob = room.join("Bob");
    room.send(olga, say("from the owner"));
    room.send(bob, say("from a member"));
    const said = room
      .peer(bob)
      .all("changes")
      .flatMap(({ records }) => records);
    expect(said.map(({ role }) => role)).toEqual(["owner", undefined]);
    room.host.disconnect(olga);
    room.pass(60_000);
    const late = room.join("Carol");
    const records = room.peer(late).last("welcome")?.records ?? [];
    expect(records.map(({ role }) => role)).toEqual(["owner", undefined]);
    room.send(late, { type: "pull" });
    expect(
      room
        .peer(late)
        .last("page")
        ?.records.map(({ role }) => role),
    ).toEqual(["owner", undefined]);
  });

  test("when that changes while they are present, as a rename that changes no name", () => {
    room.send(olga, act(link("moderator")));
    const mona = room.join("Mona");
    const bob = room.join("Bob");
    expect(room.peer(bob).last("presence")?.joined).toBeDefined();
    room.send(mona, hello("Mona", { key }));
    expect(room.peer(bob).last("presence")?.renamed).toEqual([
      { id: memberOf("Mona"), name: "Mona", role: "moderator" },
    ]);
    room.send(olga, act({ act: "revoke", hash: hashOf(key) }));
    expect(room.peer(bob).last("presence")?.renamed).toEqual([
      { id: memberOf("Mona"), name: "Mona" },
    ]);
  });

  test("and no longer once the role has ended, even beside earlier messages", () => {
    room.send(olga, act(link("moderator")));
    const mona = room.join("Mona", { key });
    room.send(mona, say("as a moderator"));
    room.host.disconnect(mona);
    room.pass(60_000);
    expect(room.peer(room.join("Bob")).last("welcome")?.records).toMatchObject([
      { role: "moderator" },
    ]);
    room.send(olga, act({ act: "revoke", hash: hashOf(key) }));
    const [record] = room.peer(room.join("Carol")).last("welcome")?.records ?? [];
    expect(record).not.toHaveProperty("role");
  });

  test("and for nobody in a room without an owner", () => {
    const free = new RoomUnderTest();
    const alice = free.join("Alice");
    free.send(alice, say("hi"));
    const bob = free.join("Bob");
    const { members = [], records = [] } = free.peer(bob).last("welcome") ?? {};
    for (const it of [...members, ...records]) expect(it).not.toHaveProperty("role");
  });
});
