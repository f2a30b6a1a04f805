import { beforeEach, describe, expect, test } from "vitest";
import { LIMITS } from "../../src/protocol/limits.ts";
import { say, tokenOf } from "../support/members.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

let room: RoomUnderTest;
beforeEach(() => {
  room = new RoomUnderTest();
});

describe("joining", () => {
  test("3.3 a hello is answered with a welcome that lists who is here", () => {
    room.join("Alice");
    const bob = room.join("Bob");
    expect(room.peer(bob).heard[0]).toMatchObject({
      type: "welcome",
      you: tokenOf("Bob").slice(0, 16),
      head: 0,
      mode: "reset",
      records: [],
      more: false,
      count: 2,
      members: [{ name: "Bob" }, { name: "Alice" }],
    });
  });

  test("3.1 speech before hello is refused and ends the connection", () => {
    const mallory = room.connect();
    room.send(mallory, say("hi"));
    expect(room.peer(mallory).last("refused")?.code).toBe("hello-first");
    expect(room.peer(mallory).closed?.code).toBe(4501);
    expect(room.log.head).toBe(0);
  });

  test("3.1 ten seconds without a hello end the connection, and only that one", () => {
    const alice = room.join("Alice");
    const mute = room.connect();
    expect(room.deadline).toBe(room.now + 10_000);
    room.now += 9_999;
    room.expire();
    expect(room.peer(mute).closed).toBeUndefined();
    room.now += 1;
    room.expire();
    expect(room.peer(mute).closed?.code).toBe(4501);
    expect(room.peer(alice).closed).toBeUndefined();
    expect(room.deadline).toBeUndefined();
  });

  test("3.2 an unknown version is refused and ends the connection", () => {
    const old = room.join("Alice", { v: 2 });
    expect(room.peer(old).last("refused")?.code).toBe("version");
    expect(room.peer(old).closed?.code).toBe(4506);
  });

  test("3.2 a name that cannot be shown is refused, and hello may be said again", () => {
    const id = room.join("\u200B \u202E");
    expect(room.peer(id).last("refused")?.code).toBe("bad-name");
    room.send(id, { type: "hello", v: 1, token: tokenOf("a"), visit: "visit-of-a", name: "Ana" });
    expect(room.peer(id).last("welcome")?.members).toMatchObject([{ name: "Ana" }]);
  });

  test("3.4 a cursor resumes with all that was missed", () => {
    const alice = room.join("Alice");
    for (const body of ["one", "two", "three"]) room.send(alice, say(body));
    const { epoch } = room.log;
    const bob = room.join("Bob", { cursor: { epoch, seq: 1 } });
    const welcome = room.peer(bob).last("welcome");
    expect(welcome).toMatchObject({ mode: "resumed", head: 3 });
    expect(welcome?.records.map((it) => it.body)).toEqual(["two", "three"]);
  });

  test.each([
    ["of another epoch", { epoch: "f".repeat(32), seq: 1 }],
    ["beyond the head", { epoch: "0".repeat(32), seq: 9 }],
  ])("3.5 a cursor %s is answered with a reset", (_, cursor) => {
    room.send(room.join("Alice"), say("one"));
    const bob = room.join("Bob", { cursor });
    expect(room.peer(bob).last("welcome")).toMatchObject({ mode: "reset", head: 1 });
  });

  test("3.5 who missed too much starts from the newest page", () => {
    const alice = room.join("Alice");
    for (let i = 0; i <= LIMITS.resumeRecords; i++) room.send(alice, say(`line ${i}`));
    const bob = room.join("Bob", { cursor: { epoch: room.log.epoch, seq: 0 } });
    const welcome = room.peer(bob).last("welcome");
    expect(welcome).toMatchObject({ mode: "reset", more: true });
    expect(welcome?.records).toHaveLength(LIMITS.pageRecords);
    expect(welcome?.records.at(-1)?.seq).toBe(room.log.head);
  });

  test("3.6 a second hello is refused", () => {
    const alice = room.join("Alice");
    room.send(alice, { type: "hello", v: 1, token: tokenOf("x"), visit: "visit-of-x", name: "X" });
    expect(room.peer(alice).last("refused")?.code).toBe("hello-again");
    expect(room.peer(alice).last("welcome")?.count).toBe(1);
  });

  test("3.7 a hello of the same visit supersedes the older socket, whose frames are ignored", () => {
    const bob = room.join("Bob");
    const older = room.join("Alice");
    const newer = room.join("Alice");
    room.send(older, say("in flight"));
    room.disconnect(older);
    expect(room.peer(older).closed?.code).toBe(4502);
    expect(room.log.head).toBe(0);
    room.disconnect(newer);
    const presence = room.peer(bob).heard.filter((it) => it.type === "presence");
    expect(presence.map((it) => [it.joined?.[0]?.name, it.left?.[0]?.name])).toEqual([
      ["Bob", undefined],
      ["Alice", undefined],
      [undefined, "Alice"],
    ]);
  });
});

