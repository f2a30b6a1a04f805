/**
 * What one client may cost all others. Beside every flood is Alice, who must notice nothing.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { LIMITS } from "../../src/protocol/limits.ts";
import { ALLOWANCES, type Allowances, allowancesOf } from "../../src/room/limits/allowances.ts";
import type { ConnectionId } from "../../src/room/turn/connection.ts";
import type { Draft } from "../../src/room/turn/unstored.ts";
import { TIMING } from "../../src/room/turn/timing.ts";
import { entryDraft } from "../support/log-contract.ts";
import { act, hello, keyOf, memberOf, say, set } from "../support/members.ts";
import { hashOf, OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";
import { UNHURRIED } from "../support/unhurried.ts";

const HOME = "alices-house";
const AWAY = "mallorys-den";

let room: RoomUnderTest;
let alice: ConnectionId;

function open(more: Partial<Allowances> = {}): void {
  room = new RoomUnderTest({ ...ALLOWANCES, ...more });
  alice = room.join("Alice", {}, HOME);
}
beforeEach(() => open());

/** Alice talks as fast as a person, and her messages arrive. */
function aliceIsWell(): void {
  const { head } = room.log;
  const body = `all is well ${head} ${room.now}`;
  room.send(alice, say(body));
  expect(room.peer(alice).last("changes")?.records.at(-1)).toMatchObject({ body });
  expect(room.peer(alice).all("refused")).toEqual([]);
  expect(room.peer(alice).closed).toBeUndefined();
}

function flood(id: ConnectionId, frames: number, frame: (n: number) => ClientFrame): void {
  for (let n = 0; n < frames; n += 1) room.send(id, frame(n));
}

function draft(n: number): Draft {
  return {
    id: `imported-${n}`,
    by: memberOf("Nobody"),
    name: "Nobody",
    at: n,
    is: "said",
    body: `line ${n}`,
  };
}

