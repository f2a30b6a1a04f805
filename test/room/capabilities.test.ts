import { beforeEach, describe, expect, test, vi } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { Role } from "../../src/protocol/rights/roles.ts";
import { allowancesOf } from "../../src/room/limits/allowances.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import { REGISTERED } from "../../src/room/memory/register.ts";
import { act, hello, keyOf, memberOf, remove, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const hash = hashOf(keyOf("link"));
const key = keyOf("link");
const refusal = (id: number): string | undefined => room.peer(id).last("refused")?.code;
const roleOf = (id: number): Role | undefined => room.peer(id).last("welcome")?.role;
const link = (more: Partial<Extract<Action, { act: "link" }>> = {}): void =>
  room.send(olga, act({ act: "link", hash, role: "member", ...more }));
const result = (id: number): unknown => room.peer(id).last("done")?.result;

describe("11.4 an invite link", () => {
  test("gives its role permanently: the member can return without it, even after the room was evicted", () => {
    link({ role: "moderator" });
    expect(roleOf(room.join("Mona", { key }))).toBe("moderator");
    room.host.evict();
    expect(roleOf(room.join("Mona"))).toBe("moderator");
    expect(roleOf(room.join("Bob"))).toBe("member");
  });

  test("raises the role of a connected member who sends a hello with its key, and all their tabs are told", () => {
    link({ role: "moderator" });
    const tab = room.join("Mona");
    const other = room.join("Mona", { visit: "another-visit" });
    room.send(tab, hello("Mona", { key }));
    expect(roleOf(tab)).toBe("moderator");
    expect(room.peer(other).last("role")?.role).toBe("moderator");
  });

  test("lets in as many members as it has uses, each any number of times", () => {
    link({ role: "moderator", uses: 2 });
    expect(roleOf(room.join("Mona", { key }))).toBe("moderator");
    expect(roleOf(room.join("Mona", { key }))).toBe("moderator");
    expect(roleOf(room.join("Max", { key }))).toBe("moderator");
    const late = room.join("Mia", { key });
    expect(refusal(late)).toBe("bad-link");
    expect(room.peer(late).closed?.code).toBe(4503);
    expect(roleOf(room.join("Max", { key }))).toBe("moderator");
  });

  test("that is used up lets in no new member", () => {
    link({ until: room.now + 1_000 });
    expect(roleOf(room.join("Mona", { key }))).toBe("member");
    room.pass(1_000);
    expect(refusal(room.join("Max", { key }))).toBe("bad-link");
    expect(roleOf(room.join("Mona", { key }))).toBe("member");
  });

  test("that is revoked ends at once the roles it gave, and no others", () => {
    link({ role: "moderator" });
    const mona = room.join("Mona", { key });
    room.send(olga, act({ act: "revoke", hash }));
    expect(room.peer(mona).last("role")?.role).toBe("member");
    expect(refusal(room.join("Max", { key }))).toBe("bad-link");
    expect(roleOf(room.join("Mona"))).toBe("member");
    expect(roleOf(room.join("Olga"))).toBe("owner");
  });

  test("for a lower role leaves the member's role as it is, and is not used up", () => {
    link({ role: "reader", uses: 1 });
    expect(roleOf(room.join("Olga", { key }))).toBe("owner");
    expect(roleOf(room.join("Rita", { key }))).toBe("reader");
  });

  test("12.3 is listed without its key, and with the number of members who used it", () => {
    link({ role: "reader", uses: 5, note: "for the school" });
    room.join("Rita", { key });
    room.send(olga, act({ act: "links" }));
    expect(result(olga)).toEqual([
      {
        hash,
        role: "reader",
        uses: 4,
        note: "for the school",
        by: "Olga",
        at: room.now,
        members: 1,
      },
    ]);
    expect(JSON.stringify(room.log.decisions("link"))).not.toContain(key);
  });

  test("gives nothing if its use could not be stored", () => {
    link({ role: "moderator", uses: 1 });
    room.log.full = true;
    expect(refusal(room.join("Mona", { key }))).toBe("not-stored");
    room.log.full = false;
    expect(roleOf(room.join("Mona", { key }))).toBe("moderator");
  });

  test("that is invalid is refused with the same bytes in a room and where there is none, and stores nothing", () => {
    const nowhere = new RoomUnderTest();
    const answers = [room, nowhere].map((it) => {
      const id = it.join("Eve", { key: keyOf("guess") });
      return it.peer(id).lines.concat(`${it.peer(id).closed?.code}`);
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(nowhere.log.decisions("grant")).toEqual([]);
  });
});

describe("11.4 wrong keys", () => {
  const from = (address: string, name: string, tried: string): number =>
    room.join(name, { key: tried, visit: `another-visit-${(visits += 1)}` }, address);
  let visits = 0;
  const tries = (address: string): (string | undefined)[] =>
    Array.from({ length: 12 }, (_, n) =>
      refusal(from(address, "Eve", keyOf(`${n} guessed ${address}`))),
    );
  const setPassword = (): void => room.send(olga, act({ act: "password", hash }));

  test("are limited to ten from one address, and other addresses are not affected", () => {
    setPassword();
    expect(tries("here").slice(9)).toEqual(["bad-link", "too-many-tries", "too-many-tries"]);
    const right = from("here", "Eve", key);
    expect(refusal(right)).toBe("too-many-tries");
    expect(room.peer(right).closed?.code).toBe(4004);
    expect(roleOf(from("elsewhere", "Max", key))).toBe("member");
    room.pass(600_000);
    expect(roleOf(from("here", "Eve", key))).toBe("member");
  });

  test.each([1, 5, 10])(
    "are as many through sleeps as without one: %i at a time, then the room sleeps",
    (atATime) => {
      setPassword();
      const answers: (string | undefined)[] = [];
      for (let n = 0; n < 12; n += 1) {
        answers.push(refusal(from("here", "Eve", keyOf(`${n} guessed`))));
        if ((n + 1) % atATime > 0) continue;
        room.pass(20_000);
        room.host.evict();
      }
      expect(answers.filter((it) => it === "bad-link")).toHaveLength(10);
      expect(answers.slice(10)).toEqual(["too-many-tries", "too-many-tries"]);
      room.host.evict();
      expect(refusal(from("here", "Eve", key))).toBe("too-many-tries");
      expect(roleOf(from("elsewhere", "Max", key))).toBe("member");
      room.pass(600_000);
      room.host.evict();
      expect(roleOf(from("here", "Eve", key))).toBe("member");
    },
  );

  test("over HTTP count together with those on sockets, even on reads", () => {
    setPassword();
    for (let n = 0; n < 10; n += 1) {
      const eve = { id: "eve", name: "", key: keyOf(`${n} guessed`), address: "here" };
      if (n % 2 === 0) room.host.shows(eve);
      else room.host.ask(eve, say("hi"));
      room.host.evict();
    }
    expect(refusal(from("here", "Eve", key))).toBe("too-many-tries");
  });

  test("are stored only in a room with a password, each once", () => {
    tries("here");
    expect(room.log.decisions("tried")).toEqual([]);
    setPassword();
    const decides = vi.spyOn(room.log, "decide");
    tries("there");
    tries("there");
    expect(decides).toHaveBeenCalledTimes(10);
    const nowhere = new RoomUnderTest();
    nowhere.join("Eve", { key: keyOf("guess") }, "here");
    expect(nowhere.log.decisions("tried")).toEqual([]);
  });

  test("are counted in memory where they cannot be stored", () => {
    setPassword();
    room.log.full = true;
    expect(tries("here").at(-1)).toBe("too-many-tries");
  });

  test("from more addresses than are kept are counted as one address, until others expire", () => {
    setPassword();
    const guess = (address: string, n = 0): boolean =>
      room.host.shows({ id: "eve", name: "", key: keyOf(`${n} guessed`), address });
    for (let n = 0; n < 1_000; n += 1) guess(`address ${n}`);
    for (let n = 0; n < 10; n += 1) guess(`late ${n}`, n);
    expect(refusal(from("late", "Eve", key))).toBe("too-many-tries");
    expect(roleOf(from("address 7", "Max", key))).toBe("member");
    expect(room.log.decisions("tried").length).toBeLessThanOrEqual(1_001);
    room.pass(600_000);
    for (let n = 0; n < 10; n += 1) guess("late", n);
    expect(refusal(from("late", "Mia", key))).toBe("too-many-tries");
    expect(room.log.decisions("tried").length).toBeLessThan(1_000);
  });

  test("do not delay a member who already has a role", () => {
    setPassword();
    from("here", "Mona", key);
    tries("here");
    expect(roleOf(from("here", "Mona", key))).toBe("member");
  });

  test("do not delay a member with a valid link: its key cannot be guessed", () => {
    link();
    tries("here");
    expect(roleOf(from("here", "Mona", key))).toBe("member");
    expect(roleOf(from("here", "Phone", OWNERS_KEY))).toBe("owner");
  });

  test("count once per key: a program that keeps trying a revoked link delays nobody", () => {
    setPassword();
    const asks = { id: "a-program", name: "", key: keyOf("revoked"), address: "here" };
    for (let n = 0; n < 50; n += 1) expect(room.host.shows(asks)).toBe(false);
    expect(roleOf(from("here", "Mona", key))).toBe("member");
  });
});

describe("11.5 a room whose name is made from a key", () => {
  test("belongs to the member who brings that key, and until then has no owner", () => {
    const fresh = new RoomUnderTest();
    fresh.host.isNamed = true;
    const bob = fresh.join("Bob");
    expect(fresh.peer(bob).last("welcome")?.role).toBeUndefined();
    fresh.send(bob, set("room/title", "Mine"));
    expect(fresh.peer(bob).last("refused")?.code).toBe("not-allowed");
    fresh.join("Olga", { key: OWNERS_KEY });
    expect(fresh.peer(bob).last("role")?.role).toBe("member");
  });
});

describe("11.5 a room's own key", () => {
  test("makes an owner even in a room whose register is full", () => {
    const grants = Array.from({ length: REGISTERED }, (_, n) => {
      const value = { role: "member", at: room.now } as const;
      return { kind: "grant", key: `somebody-${n}`, value } as const;
    });
    room.log.decide(grants);
    link();
    expect(refusal(room.join("Mona", { key }))).toBe("register-full");
    expect(roleOf(room.join("Phone", { key: OWNERS_KEY }))).toBe("owner");
  });
});

describe("12.2 claiming", () => {
  test("makes the only author in a room its owner, with an owner link to return with", () => {
    const fresh = new RoomUnderTest();
    const alice = fresh.join("Alice");
    fresh.send(alice, say("mine"));
    fresh.send(alice, act({ act: "claim", hash }));
    expect(fresh.peer(alice).last("role")?.role).toBe("owner");
    const phone = fresh.join("Phone", { key });
    expect(fresh.peer(phone).last("welcome")?.role).toBe("owner");
  });

  test.each([
    ["said", say("hi")],
    ["wrote", set("topic", "Lunch")],
  ])("is refused where another %s something", (_, frame) => {
    const fresh = new RoomUnderTest();
    fresh.send(fresh.join("Bob"), frame);
    const alice = fresh.join("Alice");
    fresh.send(alice, act({ act: "claim" }));
    expect(fresh.peer(alice).last("refused")?.code).toBe("not-empty");
    expect(fresh.log.decisions("grant")).toEqual([]);
  });

  const claims = (it: RoomUnderTest, id: number): string | undefined => {
    it.send(id, act({ act: "claim" }));
    return it.peer(id).last("refused")?.code;
  };

  test.each<[string, (it: RoomUnderTest, bob: number, mallory: number) => void]>([
    ["overwrites what another shared", (it, _, mallory) => it.send(mallory, set("plan", "mine"))],
    ["deletes it", (it, _, mallory) => it.send(mallory, remove("plan"))],
    [
      "overwrites it more often than writes are looked up after a sleep",
      (it, _, mallory) => {
        for (let n = 0; n < 1_001; n += 1) it.send(mallory, set("plan", n));
      },
    ],
    [
      "lets other entries take the places of deleted ones",
      (it, _, mallory) => {
        it.send(mallory, remove("plan"));
        for (let n = 0; n < 400; n += 1) it.send(mallory, set(`mine/${n}`, n));
      },
    ],
  ])("is refused to a member who %s, awake and after a sleep", (_, does) => {
    const fresh = new RoomUnderTest();
    const bob = fresh.join("Bob");
    const mallory = fresh.join("Mallory");
    fresh.send(bob, set("plan", "Bob's"));
    does(fresh, bob, mallory);
    expect(claims(fresh, mallory)).toBe("not-empty");
    fresh.host.evict();
    expect(claims(fresh, mallory)).toBe("not-empty");
  });

  test.each<[string, Action]>([
    ["erased their messages", { act: "erase", seq: 1 }],
    ["erased all of theirs, without their name", { act: "erase-mine", nameless: true }],
    ["left for good", { act: "forget" }],
  ])("is refused where another %s", (_, action) => {
    const fresh = new RoomUnderTest();
    const bob = fresh.join("Bob");
    fresh.send(bob, say("mine"));
    fresh.send(bob, set("plan", "Bob's"));
    fresh.send(bob, act(action));
    const mallory = fresh.join("Mallory");
    fresh.send(mallory, set("plan", "mine"));
    expect(claims(fresh, mallory)).toBe("not-empty");
  });

  test("is refused where a guest has posted over HTTP, even one with the claimer's name", () => {
    const fresh = new RoomUnderTest();
    fresh.host.ask({ id: "a-guest-by-name-", name: "Mallory" }, say("hi"));
    expect(claims(fresh, fresh.join("Mallory"))).toBe("not-empty");
  });

  test("reads up to a thousand changes, each once", () => {
    const fresh = new RoomUnderTest();
    const alice = fresh.join("Alice");
    for (let n = 0; n < 400; n += 1) fresh.send(alice, say(`line ${n}`));
    fresh.send(alice, act({ act: "erase-mine" }));
    for (let n = 0; n < 400; n += 1) fresh.send(alice, set("plan", n));
    fresh.host.evict();
    expect(claims(fresh, alice)).toBeUndefined();
    expect(fresh.peer(alice).last("role")?.role).toBe("owner");
  });

  test("is refused past a thousand seqs, even where they are all the claimer's own", () => {
    const fresh = new RoomUnderTest();
    const alice = fresh.join("Alice");
    for (let n = 0; n < 501; n += 1) fresh.send(alice, say(`line ${n}`));
    for (let n = 0; n < 499; n += 1) fresh.send(alice, set("plan", n));
    fresh.send(alice, set("plan", "last"));
    expect(claims(fresh, alice)).toBe("not-empty");
  });

  test("reads almost nothing when it is tried again after a refusal", () => {
    const fresh = new RoomUnderTest();
    const bob = fresh.join("Bob");
    const mallory = fresh.join("Mallory");
    fresh.send(bob, say("hi"));
    for (let n = 0; n < 50; n += 1) fresh.send(mallory, say(`line ${n}`));
    expect(claims(fresh, mallory)).toBe("not-empty");
    const looks = vi.spyOn(fresh.log, "newestIds");
    fresh.send(mallory, say("one more"));
    looks.mockClear();
    expect(claims(fresh, mallory)).toBe("not-empty");
    expect(looks).not.toHaveBeenCalled();
  });

  test("is refused in a room that has an owner", () => {
    const alice = room.join("Alice");
    room.send(alice, act({ act: "claim" }));
    expect(refusal(alice)).toBe("owned");
  });

  test("is open to the operator in any room without an owner", () => {
    const fresh = new RoomUnderTest();
    fresh.send(fresh.join("Bob"), say("hi"));
    const operator = { id: "o".repeat(16), name: "Operator", isOperator: true } as const;
    expect(fresh.host.act(operator, { act: "claim", hash })).toMatchObject({ is: "done" });
    const owner = fresh.join("Olga", { key });
    expect(fresh.peer(owner).last("welcome")?.role).toBe("owner");
  });
});

describe("11.7 kinds of room", () => {
  const closeTo = (kind: string): void => room.send(olga, set("room/kind", kind));

  test.each(["invite", "password"])(
    "%s: nobody joins without a key, and a member with one does",
    (kind) => {
      closeTo(kind);
      const stranger = room.join("Eve");
      expect(refusal(stranger)).toBe("forbidden");
      expect(room.peer(stranger).closed).toEqual({ code: 4503, reason: "forbidden" });
      expect(room.peer(stranger).all("welcome")).toEqual([]);
      link();
      expect(roleOf(room.join("Mona", { key }))).toBe("member");
      expect(roleOf(room.join("Mona", { visit: "another-visit" }))).toBe("member");
    },
  );

  test.each([
    ["invite", false, undefined],
    ["open", true, undefined],
    ["password", false, "password"],
    ["password", true, "password"],
  ])(
    "%s, locked %s: a visitor who is refused is told whether a password lets them in",
    (kind, locked, asks) => {
      link();
      const mona = room.join("Mona", { key });
      closeTo(kind);
      if (locked) room.send(olga, set("room/locked", true));
      expect(room.peer(room.join("Eve")).last("refused")?.kind).toBe(asks);
      room.send(olga, act({ act: "revoke", hash }));
      const isPutOut = kind !== "open";
      expect(room.peer(mona).last("refused")?.kind).toBe(isPutOut ? asks : undefined);
      // A refusal to a member who is present says nothing of it.
      room.send(olga, set("room/kind", "nonsense"));
      expect(room.peer(olga).last("refused")).toMatchObject({ code: "bad-setting" });
      expect(room.peer(olga).last("refused")).not.toHaveProperty("kind");
    },
  );

  test("a member who was present when the room closed can come back", () => {
    const bob = room.join("Bob");
    closeTo("invite");
    room.host.disconnect(bob);
    room.pass(60_000);
    room.host.evict();
    expect(roleOf(room.join("Bob"))).toBe("member");
  });

  test("a member who loses the link or password that admitted them is disconnected", () => {
    closeTo("invite");
    link();
    const mona = room.join("Mona", { key });
    room.send(olga, act({ act: "revoke", hash }));
    expect(room.peer(mona).closed).toEqual({ code: 4503, reason: "forbidden" });
    expect(refusal(room.join("Mona"))).toBe("forbidden");
    expect(room.peer(olga).last("presence")?.left).toMatchObject([{ name: "Mona" }]);
  });

  test("11.8 a new password ends the access that the old one gave", () => {
    closeTo("password");
    room.send(olga, act({ act: "password", hash }));
    const mona = room.join("Mona", { key });
    expect(roleOf(mona)).toBe("member");
    room.send(olga, act({ act: "password", hash: hashOf(keyOf("new")) }));
    expect(room.peer(mona).closed?.code).toBe(4503);
    expect(refusal(room.join("Mona", { key }))).toBe("bad-link");
    expect(roleOf(room.join("Mona", { key: keyOf("new") }))).toBe("member");
  });

  test("a locked room lets in no new member, but present members stay and can return", () => {
    const bob = room.join("Bob");
    room.send(olga, set("room/locked", true));
    expect(refusal(room.join("Eve"))).toBe("forbidden");
    room.host.disconnect(bob);
    expect(roleOf(room.join("Bob"))).toBe("member");
    room.send(olga, set("room/locked", false));
    expect(roleOf(room.join("Eve"))).toBe("member");
  });

  test("guests with read-only access see everything and cannot post, until the setting changes", () => {
    room.send(olga, set("room/guests", "reader"));
    const bob = room.join("Bob");
    expect(roleOf(bob)).toBe("reader");
    room.send(olga, say("hi"));
    expect(room.peer(bob).last("changes")?.records).toMatchObject([{ body: "hi" }]);
    room.send(bob, say("me too"));
    expect(refusal(bob)).toBe("not-allowed");
    room.send(olga, set("room/guests", "member"));
    room.send(bob, say("now"));
    expect(room.peer(olga).last("changes")?.records).toMatchObject([{ body: "now" }]);
  });

  test("a plain client has no role: it is told why it is refused, and is closed", () => {
    closeTo("invite");
    const plain = room.joinPlain("Nora");
    expect(room.peer(plain).lines).toEqual([expect.stringContaining("link or a password")]);
    expect(room.peer(plain).closed?.code).toBe(4503);
  });

  test("a stream stops when its reader may no longer read, and resumes when they may", () => {
    const stream = room.listen();
    const heard = (): string[] =>
      room
        .peer(stream)
        .all("changes")
        .flatMap(({ records }) => records.map(flatBody));
    closeTo("invite");
    room.send(olga, say("secret"));
    expect(heard()).toEqual([]);
    expect(room.peer(stream).closed).toBeUndefined();
    room.host.evict();
    room.send(olga, say("also secret"));
    expect(heard()).toEqual([]);
    closeTo("open");
    room.send(olga, say("public"));
    expect(heard()).toEqual(["public"]);
  });

  test("a stream that was opened with a key continues as long as the link is valid", () => {
    link();
    closeTo("invite");
    const stream = room.listen({ id: memberOf("Script"), name: "Script", key });
    room.send(olga, set("room/slow", 1));
    room.send(olga, say("for us"));
    expect(
      room
        .peer(stream)
        .all("changes")
        .flatMap(({ records }) => records),
    ).toHaveLength(1);
    room.send(olga, act({ act: "revoke", hash }));
    room.send(olga, say("for us alone"));
    expect(
      room
        .peer(stream)
        .all("changes")
        .flatMap(({ records }) => records),
    ).toHaveLength(1);
  });
});

describe("11.6 the title of a room without an owner", () => {
  const title = set("room/title", "Picnic on Saturday!");
  let fresh: RoomUnderTest;
  let bob: ConnectionId;
  beforeEach(() => {
    fresh = new RoomUnderTest();
    bob = fresh.join("Bob");
  });
  const refusedTo = (id: ConnectionId) => fresh.peer(id).last("refused")?.code;

  test("can be set by whoever starts the room, and by nobody afterwards", () => {
    fresh.send(bob, title);
    expect(fresh.peer(bob).last("changes")?.entries).toMatchObject([
      { key: "room/title", value: "Picnic on Saturday!" },
    ]);
    fresh.send(bob, { ...title, id: "another-write" });
    expect(refusedTo(bob)).toBe("not-allowed");
  });

  test.each([
    ["something was said", say("hi")],
    ["something is shared", set("topic", "Lunch")],
  ])("is not given once %s", (_, frame) => {
    fresh.send(bob, frame);
    fresh.send(bob, title);
    expect(refusedTo(bob)).toBe("not-allowed");
  });

  test("cannot be set while others are present, who may have started the room", () => {
    const carol = fresh.join("Carol", {}, "there");
    fresh.send(bob, title);
    expect(fresh.peer(bob).last("refused")?.code).toBe("not-allowed");
    fresh.host.disconnect(carol);
    fresh.pass(60_000);
    fresh.send(bob, { ...title, id: "another-write" });
    expect(fresh.peer(bob).last("changes")?.entries).toMatchObject([{ key: "room/title" }]);
  });

  test("is the only setting that can be set this way", () => {
    fresh.send(bob, set("room/title", "two\nlines"));
    expect(refusedTo(bob)).toBe("bad-setting");
    for (const [setting, value] of [
      ["room/kind", "invite"],
      ["room/locked", true],
      ["room/anything", "x"],
    ] as const) {
      fresh.send(bob, set(setting, value));
      expect(refusedTo(bob)).toBe("not-allowed");
    }
    fresh.send(bob, { type: "delete", id: "write-of-bob", key: "room/title" });
    expect(refusedTo(bob)).toBe("not-allowed");
  });
});

describe("11.6 settings", () => {
  test.each([
    ["room/title", 7],
    ["room/title", "\u200B"],
    ["room/title", "\u001B[2JLunch"],
    ["room/title", "Lunch\u0000"],
    ["room/title", "\u202Ehcnul"],
    ["room/title", "\u2066Lunch"],
    ["room/title", "Lu\u200Bnch"],
    ["room/title", "Lunch\nat noon"],
    ["room/title", "Lunch\u2028at noon"],
    ["room/title", "caf\uFFFD"],
    ["room/title", "x".repeat(81)],
    ["room/kind", "secret"],
    ["room/slow", -1],
    ["room/slow", "5"],
    ["room/anything", true],
  ])("%s cannot be %j", (name, value) => {
    room.send(olga, set(name, value));
    expect(refusal(olga)).toBe("bad-setting");
  });

  test("are entries: every client receives them, and a deleted one has its default again", () => {
    const bob = room.join("Bob");
    room.send(olga, set("room/guests", "reader"));
    expect(room.peer(bob).last("changes")?.entries).toMatchObject([{ key: "room/guests" }]);
    room.send(olga, { type: "delete", id: "write-of-olga", key: "room/guests" });
    expect(room.peer(bob).last("role")?.role).toBe("member");
  });

  test("can be written even when the shared state is full", () => {
    const bob = room.join("Bob");
    const frames = Array.from({ length: 2_048 }, (_, n) => set(`troll/${n}`, n));
    for (const frame of frames) room.send(bob, frame);
    room.send(bob, set("one-more", 1));
    expect(refusal(bob)).toBe("state-full");
    room.send(olga, set("room/locked", true));
    expect(refusal(room.join("Eve"))).toBe("forbidden");
  });

  test("for the topic decides who may change it", () => {
    const bob = room.join("Bob");
    room.send(bob, set("topic", "Lunch"));
    room.send(olga, set("room/topic", "moderator"));
    room.send(bob, set("topic", "Dinner"));
    expect(refusal(bob)).toBe("not-allowed");
    expect(room.log.written.at(-1)).toMatchObject({ key: "room/topic" });
  });
});

test("11.7 opening a room stores no right to return for those who are in it", () => {
  room.join("Bob");
  room.send(olga, set("room/kind", "open"));
  expect(room.log.decision("grant", memberOf("Bob"))).toBeUndefined();
  room.send(olga, set("room/kind", "invite"));
  expect(room.log.decision("grant", memberOf("Bob"))).toBeDefined();
});

describe("11.9 slow mode", () => {
  beforeEach(() => room.send(olga, set("room/slow", 10)));

  test("makes an early message wait for the time in the refusal", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.pass(4_000);
    room.send(bob, say("two"));
    expect(room.peer(bob).last("refused")).toMatchObject({ code: "slow-mode", retryAfter: 6 });
    room.host.evict();
    room.send(bob, say("two"));
    expect(room.peer(bob).last("refused")).toMatchObject({ code: "slow-mode", retryAfter: 6 });
    room.pass(6_000);
    room.send(bob, say("two"));
    expect(room.peer(olga).last("changes")?.records).toMatchObject([{ body: "two" }]);
  });

  test("never names a time at which the message would be early again", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.pass(3_100);
    room.send(bob, say("two"));
    expect(room.peer(bob).last("refused")).toMatchObject({ code: "slow-mode", retryAfter: 7 });
  });

  test("counts messages sent while it was off", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.send(olga, set("room/slow", 0));
    room.send(bob, say("two"));
    room.pass(4_000);
    room.send(olga, set("room/slow", 10));
    room.send(bob, say("three"));
    expect(room.peer(bob).last("refused")).toMatchObject({ code: "slow-mode", retryAfter: 6 });
  });

  test("I6, 4.7 messages after an early message wait for it, even when their own time has come", () => {
    const bob = room.join("Bob");
    room.send(bob, say("zero"));
    room.pass(9_900);
    room.send(bob, say("one"));
    expect(refusal(bob)).toBe("slow-mode");
    room.pass(300);
    room.send(bob, say("two"));
    expect(refusal(bob)).toBe("out-of-turn");
    room.host.evict();
    room.send(bob, say("one"));
    room.pass(10_000);
    room.send(bob, say("two"));
    expect(room.log.all().map(flatBody)).toEqual(["zero", "one", "two"]);
  });

  test("4.7 a repeat of a stored message does not end the wait for an early one", () => {
    const bob = room.join("Bob");
    room.send(bob, say("zero"));
    room.send(bob, say("one"));
    room.send(bob, say("zero"));
    room.pass(10_000);
    room.send(bob, say("two"));
    expect(refusal(bob)).toBe("out-of-turn");
    room.send(bob, say("one"));
    room.pass(10_000);
    room.send(bob, say("two"));
    expect(room.log.all().map(flatBody)).toEqual(["zero", "one", "two"]);
  });

  test("8.4 a plain client cannot repeat a message under its id, so its next message need not wait for the early one", () => {
    const plain = room.joinPlain("Plain");
    room.host.receive(plain, "one");
    room.host.receive(plain, "two");
    room.pass(10_000);
    room.host.receive(plain, "three");
    expect(room.log.all().map(flatBody)).toEqual(["one", "three"]);
  });

  test("answers a repeat with the original, and applies to posts over HTTP as well", () => {
    const bob = room.join("Bob");
    room.send(bob, say("one"));
    room.send(bob, say("one"));
    expect(refusal(bob)).toBeUndefined();
    const again = room.host.ask({ id: memberOf("Bob"), name: "Bob" }, say("two"));
    expect(again).toEqual({ is: "refused", code: "slow-mode", retryAfter: 10 });
  });

  test("counts authors without a token by address: another name or connection gets no extra turn", () => {
    const guest = (n: number) =>
      room.host.ask(
        {
          id: `guest-${n}`.padEnd(16, "-"),
          name: `Guest ${n}`,
          isGuest: true,
          address: "here",
        },
        say(`no ${n}`),
      );
    expect(guest(1)).toMatchObject({ is: "done" });
    expect(guest(2)).toEqual({ is: "refused", code: "slow-mode", retryAfter: 10 });
    const plain = room.joinPlain("Plain", "here");
    room.host.receive(plain, "me too");
    expect(room.peer(plain).lines.join("\n")).toMatch(/slow mode/);
    const elsewhere = room.joinPlain("Elsewhere", "there");
    room.host.receive(elsewhere, "first");
    room.host.disconnect(elsewhere);
    room.pass(4_000);
    const again = room.joinPlain("Elsewhere", "there");
    room.host.receive(again, "second");
    expect(room.log.all().map(flatBody)).toEqual(["no 1", "first"]);
    room.pass(6_000);
    room.host.receive(again, "third");
    expect(guest(3)).toMatchObject({ is: "done" });
    // A member with a token is the same member everywhere, and one router may have many members behind it.
    const members = ["Bob", "Eve"].map((name) => room.join(name, {}, "here"));
    for (const id of members) room.send(id, say(`by ${id}`));
    expect(room.log.all()).toHaveLength(6);
  });

  test("does not apply to moderators and owners", () => {
    for (const text of ["one", "two"]) room.send(olga, say(text));
    expect(refusal(olga)).toBeUndefined();
  });
});