describe("saying", () => {
  test("4.1 a message reaches everybody, its sender too, with the next seq", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    room.send(alice, say("hello"));
    const changes = {
      type: "changes",
      from: 0,
      to: 1,
      records: [{ seq: 1, id: "id-of-hello", name: "Alice", at: room.now, body: "hello" }],
    };
    expect(room.peer(alice).heard.at(-1)).toMatchObject(changes);
    expect(room.peer(bob).heard.at(-1)).toMatchObject(changes);
  });

  test("4.4 the same id is stored once, and its sender is answered with the original", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    room.send(alice, say("once", "same-id-"));
    room.hibernate();
    const heardByBob = room.peer(bob).heard.length;
    room.send(alice, say("twice", "same-id-"));
    expect(room.log.head).toBe(1);
    expect(room.peer(alice).last("changes")).toMatchObject({
      from: 0,
      to: 1,
      records: [{ body: "once" }],
    });
    expect(room.peer(bob).heard).toHaveLength(heardByBob);
  });

  test("4.4 the same id from another member is another message", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    room.send(alice, say("hers", "same-id-"));
    room.send(bob, say("his", "same-id-"));
    expect(room.log.head).toBe(2);
  });

  test.each([
    ["too-long", "é".repeat(LIMITS.bodyBytes / 2) + "x"],
    ["empty", " \n\t "],
    ["not-text", "nul \u0000"],
    ["not-text", "half \uD800 a pair"],
    ["not-text", "\u001B[31mred"],
  ])("4.5 a body that is %s is refused and changes nothing", (code, body) => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const heardByBob = room.peer(bob).heard.length;
    room.send(alice, say(body, "bad-body"));
    expect(room.peer(alice).last("refused")).toMatchObject({ code, id: "bad-body" });
    expect(room.peer(alice).closed).toBeUndefined();
    expect(room.log.head).toBe(0);
    expect(room.peer(bob).heard).toHaveLength(heardByBob);
  });

  test("4.5 a body of exactly the limit is said as it is", () => {
    const alice = room.join("Alice");
    const body = "\n".repeat(LIMITS.bodyBytes - 4) + "🐚";
    room.send(alice, say(body, "longest-"));
    expect(room.log.at(1)?.body).toBe(body);
  });

  test("4.6 what could not be stored is refused, shown to nobody, and can be sent again", () => {
    const alice = room.join("Alice");
    room.log.full = true;
    room.send(alice, say("lost?", "first-try"));
    expect(room.peer(alice).last("refused")).toMatchObject({ code: "not-stored", id: "first-try" });
    expect(room.peer(alice).last("changes")).toBeUndefined();
    room.log.full = false;
    room.send(alice, say("lost?", "first-try"));
    expect(room.peer(alice).last("changes")?.records).toMatchObject([{ seq: 1, body: "lost?" }]);
  });
});

describe("who is here", () => {
  test("5.2 two tabs of one member join once and leave once, also across a hibernation", () => {
    const bob = room.join("Bob");
    const one = room.join("Alice", { visit: "first-tab" });
    const two = room.join("Alice", { visit: "second-tab" });
    room.hibernate();
    room.disconnect(one);
    expect(room.peer(bob).last("presence")?.left).toBeUndefined();
    room.disconnect(two);
    expect(room.peer(bob).last("presence")).toMatchObject({ left: [{ name: "Alice" }], count: 1 });
    const joins = room.peer(bob).heard.filter((it) => it.type === "presence" && it.joined);
    expect(joins).toHaveLength(2);
  });

  test("5.3 a rename is a member's: all tabs take it, everybody hears it once", () => {
    const bob = room.join("Bob");
    const one = room.join("Alice", { visit: "first-tab" });
    const two = room.join("Alice", { visit: "second-tab" });
    room.send(one, { type: "rename", name: " Alicia " });
    expect(room.peer(bob).last("presence")).toMatchObject({ renamed: [{ name: "Alicia" }] });
    room.hibernate();
    room.send(two, say("hi"));
    expect(room.log.at(1)?.name).toBe("Alicia");
  });

  test("5.3 a hello under another name renames the member", () => {
    const bob = room.join("Bob");
    room.join("Alice", { visit: "first-tab" });
    room.join("Alice", { visit: "second-tab", name: "Alicia" });
    expect(room.peer(bob).last("presence")).toMatchObject({
      renamed: [{ name: "Alicia" }],
      count: 2,
    });
  });

  test("5.4 a welcome lists a bounded number of members, always with oneself", () => {
    for (let i = 0; i < LIMITS.rosterMembers + 5; i++) room.join(`Member${i}-`);
    const last = room.join("Zoe");
    const welcome = room.peer(last).last("welcome");
    expect(welcome?.members).toHaveLength(LIMITS.rosterMembers);
    expect(welcome?.members[0]?.name).toBe("Zoe");
    expect(welcome?.count).toBe(LIMITS.rosterMembers + 6);
  });
});

describe("refusals", () => {
  test("1.4 an unknown type is refused by its id, and the connection stays", () => {
    const alice = room.join("Alice");
    room.sendText(alice, '{"type":"dance","id":"dance-01"}');
    expect(room.peer(alice).last("refused")).toMatchObject({
      code: "unknown-type",
      id: "dance-01",
    });
    room.send(alice, say("still here"));
    expect(room.log.head).toBe(1);
  });

  test("1.5 what is no frame is refused and ends the connection", () => {
    const bob = room.join("Bob");
    const alice = room.join("Alice");
    room.sendText(alice, "[]");
    expect(room.peer(alice).last("refused")?.code).toBe("bad-frame");
    expect(room.peer(alice).closed?.code).toBe(4500);
    expect(room.peer(bob).last("presence")?.left).toMatchObject([{ name: "Alice" }]);
  });

  test("1.5 a binary message is refused and ends the connection", () => {
    const alice = room.join("Alice");
    room.sendBinary(alice);
    expect(room.peer(alice).closed?.code).toBe(1003);
  });

  test("1.2 a frame one byte over the limit is refused and ends the connection", () => {
    const alice = room.join("Alice");
    room.sendText(alice, " ".repeat(LIMITS.frameBytes + 1));
    expect(room.peer(alice).last("refused")?.code).toBe("frame-too-big");
    expect(room.peer(alice).closed?.code).toBe(1009);
  });
});