describe("a flood", () => {
  test("6.4 a burst of a hundred messages is accepted; after that, the sender hears how long to wait", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    flood(mallory, 99, (n) => say(`line ${n}`));
    expect(room.peer(mallory).all("refused")).toEqual([]);
    flood(mallory, 20, (n) => say(`more ${n}`));
    const [first] = room.peer(mallory).all("refused");
    expect(first).toMatchObject({ code: "slow-down", id: expect.stringMatching(/^id-of-more_/) });
    expect(first?.retryAfter).toBeGreaterThanOrEqual(1);
    expect(first?.detail).toMatch(/Wait/);
    aliceIsWell();
    room.pass((first?.retryAfter ?? 0) * 1_000);
    const { head } = room.log;
    // From the first refused message on, in order.
    flood(mallory, 20, (n) => say(`more ${n}`));
    expect(room.log.head).toBe(head + 20);
  });

  test("4.7, 6.4 messages after one that came too fast wait for it, so their order is kept", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    flood(mallory, 150, (n) => say(`line ${n}`));
    const refused = room.peer(mallory).all("refused");
    room.pass(1_000);
    room.send(mallory, say("later"));
    expect(room.peer(mallory).last("refused")).toMatchObject({ code: "out-of-turn" });
    room.send(mallory, say("again", refused[0]?.id));
    room.send(mallory, say("later"));
    expect(room.peer(mallory).last("changes")?.records.at(-1)).toMatchObject({ body: "later" });
  });

  test("6.4, 9.7 writes that came too fast wait in order; they delay no message, and messages delay no write", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    flood(mallory, 150, (n) => set(`k${n}`, n, { id: `write-no-k${n}` }));
    const [first] = room.peer(mallory).all("refused");
    expect(first).toMatchObject({ code: "slow-down" });
    room.pass(10_000);
    room.send(mallory, say("meanwhile"));
    expect(room.log.all().map(flatBody)).toEqual(["meanwhile"]);
    room.send(mallory, set("later", 1));
    expect(room.peer(mallory).last("refused")).toMatchObject({ code: "out-of-turn" });
    room.send(mallory, set("again", 1, { id: first?.id ?? "" }));
    room.send(mallory, set("later", 1));
    expect(room.log.written.at(-1)?.key).toBe("later");

    flood(mallory, 150, (n) => say(`line ${n}`));
    room.pass(10_000);
    room.send(mallory, set("meanwhile", 1));
    expect(room.log.written.at(-1)?.key).toBe("meanwhile");
  });

  test("a socket that keeps sending 100 messages a second is closed with 4004", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    for (let second = 0; second < 30 && !room.peer(mallory).closed; second += 1) {
      flood(mallory, 100, (n) => say(`spam ${second} ${n}`));
      room.pass(1_000);
      aliceIsWell();
    }
    expect(room.peer(mallory).closed).toEqual({ code: 4004, reason: "flood" });
    expect(room.log.head).toBeLessThan(500);
  });

  test.each<[string, (n: number) => ClientFrame]>([
    ["renames", (n) => ({ type: "rename", name: `Name ${n}` })],
    ["signals", (n) => ({ type: "signal", kind: "point", data: `${n}` })],
    ["pulls", () => ({ type: "pull" })],
    ["writes", (n) => set(`key-${n % 50}`, n)],
    ["hellos", () => hello("Mallory")],
    ["reads", () => ({ type: "read", chars: 1 })],
    ["invalid names", () => ({ type: "rename", name: "" })],
  ])("%s count as well, and end in a close", (_what, frame) => {
    const mallory = room.join("Mallory", {}, AWAY);
    flood(mallory, 5_000, frame);
    expect([4003, 4004]).toContain(room.peer(mallory).closed?.code);
    aliceIsWell();
  });

  test("frames of unknown types count as well", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    for (let n = 0; n < 5_000; n += 1) room.host.receive(mallory, '{"type":"dance"}');
    expect(room.peer(mallory).closed?.code).toBe(4004);
    aliceIsWell();
  });

  test("large messages cost more than small ones", () => {
    const mallory = room.join("Mallory", {}, AWAY);
    flood(mallory, 100, (n) => say(`${n} ${"x".repeat(7_000)}`));
    expect(room.log.head).toBeLessThan(30);
    aliceIsWell();
  });

  test("one member over many connections counts as one member", () => {
    const tabs = Array.from({ length: 10 }, (_, n) =>
      room.join("Mallory", { visit: `visit-${n}-of-mallory` }, AWAY),
    );
    for (const tab of tabs) flood(tab, 99, (n) => say(`tab ${tab} line ${n}`));
    expect(room.log.head).toBeLessThanOrEqual(ALLOWANCES.ofMember.burst);
    aliceIsWell();
  });

  test("ten imported messages cost as much as one that is sent", () => {
    const owner = { id: memberOf("Mallory"), name: "Mallory", key: OWNERS_KEY, address: AWAY };
    for (let from = 0; from < 4_000; from += 200) {
      const messages = Array.from({ length: 200 }, (_, n) => draft(from + n));
      const answer = room.host.importMessages(owner, from, messages);
      if (answer.is === "refused" && answer.code === "slow-down") break;
    }
    expect(room.log.head).toBeGreaterThan(ALLOWANCES.ofMember.burst);
    expect(room.log.head).toBeLessThanOrEqual(10 * ALLOWANCES.ofMember.burst);
    aliceIsWell();
  });

  test("five imported entries cost as much as one message that is sent", () => {
    const owner = { id: memberOf("Mallory"), name: "Mallory", key: OWNERS_KEY, address: AWAY };
    for (let from = 0; from < 2_000; from += 200) {
      const entries = Array.from({ length: 200 }, (_, n) => ({
        ...entryDraft(1_000 + from + n),
        value: n,
      }));
      const answer = room.host.ask(owner, { type: "import-entries", entries });
      if (answer.is === "refused" && answer.code === "slow-down") break;
    }
    expect(room.log.head).toBeGreaterThan(ALLOWANCES.ofMember.burst);
    expect(room.log.head).toBeLessThanOrEqual(5 * ALLOWANCES.ofMember.burst);
    aliceIsWell();
  });

  test("many members at one address count as one address", () => {
    for (let n = 0; n < 30; n += 1) {
      const id = room.join(`Mallory ${n}`, {}, AWAY);
      flood(id, 90, (line) => say(`from ${n} line ${line}`));
    }
    expect(room.log.head).toBeLessThanOrEqual(ALLOWANCES.ofAddress.burst);
    aliceIsWell();
  });

  test("a plain client is told in a line that it sends too fast, and its next line is a new message", () => {
    const nora = room.joinPlain("Nora");
    for (let n = 0; n < 110; n += 1) room.host.receive(nora, `line ${n}`);
    expect(room.peer(nora).lines.some((it) => it.startsWith("You are sending too fast"))).toBe(
      true,
    );
    room.pass(2_000);
    room.host.receive(nora, "and on");
    expect(room.peer(alice).last("changes")?.records.at(-1)).toMatchObject({ body: "and on" });
  });

  test("a post over HTTP counts for its member and its address", () => {
    const author = { id: "guest-of-mallory", name: "Mallory", address: AWAY };
    const post = (n: number) => room.host.ask(author, say(`post ${n}`));
    const posted = Array.from({ length: 200 }, (_, n) => post(n));
    expect(posted.filter((it) => it.is === "done").length).toBeLessThanOrEqual(
      ALLOWANCES.ofMember.burst,
    );
    expect(posted.at(-1)).toMatchObject({ is: "refused", code: "slow-down", retryAfter: 2 });
    aliceIsWell();
  });

  test("a member who types as fast as people can is never slowed down", () => {
    for (let second = 0; second < 120; second += 1) {
      for (let n = 0; n < 5; n += 1) room.send(alice, say(`second ${second} line ${n}`));
      room.send(alice, { type: "signal", kind: "typing" });
      room.pass(1_000);
    }
    aliceIsWell();
  });

  test("messages written offline that arrive at once are accepted", () => {
    flood(alice, 50, (n) => say(`offline ${n}`));
    expect(room.log.head).toBe(50);
    aliceIsWell();
  });
});