describe("11.7 a client without access", () => {
  const eve = { id: memberOf("Eve"), name: "Eve" };
  beforeEach(() => {
    room.send(room.join("Eve"), say("mine"));
    room.send(olga, set("room/kind", "invite"));
    room.send(olga, act({ act: "kick", member: memberOf("Eve") }));
  });

  test.each<Action>([{ act: "forget" }, { act: "erase-mine" }])(
    "is refused because they have nothing here, not reported as done: $act",
    (action) => {
      expect(room.host.act(eve, action)).toEqual({ is: "refused", code: "not-there" });
      expect(room.log.all()).toMatchObject([{ body: "mine" }]);
    },
  );

  test("gets the answers of an unused room, and is refused where that room would accept", () => {
    const nowhere = new RoomUnderTest();
    for (const it of [room, nowhere]) {
      expect(it.host.ask(eve, say(""))).toMatchObject({ code: "empty" });
      expect(it.host.ask(eve, set("plan", 1, { rev: 3 }))).toMatchObject({ code: "conflict" });
      expect(it.host.ask(eve, remove("plan"))).toEqual({ is: "done", rev: 0 });
      expect(it.host.act(eve, { act: "links" })).toMatchObject({ code: "not-allowed" });
      expect(it.host.act(eve, { act: "kick", member: eve.id })).toMatchObject({
        code: "not-allowed",
      });
      expect(it.host.importMessages(eve, 0, [])).toMatchObject({ code: "not-allowed" });
    }
    expect(nowhere.log.exists).toBe(false);
    expect(room.host.ask(eve, say("hi"))).toEqual({ is: "refused", code: "forbidden" });
    expect(room.host.ask(eve, set("plan", 1))).toMatchObject({ code: "forbidden" });
    expect(room.host.act(eve, { act: "claim" })).toEqual({ is: "refused", code: "forbidden" });
  });

  test("pays the usual price for these answers", () => {
    const hurried = new RoomUnderTest(
      allowancesOf(
        '{"ofMember":{"perSecond":0.001,"burst":5},"ofAddress":{"perSecond":0.001,"burst":5}}',
      ),
    );
    const caller = { ...eve, address: "here" };
    const answers = Array.from({ length: 7 }, () => hurried.host.ask(caller, say("")));
    expect(answers.map((it) => it.is === "refused" && it.code)).toEqual([
      ...Array.from({ length: 5 }, () => "empty"),
      "slow-down",
      "slow-down",
    ]);
  });

  test("learns nothing about a deleted room, even with a key that once was valid there", () => {
    room.send(olga, act({ act: "wipe" }));
    expect(refusal(room.join("Mona", { key }))).toBe("bad-link");
    expect(refusal(room.join("Olga", { key: OWNERS_KEY, visit: "another-visit" }))).toBe(
      "room-deleted",
    );
  });
});
