import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import { TIMING } from "../../src/room/turn/timing.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { LIMITS } from "../../src/protocol/limits.ts";
import { draft } from "../support/log-contract.ts";
import { hello, say, tokenOf } from "../support/members.ts";
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
      count: 2,
      members: [{ name: "Bob" }, { name: "Alice" }],
    });
  });

  test("3.1 any frame before the hello is refused and ends the connection", () => {
    const mallory = room.connect();
    room.send(mallory, say("hi"));
    expect(room.peer(mallory).last("refused")?.code).toBe("hello-first");
    expect(room.peer(mallory).closed?.code).toBe(4501);
    expect(room.log.head).toBe(0);
  });

  test("3.1 a frame of unknown type before the hello is refused and ends the connection, too", () => {
    const mallory = room.connect();
    room.host.receive(mallory, '{"type":"dance"}');
    expect(room.peer(mallory).last("refused")?.code).toBe("hello-first");
    expect(room.peer(mallory).closed?.code).toBe(4501);
  });

  test("3.1 a connection without a hello is closed after ten seconds, and no other is", () => {
    const alice = room.join("Alice");
    const mute = room.connect();
    room.pass(9_999);
    expect(room.peer(mute).closed).toBeUndefined();
    room.pass(1);
    expect(room.peer(mute).closed?.code).toBe(4501);
    expect(room.peer(alice).closed).toBeUndefined();
  });

  test("3.2 an unknown version is refused and ends the connection", () => {
    const old = room.connect();
    room.host.receive(old, JSON.stringify({ ...hello("Alice"), v: 2 }));
    expect(room.peer(old).last("refused")?.code).toBe("version");
    expect(room.peer(old).closed?.code).toBe(4506);
  });

  test("3.2 an invalid name is refused, and the client can send another hello", () => {
    const id = room.join("\u200B \u202E");
    expect(room.peer(id).last("refused")?.code).toBe("bad-name");
    room.send(id, { type: "hello", v: 1, token: tokenOf("a"), visit: "visit-of-a", name: "Ana" });
    expect(room.peer(id).last("welcome")?.members).toMatchObject([{ name: "Ana" }]);
  });

  test("3.4 a hello with a cursor brings every missed change", () => {
    const alice = room.join("Alice");
    for (const body of ["one", "two", "three"]) room.send(alice, say(body));
    const { epoch } = room.log;
    const bob = room.join("Bob", { cursor: { epoch, seq: 1 } });
    const welcome = room.peer(bob).last("welcome");
    expect(welcome).toMatchObject({ mode: "resumed", head: 3 });
    expect(welcome?.records.map(flatBody)).toEqual(["two", "three"]);
  });

  test.each([
    ["of another epoch", { epoch: "f".repeat(32), seq: 1 }],
    ["beyond the head", { epoch: "0".repeat(32), seq: 9 }],
  ])("3.5 a cursor %s is answered with a reset", (_, cursor) => {
    room.send(room.join("Alice"), say("one"));
    const bob = room.join("Bob", { cursor });
    expect(room.peer(bob).last("welcome")).toMatchObject({ mode: "reset", head: 1 });
  });

  test("3.6 a client that missed too much gets the newest page, the revised messages, and a gap in between", () => {
    const alice = room.join("Alice");
    for (let n = 1; n <= 10; n++) room.send(alice, say(`line ${n}`));
    const cursor = { epoch: room.log.epoch, seq: 10 };
    for (let n = 11; n <= 600; n++) room.send(alice, say(`line ${n}`));
    room.log.revise(3, { is: "said", body: "revised" });
    const welcome = room.peer(room.join("Bob", { cursor })).last("welcome");
    const first = 600 - LIMITS.pageRecords + 1;
    expect(welcome).toMatchObject({
      mode: "resumed",
      head: 601,
      gap: { after: 10, before: first },
    });
    expect(welcome?.records[0]).toMatchObject({ seq: 3, rev: 601, body: "revised" });
    expect(welcome?.records.slice(1).map((it) => it.seq)).toEqual(
      Array.from({ length: LIMITS.pageRecords }, (_, i) => first + i),
    );
  });

  test("3.6 no gap is reported where nothing is left out", () => {
    for (let n = 1; n <= 490; n++) room.log.append(draft(n));
    const cursor = { epoch: room.log.epoch, seq: 490 };
    for (let n = 1; n <= 480; n++) room.log.revise(n, { is: "said", body: "revised" });
    for (let n = 1; n <= 30; n++) room.log.append(draft(1_000 + n));
    const welcome = room.peer(room.join("Bob", { cursor })).last("welcome");
    expect(welcome).toMatchObject({ mode: "resumed" });
    expect(welcome?.records).toHaveLength(510);
    expect(welcome?.gap).toBeUndefined();
  });

  test("3.5 a first welcome has the newest page, and a gap for everything older", () => {
    const alice = room.join("Alice");
    for (let n = 1; n <= LIMITS.pageRecords; n++) room.send(alice, say(`line ${n}`));
    expect(room.peer(room.join("Bob")).last("welcome")?.gap).toBeUndefined();
    room.send(alice, say("one more"));
    const welcome = room.peer(room.join("Carol")).last("welcome");
    expect(welcome).toMatchObject({ mode: "reset", gap: { after: 0, before: 2 } });
    expect(welcome?.records).toHaveLength(LIMITS.pageRecords);
  });

  test("3.8 a second hello of the same visit resumes from its cursor; another visit's is refused", () => {
    const alice = room.join("Alice");
    room.send(alice, say("one"));
    const cursor = { epoch: room.log.epoch, seq: 0 };
    room.send(alice, hello("Alice", { cursor }));
    expect(room.peer(alice).last("welcome")).toMatchObject({ mode: "resumed", head: 1, count: 1 });
    room.send(alice, hello("Bob"));
    expect(room.peer(alice).last("refused")?.code).toBe("not-yours");
    expect(room.peer(alice).all("presence")).toHaveLength(1);
  });

  test("3.7 a hello of the same visit supersedes the older socket, whose frames are ignored", () => {
    const bob = room.join("Bob");
    const older = room.join("Alice");
    const newer = room.join("Alice");
    room.send(older, say("in flight"));
    room.host.disconnect(older);
    expect(room.peer(older).closed?.code).toBe(4502);
    expect(room.log.head).toBe(0);
    expect(room.peer(newer).closed).toBeUndefined();
    room.pass(60_000);
    expect(
      room
        .peer(bob)
        .all("presence")
        .flatMap((it) => it.left ?? []),
    ).toEqual([]);
  });
});