describe("sockets", () => {
  test("of an address that never send a hello leave places for others at the same address", () => {
    for (let n = 0; n < ALLOWANCES.waitingOfAddress; n += 1) room.connect(AWAY);
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    expect(room.host.hasRoomFor(HOME)).toBe(true);
    room.pass(TIMING.helloWithin);
    expect(room.host.hasRoomFor(AWAY)).toBe(true);
    aliceIsWell();
  });

  test("of an address are limited, even through a hibernation", () => {
    open({ ...allowancesOf(UNHURRIED), waitingOfAddress: 2, socketsOfAddress: 5 });
    const ids = Array.from({ length: 5 }, (_, n) => room.join(`Mallory ${n}`, {}, AWAY));
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    room.host.evict();
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    room.host.disconnect(ids[0] ?? 0);
    expect(room.host.hasRoomFor(AWAY)).toBe(true);
    aliceIsWell();
  });

  test("of an address count whatever their subprotocol, each until it ends", () => {
    open({ ...allowancesOf(UNHURRIED), waitingOfAddress: 2, socketsOfAddress: 6 });
    const caller = { id: "a-guest", name: "", address: AWAY };
    const plain = [room.joinPlain("Nora", AWAY), room.joinPlain("Nils", AWAY)];
    const streams = [room.listen(caller), room.listen(caller)];
    const tabs = [room.join("Mallory", {}, AWAY), room.join("Mallet", {}, AWAY)];
    for (const id of [...plain, ...streams, ...tabs]) {
      expect(room.host.hasRoomFor(AWAY)).toBe(false);
      room.host.disconnect(id);
      expect(room.host.hasRoomFor(AWAY)).toBe(true);
      // A socket that ends twice is uncounted once.
      room.host.disconnect(id);
      room.joinPlain("Another", AWAY);
    }
    room.host.evict();
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    aliceIsWell();
  });

  test("of an address without access count as well, until they are closed", () => {
    open({
      ...allowancesOf(UNHURRIED),
      waitingOfAddress: 2,
      socketsOfAddress: 3,
      socketsOfMember: 1,
    });
    const mallory = room.join("Mallory", {}, AWAY);
    const refused = room.join("Mallory", { visit: "another-visit" }, AWAY);
    expect(room.peer(refused).closed?.code).toBe(4003);
    room.host.disconnect(refused);
    room.joinPlain("Nora", AWAY);
    expect(room.host.hasRoomFor(AWAY)).toBe(true);
    room.joinPlain("Nils", AWAY);
    expect(room.host.hasRoomFor(AWAY)).toBe(false);
    room.host.disconnect(mallory);
    expect(room.host.hasRoomFor(AWAY)).toBe(true);
    aliceIsWell();
  });

  test.each(["plain", "listener"] as const)(
    "6.4 without a hello pay for their join as they open: %s",
    (speech) => {
      const opened = Array.from({ length: 2_000 }, () => room.host.opens(speech, AWAY));
      expect(opened.filter(Boolean)).toHaveLength(ALLOWANCES.ofAddress.burst);
      expect(room.host.opens(speech, HOME)).toBe(true);
      room.pass(1_000);
      expect(room.host.opens(speech, AWAY)).toBe(true);
      aliceIsWell();
    },
  );

  test("6.5 beyond the limit of an owned room are reserved for moderators and owners", () => {
    open({ ...allowancesOf(UNHURRIED), socketsOfRoom: 3 });
    const owner = room.join("Olga", { key: OWNERS_KEY }, HOME);
    room.send(owner, act({ act: "link", hash: hashOf(keyOf("mods")), role: "moderator" }));
    room.join("Mallory", {}, AWAY);
    const late = room.join("Mallet", {}, AWAY);
    expect(room.peer(late).closed?.code).toBe(4003);
    expect(room.host.opens("frames", HOME)).toBe(true);
    const moderator = room.join("Max", { key: keyOf("mods") }, HOME);
    expect(room.peer(moderator).all("welcome")).toHaveLength(1);
    // No member who is already present loses their place by it.
    room.send(alice, hello("Alice"));
    expect(room.peer(alice).all("welcome")).toHaveLength(2);
    expect(room.peer(room.joinPlain("Nora", AWAY)).closed?.code).toBe(4003);
    aliceIsWell();
  });

  test("of a room are limited", () => {
    open({ socketsOfRoom: 3 });
    for (const name of ["Bob", "Carol"]) room.join(name, {}, `${name}'s`);
    expect(room.host.hasRoomFor("somebody else's")).toBe(false);
    aliceIsWell();
  });

  test("6.5 of a full room do not open, whatever they speak", () => {
    open({ socketsOfRoom: 3 });
    for (const name of ["Bob", "Carol"]) room.join(name, {}, `${name}'s`);
    for (const speech of ["frames", "plain", "listener"] as const) {
      expect(room.host.opens(speech, "somebody else's")).toBe(false);
    }
  });

  test("of a member are limited; one that replaces its predecessor is not an additional one", () => {
    open({ socketsOfMember: 2 });
    const tab = (n: number) => room.join("Mallory", { visit: `visit-${n}-of-mallory` }, AWAY);
    const [first, second, third] = [tab(1), tab(2), tab(3)];
    expect(room.peer(third).closed?.code).toBe(4003);
    expect(room.peer(second).closed).toBeUndefined();
    const again = tab(1);
    expect(room.peer(first).closed?.code).toBe(4502);
    expect(room.peer(again).all("welcome")).toHaveLength(1);
    aliceIsWell();
  });
});

