import { beforeEach, describe, expect, test } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import { act, memberOf, remove, say, set } from "../support/members.ts";
import { OWNERS_KEY } from "../support/room-host.ts";
import { RoomUnderTest } from "../support/room-under-test.ts";

const HOUR = 3_600_000;

let room: RoomUnderTest;
let olga: number;
beforeEach(() => {
  room = new RoomUnderTest();
  olga = room.join("Olga", { key: OWNERS_KEY });
});

const keep = (seconds: number): void => room.send(olga, set("room/retention", seconds));
const bodies = (id: number): string[] => room.peer(id).last("welcome")?.records.map(flatBody) ?? [];

describe("11.10 a room with message retention", () => {
  test.each(["awake", "asleep"])(
    "shows what has expired to nobody new, %s, before it is deleted",
    (how) => {
      keep(3_600);
      room.send(olga, say("one"));
      room.now += HOUR / 2;
      room.send(olga, say("two"));
      room.now += HOUR / 2;
      if (how === "asleep") room.host.evict();
      const bob = room.join("Bob");
      expect(bodies(bob)).toEqual(["two"]);
      expect(room.peer(bob).last("welcome")).toMatchObject({ horizon: 2, mode: "reset" });
      expect(room.peer(bob).last("welcome")).not.toHaveProperty("gap");
      room.send(bob, { type: "pull", after: 0 });
      expect(room.peer(bob).last("page")).toMatchObject({ after: 0, before: 4 });
      expect(room.peer(bob).last("page")?.records).toHaveLength(1);
    },
  );

  test("deletes messages by its alarm, and tells connected clients to drop them", () => {
    keep(3_600);
    room.send(olga, say("one"));
    room.pass(HOUR / 2);
    room.send(olga, say("two"));
    expect(room.peer(olga).all("horizon")).toEqual([]);
    room.pass(HOUR / 2);
    expect(room.peer(olga).all("horizon")).toEqual([{ type: "horizon", seq: 2 }]);
    expect(room.log.erasedTo).toBe(2);
    room.pass(HOUR);
    expect(room.peer(olga).last("horizon")).toEqual({ type: "horizon", seq: 3 });
    expect(room.log.head).toBe(3);
    expect(room.host.alarmAt).toBeUndefined();
  });

  test("deletes what was imported while it was awake, as soon as that has expired", () => {
    keep(3_600);
    const owner = { id: memberOf("Olga"), name: "Olga", key: OWNERS_KEY };
    const draft = { id: "imported-1", by: memberOf("Bob"), name: "Bob", at: room.now } as const;
    room.host.importMessages(owner, 0, [{ ...draft, is: "said", body: "from elsewhere" }]);
    expect(room.log.head).toBe(2);
    room.pass(HOUR);
    expect(room.peer(olga).last("horizon")).toEqual({ type: "horizon", seq: 2 });
    expect(room.log.erasedTo).toBe(2);
  });

  test("sends messages stored in the same moment before its horizon", () => {
    room.send(olga, say("one"));
    room.now += HOUR;
    const bob = room.join("Bob");
    const before = room.peer(bob).heard.length;
    room.sendAtOnce([
      [bob, say("two")],
      [olga, set("room/retention", 60)],
    ]);
    const heard = room.peer(bob).heard.slice(before);
    expect(heard).toMatchObject([
      { type: "changes", to: room.log.head },
      { type: "horizon", seq: 1 },
    ]);
  });

  test("costs nothing while nothing expires: one alarm, for the oldest message", () => {
    keep(24 * 3_600);
    const first = room.now;
    for (const body of ["one", "two", "three"]) {
      room.send(olga, say(body));
      room.pass(60_000);
    }
    // Until the check for silent sockets has ended.
    room.pass(HOUR);
    expect(room.host.alarmAt).toBe(first + 24 * HOUR);
    room.host.evict();
    room.send(olga, say("four"));
    room.pass(23.5 * HOUR);
    expect(room.log.erasedTo).toBe(4);
  });

  test("deletes many messages in batches of a thousand", () => {
    for (let n = 0; n < 2_500; n += 1) room.send(olga, say(`no ${n}`));
    const left: number[] = [];
    room.now += HOUR;
    const erase = room.log.erase.bind(room.log);
    room.log.erase = (limit) => {
      left.push(limit);
      return erase(limit);
    };
    keep(0);
    room.pass(1);
    expect(left.filter((limit) => limit === 1_000).length).toBeGreaterThanOrEqual(3);
    expect(room.log.erasedTo).toBeGreaterThanOrEqual(2_500);
  });

  test("that keeps no messages keeps them for a minute, so that a disconnected client misses nothing", () => {
    keep(0);
    const bob = room.join("Bob");
    const cursor = { epoch: room.log.epoch, seq: room.log.head };
    room.host.disconnect(bob);
    room.send(olga, say("one"));
    room.now += 59_000;
    expect(bodies(room.join("Bob", { cursor }))).toEqual(["one"]);
    room.now += 1_000;
    expect(bodies(room.join("Carol"))).toEqual([]);
  });

  test("does not bring back expired messages when its retention is extended", () => {
    keep(60);
    room.send(olga, say("one"));
    room.now += 60_000;
    room.send(olga, remove("room/retention"));
    room.host.evict();
    expect(bodies(room.join("Bob"))).toEqual([]);
  });

  test("refuses a repeat from before its horizon as undecidable, and accepts new messages", () => {
    keep(60);
    const after = room.log.head;
    room.send(olga, say("one", "message-1"));
    room.now += 60_000;
    room.send(olga, { ...say("one", "message-1"), after });
    expect(room.peer(olga).last("refused")).toMatchObject({ id: "message-1", code: "too-late" });
    expect(room.peer(olga).last("refused")).not.toHaveProperty("retryAfter");
    room.host.evict();
    room.send(olga, { ...say("one", "message-1"), after });
    expect(room.peer(olga).all("refused")).toHaveLength(2);
    const caller = { id: memberOf("Olga"), name: "Olga" };
    const posted = room.host.ask(caller, { ...say("one", "message-1"), after });
    expect(posted).toMatchObject({ is: "refused", code: "too-late" });
    room.send(olga, { ...say("two", "message-2"), after: room.log.head });
    expect(room.peer(olga).last("changes")?.records).toMatchObject([{ body: "two" }]);
  });

  test("4.8 leaves no gap that cannot be filled", () => {
    room.send(olga, say("before"));
    const cursor = { epoch: room.log.epoch, seq: room.log.head };
    for (let n = 0; n < 300; n += 1) room.send(olga, say(`old ${n}`));
    keep(60);
    room.now += 60_000;
    for (let n = 0; n < 600; n += 1) room.send(olga, say(`new ${n}`));
    const bob = room.join("Bob", { cursor });
    const { gap, horizon = 0 } = room.peer(bob).last("welcome") ?? {};
    expect(gap?.after).toBe(horizon);
    expect(horizon).toBe(301);
  });

  test("12.6 refuses to delete an expired message", () => {
    keep(60);
    room.send(olga, say("one"));
    room.now += 60_000;
    room.send(olga, act({ act: "erase", seq: 2 }));
    expect(room.peer(olga).last("refused")?.code).toBe("not-there");
  });
});

test.each([-1, 0.5, "1", 1e12, null])("11.6 a retention of %j is refused", (value) => {
  room.send(olga, set("room/retention", value));
  expect(room.peer(olga).last("refused")?.code).toBe("bad-setting");
});

test.each([
  "https://example.org",
  ["example.org"],
  ["https://example.org/"],
  ["https://*.example.org"],
  ["https://example.org; script-src *"],
  ["javascript:alert(1)"],
  Array.from({ length: 11 }, (_, n) => `https://${n}.example`),
])("11.11 %j is no list of sites", (value) => {
  room.send(olga, set("room/embed", value));
  expect(room.peer(olga).last("refused")?.code).toBe("bad-setting");
});