describe("sending messages", () => {
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

  test("4.4 a message with a known id is not stored again, and its sender gets the original", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    room.send(alice, say("once", "same-id-"));
    room.host.evict();
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
    ["not-text", "caf\uFFFD"],
    ["not-text", "\uFFFD"],
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

  test("4.5 a body of exactly the maximum length is accepted unchanged", () => {
    const alice = room.join("Alice");
    const body = "\n".repeat(LIMITS.bodyBytes - 4) + "🐚";
    room.send(alice, say(body, "longest-"));
    expect(room.log.all()[0]).toMatchObject({ body });
  });

  test("4.6 a message that could not be stored is refused, delivered to nobody, and can be sent again", () => {
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

describe("order", () => {
  test("4.7 messages after a temporarily refused message wait for it", () => {
    const alice = room.join("Alice");
    room.log.full = true;
    room.send(alice, say("one"));
    room.log.full = false;
    room.host.evict();
    room.send(alice, say("two"));
    expect(room.peer(alice).last("refused")).toMatchObject({ code: "out-of-turn", retryAfter: 1 });
    room.send(alice, say("one"));
    room.send(alice, say("two"));
    expect(room.log.all().map(flatBody)).toEqual(["one", "two"]);
  });

  test.each([
    ["too-long", () => {}, "x".repeat(8_001)],
    ["empty", () => {}, " "],
    ["room-full", () => (room.log.isFull = true), "one"],
  ])(
    "4.7 a message that had to wait and is then refused for good (%s) holds up nobody",
    (code, happen, body) => {
      const alice = room.join("Alice");
      room.log.full = true;
      room.send(alice, say("one", "id-of-one"));
      room.log.full = false;
      happen();
      room.send(alice, say(body, "id-of-one"));
      expect(room.peer(alice).last("refused")).toMatchObject({ code, id: "id-of-one" });
      room.log.isFull = false;
      room.send(alice, say("two"));
      expect(room.log.all().map(flatBody)).toEqual(["two"]);
    },
  );

  test("4.7 a new hello clears what earlier refusals held back", () => {
    const alice = room.join("Alice");
    room.log.full = true;
    room.send(alice, say("one"));
    room.log.full = false;
    room.send(alice, hello("Alice"));
    room.send(alice, say("two"));
    expect(room.log.all().map(flatBody)).toEqual(["two"]);
  });

  test("4.4 a repeat of an old message is found if its sender marks it as a repeat", () => {
    const alice = room.join("Alice");
    room.send(alice, say("mine", "far-back"));
    for (let n = 0; n < 1_000; n++) room.log.append({ ...draft(n), by: "o".repeat(16) });
    room.host.evict();
    room.send(alice, { ...say("mine", "far-back"), after: 0 });
    expect(room.log.head).toBe(1_001);
    expect(room.peer(alice).last("changes")?.records).toMatchObject([{ seq: 1, body: "mine" }]);
  });
});

describe("gathering", () => {
  test("4.10 messages of one moment are sent in one frame, in order", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const before = room.peer(alice).lines.length;
    room.sendAtOnce([
      [alice, say("one")],
      [bob, say("two")],
      [alice, say("three")],
    ]);
    expect(room.peer(alice).lines).toHaveLength(before + 1);
    const changes = room.peer(bob).last("changes");
    expect(changes).toMatchObject({ from: 0, to: 3 });
    expect(changes?.records.map(flatBody)).toEqual(["one", "two", "three"]);
  });

  test("4.10 a thousand messages of one moment are gathered, and sent in frames of bounded size", () => {
    const alice = room.join("Alice");
    room.peer(alice);
    const body = "x".repeat(1_000);
    room.sendAtOnce(Array.from({ length: 1_000 }, (_, n) => [alice, say(body, `long-${n}--`)]));
    const frames = room.peer(alice).lines.slice(2);
    const changes = frames.filter((it) => it.startsWith('{"type":"changes"'));
    for (const frame of changes.slice(0, -1)) {
      expect(frame.length).toBeGreaterThan(55_000);
      expect(frame.length).toBeLessThan(70_000);
    }
    expect(room.host.callbacks).toBeLessThan(4);
  });

  test("5.9 of each member and kind, only the newest signal of a moment is sent, and nothing is stored", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const plain = room.joinPlain("Carol");
    const lines = room.peer(plain).lines.length;
    const before = room.peer(bob).lines.length;
    room.sendAtOnce([
      [alice, { type: "signal", kind: "cursor", data: "1" }],
      [alice, { type: "signal", kind: "cursor", data: "2" }],
      [bob, { type: "signal", kind: "typing" }],
    ]);
    expect(room.peer(bob).all("signals")).toMatchObject([
      { signals: [{ kind: "cursor", data: "2" }, { kind: "typing" }] },
    ]);
    expect(room.peer(plain).lines).toHaveLength(lines);
    expect(room.peer(bob).lines.length - before).toBe(1);
    expect(room.log.head).toBe(0);
  });

  test("5.9 a signal with half a surrogate pair is refused, and the connection stays open", () => {
    const alice = room.join("Alice");
    room.host.receive(alice, '{"type":"signal","kind":"cursor","data":"\\ud83e"}');
    expect(room.peer(alice).last("refused")?.code).toBe("bad-field");
    expect(room.peer(alice).all("signals")).toEqual([]);
    expect(room.peer(alice).closed).toBeUndefined();
  });

  test("5.9 a member who signals very often fills one frame, and no client lags", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const data = "\u0000".repeat(512);
    const signals = Array.from({ length: 5_000 }, (_, n) => n);
    room.sendAtOnce(signals.map((n) => [alice, { type: "signal", kind: `k${n}`, data }]));
    expect(Math.max(...room.peer(bob).lines.map((it) => it.length))).toBeLessThan(70_000);
    expect(room.peer(bob).all("signals")).toHaveLength(1);
    expect(room.peer(bob).all("lag")).toEqual([]);
  });

  test("5.9 a member's signals are sent, however many were sent before", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const data = "x".repeat(512);
    for (let n = 0; n < 200; n += 1) {
      room.send(alice, signal("cursor", data));
      room.pass(1_000);
    }
    expect(room.peer(bob).all("signals")).toHaveLength(200);
  });

  test("5.9 a member who types and says much in one moment can still be seen typing", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const data = "x".repeat(512);
    const lines = Array.from({ length: 20 }, (_, n): [number, ClientFrame][] => [
      [alice, signal("typing", data)],
      [alice, say(`line ${n}`)],
    ]);
    room.host.flush();
    room.sendAtOnce([...lines.flat(), [alice, signal("typing", data)]]);
    expect(room.peer(bob).last("signals")?.signals).toMatchObject([{ kind: "typing" }]);
  });

  test("5.9 a member who signals very often does not displace the signals of others", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const data = "x".repeat(512);
    const aliceSignals = (kind: string): [number, ClientFrame] => [alice, signal(kind, data)];
    room.sendAtOnce([
      ...Array.from({ length: 500 }, (_, n) => aliceSignals(`k${n}`)),
      [bob, signal("typing")],
    ]);
    const kinds = room
      .peer(bob)
      .last("signals")
      ?.signals.map((it) => it.kind);
    expect(kinds).toContain("typing");
  });

  test("5.10 a member who has sent the message is not shown as typing, even while presence news of a crowd waits", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    for (let n = 0; n < 150; n++) room.join(`Member${n}-`);
    room.peer(bob);
    room.sendAtOnce([
      [alice, { type: "signal", kind: "typing" }],
      [bob, { type: "signal", kind: "typing" }],
      [alice, say("typed")],
    ]);
    const by = room.peer(bob).last("changes")?.records[0]?.by;
    room.pass(2_000);
    const typing = room
      .peer(bob)
      .all("signals")
      .flatMap((it) => it.signals);
    expect(typing).toHaveLength(1);
    expect(typing[0]?.by).not.toBe(by);
  });

  test("4.10 a member who joins in that moment has its messages in the welcome, and nobody misses one", () => {
    const alice = room.join("Alice");
    const late = room.connect();
    room.sendAtOnce([
      [alice, say("one")],
      [late, hello("Bob")],
      [alice, say("two")],
    ]);
    expect(room.peer(late).last("welcome")).toMatchObject({ head: 1, records: [{ body: "one" }] });
    expect(room.peer(late).last("changes")).toMatchObject({ to: 2 });
    expect(room.peer(alice).last("changes")).toMatchObject({ to: 2 });
    expect(room.peer(alice).all("changes")[0]).toMatchObject({ from: 0 });
  });

  test("4.10 a plain client that joins does not hear earlier messages", () => {
    const alice = room.join("Alice");
    room.host.receive(alice, JSON.stringify(say("before")));
    const ana = room.joinPlain("Ana");
    expect(room.peer(ana).lines).toEqual(["New client connected: Ana"]);
  });

  test("4.10 a refusal is sent at once, and an acknowledgement after the commit", () => {
    const alice = room.join("Alice");
    room.host.flush();
    room.sendAtOnce([
      [alice, say("one")],
      [alice, say(" ", "nothing-")],
    ]);
    const types = room.peer(alice).heard.map((it) => it.type);
    expect(types.slice(-2)).toEqual(["refused", "changes"]);
  });

  test("5.8 a thousand joins are far fewer frames than a thousand for each", () => {
    const first = room.join("First");
    for (let n = 0; n < 1_000; n++) {
      room.join(`Member${n}-`);
      room.pass(5);
    }
    room.pass(5_000);
    const news = room.peer(first).all("presence");
    expect(news.flatMap((it) => it.joined ?? [])).toHaveLength(1_001);
    expect(news.length).toBeLessThan(200);
  });

  test("5.8 a name that changes often is announced once a moment, even for a member who has just joined", () => {
    const bob = room.join("Bob");
    room.peer(bob);
    const alice = room.join("Alice");
    for (let n = 0; n < 20; n++) room.send(alice, { type: "rename", name: `Alice ${n}` });
    const told = room.peer(bob).all("presence").slice(1);
    expect(told).toMatchObject([{ joined: [{ name: "Alice 19" }] }]);
  });

  test("5.8 all joins and leaves between two presence frames of a crowd fit one frame", () => {
    const bob = room.join("Bob");
    for (let n = 0; n < 500; n++) room.join(`Member${n}-`);
    room.peer(bob);
    const before = room.peer(bob).all("presence").length;
    for (let n = 0; n < 300; n++) {
      room.host.disconnect(room.joinPlain(`Plain${n}`));
      room.pass(1);
    }
    room.pass(2_000);
    const news = room.peer(bob).all("presence").slice(before);
    expect(news.length).toBeLessThan(3);
    expect(news.flatMap((it) => it.joined ?? [])).toEqual([]);
  });

  test("5.8 a presence frame never mentions a member twice", () => {
    const bob = room.join("Bob");
    room.peer(bob);
    const ana = room.joinPlain("Ana");
    room.host.disconnect(ana);
    const told = room.peer(bob).all("presence").slice(1);
    expect(told).toMatchObject([{ joined: [{ name: "Ana" }] }, { left: [{ name: "Ana" }] }]);
  });
});