describe("a full room", () => {
  test("refuses further messages permanently, and everything else continues", () => {
    room.log.isFull = true;
    room.send(alice, say("one more"));
    const refused = room.peer(alice).last("refused");
    expect(refused).toMatchObject({ code: "room-full", id: "id-of-one_more" });
    expect(refused?.retryAfter).toBeUndefined();
    expect(room.host.ask({ id: "guest-of-someone", name: "Gus" }, say("x"))).toMatchObject({
      is: "refused",
      code: "room-full",
    });
    room.log.isFull = false;
    room.send(alice, say("room again"));
    expect(room.log.head).toBe(1);
  });
});

describe("a client that does not read", () => {
  /** Mallory is sent more than the credit and reads none of it. */
  function behind(): ConnectionId {
    open(allowancesOf(UNHURRIED));
    const mallory = room.join("Mallory", {}, AWAY);
    for (let n = 0; n < 150; n += 1) {
      room.send(alice, say(`${n} ${"x".repeat(7_900)}`));
      room.send(alice, { type: "read", chars: 10_000 });
      room.host.flush();
    }
    expect(room.peer(mallory).all("lag")).toHaveLength(1);
    return mallory;
  }

  test("4.9 is closed after 30 s, however many hellos it sends meanwhile", () => {
    const mallory = behind();
    room.pass(20_000);
    room.send(mallory, hello("Mallory"));
    expect(room.peer(mallory).last("lag")).toBeDefined();
    room.pass(TIMING.lagWithin - 20_000);
    expect(room.peer(mallory).closed?.code).toBe(4002);
    expect(room.peer(alice).closed).toBeUndefined();
  });

  test("4.9 causes no reads from storage, neither of a page nor of missed messages", () => {
    const mallory = behind();
    const welcomes = room.peer(mallory).all("welcome").length;
    room.log.unreadable = true;
    room.send(mallory, { type: "pull" });
    room.send(mallory, hello("Mallory"));
    expect(room.peer(mallory).all("welcome")).toHaveLength(welcomes);
    expect(room.peer(mallory).all("page")).toEqual([]);
  });

  test("4.9 is welcome again as soon as they have read", () => {
    const mallory = behind();
    const chars = room.peer(mallory).lines.reduce((sum, it) => sum + it.length, 0);
    room.send(mallory, { type: "read", chars });
    room.send(mallory, hello("Mallory"));
    expect(room.peer(mallory).heard.at(-1)?.type).toBe("welcome");
    room.pass(TIMING.lagWithin);
    expect(room.peer(mallory).closed).toBeUndefined();
  });
});