describe("history", () => {
  const seqs = (id: number): number[] | undefined =>
    room
      .peer(id)
      .last("page")
      ?.records.map((it) => it.seq);

  test("4.8 a pull pages down from its newer end, and its answer says what it covers", () => {
    for (let n = 1; n <= 120; n++) room.log.append(draft(n));
    const alice = room.join("Alice");
    room.send(alice, { type: "pull", after: 0, before: 71 });
    expect(room.peer(alice).last("page")).toMatchObject({ after: 20, before: 71 });
    expect(seqs(alice)).toEqual(Array.from({ length: 50 }, (_, i) => 21 + i));
    room.send(alice, { type: "pull", after: 0, before: 21 });
    expect(room.peer(alice).last("page")).toMatchObject({ after: 0, before: 21 });
  });

  test("4.8 with after alone it pages up", () => {
    for (let n = 1; n <= 120; n++) room.log.append(draft(n));
    const alice = room.join("Alice");
    room.send(alice, { type: "pull", after: 30 });
    expect(room.peer(alice).last("page")).toMatchObject({ after: 30, before: 81 });
    room.send(alice, { type: "pull", after: 100 });
    expect(room.peer(alice).last("page")).toMatchObject({ after: 100, before: 121 });
  });
});

describe("slow readers", () => {
  const flood = (from: number): void => {
    const body = "x".repeat(7_000);
    for (let n = 0; n < 160; n++) room.send(from, say(body, `flood-${n}-${room.now}`));
  };

  test("4.9 a client beyond its credit gets one lag frame and nothing more, and is closed after 30 s", () => {
    const alice = room.join("Alice");
    const slow = room.join("Bob");
    for (let burst = 0; burst < 3; burst++) {
      flood(alice);
      room.send(alice, { type: "read", chars: 2_000_000 });
      room.now += 1;
    }
    expect(room.peer(slow).all("lag")).toHaveLength(1);
    expect(room.peer(slow).lines.join("").length).toBeLessThan(1.1 * LIMITS.creditChars);
    room.pass(30_000);
    expect(room.peer(slow).closed?.code).toBe(4002);
  });

  test("4.9 a client that sends another hello continues from its cursor", () => {
    const alice = room.join("Alice");
    const slow = room.join("Bob");
    flood(alice);
    expect(room.peer(slow).last("lag")).toBeDefined();
    const seq = room.peer(slow).last("changes")?.to ?? 0;
    room.send(slow, { type: "read", chars: room.peer(slow).lines.join("").length });
    room.send(slow, hello("Bob", { cursor: { epoch: room.log.epoch, seq } }));
    expect(room.peer(slow).last("welcome")).toMatchObject({ mode: "resumed", head: 160 });
    room.send(alice, say("and on"));
    expect(room.peer(slow).last("changes")?.records).toMatchObject([{ body: "and on" }]);
    room.pass(60_000);
    expect(room.peer(slow).closed).toBeUndefined();
  });

  test("4.9 a client that reports how much it has read never lags", () => {
    const alice = room.join("Alice");
    let read = 0;
    for (let n = 0; n < 500; n++) {
      room.send(alice, say("x".repeat(7_000), `long-${n}--`));
      if (n % 20 > 0) continue;
      const total = room.peer(alice).lines.join("").length;
      room.send(alice, { type: "read", chars: total - read });
      read = total;
    }
    expect(room.peer(alice).last("lag")).toBeUndefined();
  });

  test("4.9 a lagging client is closed even if the room hibernated or another alarm came first", () => {
    const alice = room.join("Alice");
    const slow = room.join("Bob");
    const carol = room.join("Carol");
    flood(alice);
    expect(room.peer(slow).last("lag")).toBeDefined();
    room.pass(1_000);
    room.host.disconnect(carol);
    room.host.evict();
    room.pass(29_000);
    expect(room.peer(slow).closed?.code).toBe(4002);
  });

  test("4.9 a client that requests without reading is sent no more than its credit", () => {
    const alice = room.join("Alice");
    for (let n = 0; n < 50; n++) room.send(alice, say("x".repeat(7_000), `long-${n}--`));
    for (const ask of [hello("Bob"), { type: "pull" }] as const) {
      const greedy = room.join("Bob");
      for (let n = 0; n < 50; n++) room.send(greedy, ask);
      expect(room.peer(greedy).lines.join("").length).toBeLessThan(1.5 * LIMITS.creditChars);
      expect(room.peer(greedy).last("lag")).toBeDefined();
    }
  });

  test("4.9 reporting more than was sent gives no credit", () => {
    const alice = room.join("Alice");
    const liar = room.join("Bob");
    room.send(liar, { type: "read", chars: Number.MAX_SAFE_INTEGER });
    flood(alice);
    expect(room.peer(liar).last("lag")).toBeDefined();
  });

  test("4.9 a plain client that only listens is closed far later", () => {
    const alice = room.join("Alice");
    const ana = room.joinPlain("Ana");
    for (let n = 0; n < 2_500; n++) {
      room.send(alice, say("x".repeat(7_000), `long-${n}--`));
      if (n % 20 === 0) room.send(alice, { type: "read", chars: 1_000_000 });
    }
    expect(room.peer(ana).lines.join("").length).toBeGreaterThan(16_000_000);
    expect(room.peer(ana).closed?.code).toBe(4002);
  });
});

describe("presence", () => {
  test("5.2 two tabs of one member join once and leave once, also across a hibernation", () => {
    const bob = room.join("Bob");
    const one = room.join("Alice", { visit: "first-tab" });
    const two = room.join("Alice", { visit: "second-tab" });
    room.host.evict();
    room.host.disconnect(one);
    room.host.evict();
    room.host.disconnect(two);
    room.host.evict();
    room.pass(14_999);
    expect(room.peer(bob).last("presence")?.left).toBeUndefined();
    room.pass(1);
    expect(room.peer(bob).last("presence")).toMatchObject({ left: [{ name: "Alice" }], count: 1 });
    const joined = room
      .peer(bob)
      .all("presence")
      .flatMap((it) => it.joined ?? []);
    expect(joined.map((it) => it.name)).toEqual(["Bob", "Alice"]);
  });

  test("5.5 twenty reconnects within ten seconds announce nothing", () => {
    const bob = room.join("Bob");
    let alice = room.join("Alice");
    const before = room.peer(bob).lines.length;
    for (let flap = 0; flap < 20; flap++) {
      room.host.disconnect(alice);
      room.pass(250);
      if (flap % 3 === 0) room.host.evict();
      alice = room.join("Alice", { visit: `visit-${flap}--` });
      room.pass(250);
    }
    room.pass(60_000);
    expect(room.peer(bob).lines).toHaveLength(before);
  });

  test("5.5 the connection that carries a pending leave can close as well, and the leave is still announced", () => {
    const bob = room.join("Bob");
    const carol = room.join("Carol");
    const alice = room.join("Alice");
    room.host.disconnect(alice);
    room.pass(5_000);
    room.host.disconnect(bob);
    room.host.evict();
    room.pass(10_000);
    expect(room.peer(carol).last("presence")).toMatchObject({
      left: [{ name: "Alice" }],
      count: 2,
    });
    room.pass(5_000);
    expect(room.peer(carol).last("presence")).toMatchObject({ left: [{ name: "Bob" }], count: 1 });
  });

  test("5.5 a connection that carries a pending leave and reconnects still carries it", () => {
    room.join("Alice");
    const bob = room.join("Bob");
    room.host.disconnect(bob);
    const again = room.join("Alice");
    room.host.evict();
    room.pass(15_000);
    expect(room.peer(again).last("presence")).toMatchObject({ left: [{ name: "Bob" }] });
  });

  test("5.5 a leave is announced after a hibernation, also if the connection that carries it said hello again", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    room.host.disconnect(bob);
    room.send(alice, hello("Alice"));
    room.host.evict();
    room.pass(15_000);
    expect(room.peer(alice).last("presence")).toMatchObject({ left: [{ name: "Bob" }], count: 1 });
  });

  test("5.5 a member within their grace is still present when the end of the carrying connection wakes the room", () => {
    const alice = room.join("Alice");
    const bob = room.join("Bob");
    const carol = room.join("Carol");
    room.host.disconnect(bob);
    room.host.evict();
    room.host.sleepThrough(alice);
    const dave = room.join("Dave");
    expect(
      room
        .peer(dave)
        .last("welcome")
        ?.members.map((it) => it.name),
    ).toContain("Bob");
    room.pass(15_000);
    const left = room
      .peer(carol)
      .all("presence")
      .flatMap((it) => it.left ?? []);
    expect(left.map((it) => it.name).toSorted()).toEqual(["Alice", "Bob"]);
  });

  test("5.5 what a socket has to remember fits its attachment, however long the names", () => {
    const name = "😀".repeat(37);
    room.join("Alice");
    const others = Array.from({ length: 120 }, (_, i) => room.join(`${name}${i}`));
    expect(room.peer(others[119] ?? 0).last("welcome")?.count).toBe(121);
    for (const id of others) room.host.disconnect(id);
    expect(room.host.largestAttachment).toBeGreaterThan(8_192);
    expect(room.host.largestAttachment).toBeLessThan(16_384);
  });

  test("5.5 a hundred members who leave together are announced together, and at once if there are more than can be carried", () => {
    const bob = room.join("Bob");
    const others = Array.from({ length: 150 }, (_, i) => room.join(`Member${i}-`));
    for (const id of others) room.host.disconnect(id);
    room.host.evict();
    room.pass(15_000);
    const left = room
      .peer(bob)
      .all("presence")
      .map((it) => it.left?.length ?? 0);
    expect(left.reduce((sum, n) => sum + n, 0)).toBe(150);
    expect(room.peer(bob).last("presence")?.count).toBe(1);
  });

  test("5.5 each leave is announced when its own grace is over", () => {
    const alice = room.join("Alice");
    for (const name of ["Bob", "Carol", "Dave"]) {
      room.host.disconnect(room.join(name));
      room.pass(1_000);
    }
    room.pass(TIMING.grace - 3_000);
    for (const name of ["Bob", "Carol", "Dave"]) {
      expect(room.peer(alice).last("presence")).toMatchObject({ left: [{ name }] });
      room.pass(1_000);
    }
  });

  test("5.5 a socket carries at most fifty leaves, and the next is announced at once", () => {
    const alice = room.join("Alice");
    const others = Array.from({ length: 51 }, (_, n) => room.join(`Member${n}-`));
    for (const id of others.slice(0, 50)) room.host.disconnect(id);
    expect(room.peer(alice).last("presence")).not.toHaveProperty("left");
    room.host.disconnect(others[50] ?? 0);
    expect(room.peer(alice).last("presence")).toMatchObject({ left: [{ name: "Member50-" }] });
  });

  test("5.6 a socket that missed its pings is closed, and its leave is announced without a grace", () => {
    const bob = room.join("Bob");
    const alice = room.join("Alice");
    room.pass(75_000);
    room.host.bury([alice]);
    expect(room.peer(alice).closed?.code).toBe(4001);
    expect(room.peer(bob).last("presence")).toMatchObject({ left: [{ name: "Alice" }], count: 1 });
  });

  test("5.6 the end of a grace does not cancel the check for silent sockets", () => {
    room.join("Alice");
    const bob = room.join("Bob");
    room.pass(10_000);
    room.host.disconnect(bob);
    room.pass(20_000);
    expect(room.host.alarmAt).toBe(1_000_000 + 75_000);
  });

  test("5.6 the room checks for silent sockets while there is traffic, and then sleeps", () => {
    const alice = room.join("Alice");
    expect(room.host.alarmAt).toBe(room.now + 75_000);
    room.pass(290_000);
    expect(room.host.alarmAt).toBeDefined();
    room.pass(90_000);
    expect(room.host.alarmAt).toBeUndefined();
    room.send(alice, say("awake"));
    expect(room.host.alarmAt).toBe(room.now + 75_000);
  });

  test("8.4 a plain client hears in plain lines why it is closed", () => {
    const ana = room.joinPlain("Ana");
    room.host.receiveBinary(ana);
    expect(room.peer(ana).lines.at(-1)).toBe("Binary frames are not supported. Send text frames.");
    expect(room.peer(ana).closed?.code).toBe(1003);
  });

  test("6.3 a hello that cannot be answered changes nothing for the socket it would supersede", () => {
    const alice = room.join("Alice");
    room.log.unreadable = true;
    expect(() => room.join("Alice")).toThrow();
    room.log.unreadable = false;
    room.send(alice, say("still here"));
    expect(room.peer(alice).last("changes")?.records).toMatchObject([{ body: "still here" }]);
  });

  test("8.5 a plain client's leave is announced at once", () => {
    const bob = room.join("Bob");
    room.host.flush();
    const ana = room.joinPlain("Ana");
    expect(room.peer(ana).lines).toEqual(["New client connected: Ana"]);
    room.host.disconnect(ana);
    expect(room.peer(bob).last("presence")).toMatchObject({ left: [{ name: "Ana" }] });
  });

  test("5.3 a rename applies to all tabs of a member, and everybody hears of it once", () => {
    const bob = room.join("Bob");
    const one = room.join("Alice", { visit: "first-tab" });
    const two = room.join("Alice", { visit: "second-tab" });
    room.host.flush();
    room.send(one, { type: "rename", id: "rename-1", name: " Alicia " });
    const renamed = room
      .peer(bob)
      .all("presence")
      .filter((it) => it.renamed);
    expect(renamed).toMatchObject([{ renamed: [{ name: "Alicia" }] }]);
    expect(room.peer(one).all("done")).toEqual([]);
    room.host.evict();
    room.send(two, say("hi"));
    expect(room.log.all()[0]?.name).toBe("Alicia");
  });

  test("5.3 a hello with another name does not rename a member who is present", () => {
    const bob = room.join("Bob");
    const one = room.join("Alice", { visit: "first-tab" });
    room.host.flush();
    room.send(one, { type: "rename", name: "Alicia" });
    const two = room.join("Alice", { visit: "second-tab" });
    expect(room.peer(two).last("welcome")?.members[0]?.name).toBe("Alicia");
    expect(
      room
        .peer(bob)
        .all("presence")
        .filter((it) => it.renamed),
    ).toHaveLength(1);
    room.host.disconnect(one);
    room.host.disconnect(two);
    room.pass(15_000);
    const three = room.join("Alice");
    expect(room.peer(three).last("welcome")?.members[0]?.name).toBe("Alice");
  });

  test("5.4 a welcome lists a limited number of members, and always the receiver", () => {
    for (let i = 0; i < LIMITS.rosterMembers + 5; i++) room.join(`Member${i}-`);
    const last = room.join("Zoe");
    const welcome = room.peer(last).last("welcome");
    expect(welcome?.members).toHaveLength(LIMITS.rosterMembers);
    expect(welcome?.members[0]?.name).toBe("Zoe");
    expect(welcome?.count).toBe(LIMITS.rosterMembers + 6);
  });
});