describe("gathered frames", () => {
  test("4.10 a message that takes twice its length on the wire fills a frame twice as fast", () => {
    open(allowancesOf(UNHURRIED));
    const frames = Array.from({ length: 40 }, (_, n) => say(`${'"'.repeat(3_900)}${n}`));
    room.sendAtOnce(frames.map((frame) => [alice, frame]));
    const longest = Math.max(...room.peer(alice).lines.map((it) => it.length));
    expect(longest).toBeLessThan(65_536 + 2 * LIMITS.bodyBytes);
  });

  test("5.10 nobody is shown as typing after their leave", () => {
    open(allowancesOf(UNHURRIED));
    const nora = room.join("Nora", {}, AWAY);
    room.peer(alice);
    const before = room.peer(alice).lines.length;
    room.sendAtOnce([[nora, { type: "signal", kind: "typing" }]]);
    room.host.bury([nora]);
    const after = room.peer(alice).heard.slice(before);
    const left = after.findIndex((it) => it.type === "presence" && it.left !== undefined);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(after.slice(left).some((it) => it.type === "signals")).toBe(false);
  });
});

describe("a deployment's own limits", () => {
  test("replace ours, one by one", () => {
    const own = { socketsOfMember: 3, ofRoom: { perSecond: 5, burst: 7 } };
    expect(allowancesOf(JSON.stringify(own))).toEqual({ ...ALLOWANCES, ...own });
    expect(allowancesOf(undefined)).toEqual(ALLOWANCES);
    expect(allowancesOf("")).toEqual(ALLOWANCES);
  });

  test.each([
    ["an unknown name", '{"socketsOfMembr":3}'],
    ["an invalid number", '{"socketsOfMember":"3"}'],
    ["nothing at all", '{"socketsOfRoom":0}'],
    ["half a rate", '{"ofRoom":{"perSecond":5}}'],
    ["no JSON", "socketsOfMember=3"],
  ])("%s is an error, not a limit that seems to hold", (_what, given) => {
    expect(() => allowancesOf(given)).toThrow(/^LIMITS: /);
  });
});