describe("refusals", () => {
  test("1.4 a frame of unknown type is refused by its id, and the connection stays open", () => {
    const alice = room.join("Alice");
    room.host.receive(alice, '{"type":"dance","id":"dance-01"}');
    expect(room.peer(alice).last("refused")).toMatchObject({
      code: "unknown-type",
      id: "dance-01",
    });
    room.send(alice, say("still here"));
    expect(room.log.head).toBe(1);
  });

  test.each([
    ['{"type":"act","id":"dance-01","do":{"act":"dance"}}', "bad-field"],
    ['{"type":"pull","id":"dance-01","after":-1}', "bad-field"],
    ['{"type":"signal","id":"dance-01","kind":"Dance"}', "bad-field"],
    ['{"type":"rename","id":"dance-01","name":""}', "bad-name"],
  ])("1.7, 6.1 %s is refused by its id, and the connection stays", (text, code) => {
    const alice = room.join("Alice");
    room.host.receive(alice, text);
    expect(room.peer(alice).last("refused")).toMatchObject({ code, id: "dance-01" });
    room.send(alice, say("still here"));
    expect(room.log.head).toBe(1);
  });

  test("1.7, 3.2 a hello with something unknown is refused by its field, and the client can send another", () => {
    const alice = room.connect();
    room.host.receive(alice, JSON.stringify({ ...hello("Alice"), id: "hello-01", cursor: 7 }));
    expect(room.peer(alice).last("refused")).toMatchObject({ code: "bad-field", id: "hello-01" });
    room.send(alice, { ...hello("Alice", { name: "\u200B" }), id: "hello-02" });
    expect(room.peer(alice).last("refused")).toMatchObject({ code: "bad-name", id: "hello-02" });
    room.send(alice, hello("Alice"));
    expect(room.peer(alice).last("welcome")).toBeDefined();
  });

  test("11.4 a malformed key is refused as a bad link", () => {
    const alice = room.connect();
    room.host.receive(alice, JSON.stringify({ ...hello("Alice"), key: "nonsense" }));
    expect(room.peer(alice).last("refused")?.code).toBe("bad-link");
    expect(room.peer(alice).closed?.code).toBe(4503);
  });

  test("1.5 text that is not a frame is refused and ends the connection", () => {
    const bob = room.join("Bob");
    const alice = room.join("Alice");
    room.host.receive(alice, "[]");
    expect(room.peer(alice).last("refused")?.code).toBe("bad-frame");
    expect(room.peer(alice).closed?.code).toBe(4500);
    room.pass(15_000);
    expect(room.peer(bob).last("presence")?.left).toMatchObject([{ name: "Alice" }]);
  });

  test("1.5 a binary message is refused and ends the connection", () => {
    const alice = room.join("Alice");
    room.host.receiveBinary(alice);
    expect(room.peer(alice).closed?.code).toBe(1003);
  });

  test("1.2 a frame one byte over the limit is refused and ends the connection", () => {
    const alice = room.join("Alice");
    room.host.receive(alice, " ".repeat(LIMITS.frameBytes + 1));
    expect(room.peer(alice).last("refused")?.code).toBe("frame-too-big");
    expect(room.peer(alice).closed?.code).toBe(1009);
  });
});

function signal(kind: string, data?: string): ClientFrame {
  return { type: "signal", kind, ...(data !== undefined && { data }) };
}
