import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { TIMING } from "../../src/room/turn/timing.ts";
import { say } from "../support/members.ts";
import { until } from "../support/until.ts";
import { Client, fallAsleep, freshRoom, inFastTime, pass, stubOf } from "./support.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

/** Every conversation gives the same result if the object is evicted from memory between any two steps. */
describe.each([
  ["awake", async () => {}],
  ["hibernating between any two steps", (room: string) => fallAsleep(room)],
])("a room, %s", (_, between) => {
  test("4.1 a message reaches every member, and every member sees joins and leaves", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    await between(room);
    const bob = await Client.join(room, "Bob");
    await alice.hears("presence", (it) => it.joined?.[0]?.name === "Bob");
    await between(room);
    alice.send(say("hello"));
    const changes = await bob.hears("changes");
    expect(changes).toMatchObject({ from: 0, to: 1, records: [{ name: "Alice", body: "hello" }] });
    await alice.hears("changes");
    await between(room);
    bob.close();
    await until(() => bob.closed);
    await between(room);
    await pass(room, 15_000);
    await alice.hears("presence", (it) => it.left?.[0]?.name === "Bob" && it.count === 1);
  });

  test("3.4 names, members and messages are as before", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    await between(room);
    alice.send({ type: "rename", name: "Alicia" });
    await alice.hears("presence", (it) => it.renamed?.[0]?.name === "Alicia");
    await between(room);
    alice.send(say("one"));
    await alice.hears("changes");
    await between(room);
    const bob = await Client.join(room, "Bob");
    const welcome = await bob.hears("welcome");
    expect(welcome.members.map((it) => it.name)).toEqual(["Bob", "Alicia"]);
    expect(welcome.records).toMatchObject([{ seq: 1, name: "Alicia", body: "one" }]);
    await between(room);
    const again = await Client.join(room, "Carol", {
      cursor: { epoch: welcome.epoch, seq: welcome.head },
    });
    expect(await again.hears("welcome")).toMatchObject({ mode: "resumed", records: [] });
  });

  test("4.4 a message sent twice is stored once", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    alice.send(say("once", "same-id-"));
    await alice.hears("changes");
    await between(room);
    alice.send(say("twice", "same-id-"));
    await until(() => alice.frames.filter((it) => it.type === "changes").length > 1 || undefined);
    const bob = await Client.join(room, "Bob");
    expect((await bob.hears("welcome")).records).toMatchObject([{ body: "once" }]);
  });

  test("3.7 a visit that returns supersedes its older socket", async () => {
    const room = freshRoom();
    const bob = await Client.join(room, "Bob");
    const older = await Client.join(room, "Alice");
    await between(room);
    const newer = await Client.join(room, "Alice");
    expect(await older.ends()).toMatchObject({ code: 4502 });
    newer.send(say("back"));
    await bob.hears("changes");
    expect(bob.frames.some((it) => it.type === "presence" && it.left)).toBe(false);
  });

  test("1.6 a ping is answered", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    await between(room);
    alice.sendRaw("ping");
    await alice.hearsText("pong");
  });
});

test("1.6 a ping does not wake the room", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  await fallAsleep(room);
  alice.sendRaw("ping");
  await alice.hearsText("pong");
  // Only a running object can be evicted.
  await expect(evictDurableObject(stubOf(room))).rejects.toThrow();
});

test("5.6 a socket that stopped pinging is closed, and its leave is announced", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const bob = await Client.join(room, "Bob");
  bob.sendRaw("ping");
  await bob.hearsText("pong");
  await fallAsleep(room);
  await pass(room, 81_000);
  expect(await bob.ends()).toMatchObject({ code: 4001 });
  await alice.hears("presence", (it) => it.left?.[0]?.name === "Bob");
  expect(alice.closed).toBeUndefined();
});

test("5.6 a room that has been quiet for five minutes sets no alarm", async () => {
  const room = freshRoom();
  await Client.join(room, "Alice");
  const alarm = (): Promise<number | null> =>
    runInDurableObject(stubOf(room), (_, { storage }) => storage.getAlarm());
  let rings = 0;
  for (; (await alarm()) !== null && rings < 10; rings++) await pass(room, 75_000);
  expect(rings).toBe(4);
});

test("3.9 nothing is stored for an unused room", async () => {
  const room = freshRoom();
  const mute = await Client.protocol(room);
  mute.sendRaw("nonsense");
  await mute.ends();
  expect(await tablesOf(room)).toEqual([]);
});

test("3.1, 3.9 a socket that never says hello is closed, and nothing is stored for it", async () => {
  vi.useRealTimers();
  inFastTime(50);
  const room = freshRoom();
  const mute = await Client.protocol(room);
  const from = Date.now();
  const end = await until(() => mute.closed, 600_000);
  expect(end.code).toBe(4501);
  // The fast clock's times are rounded to whole milliseconds, on either side.
  expect(Date.now() - from).toBeGreaterThanOrEqual(TIMING.helloWithin - 200);
  expect(await tablesOf(room)).toEqual([]);
});

test("6.3 a room that cannot read its storage closes with that code, and other sockets stay", async () => {
  const report = vi.spyOn(console, "error").mockReturnValue();
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const bob = await Client.join(room, "Bob");
  await runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec("ALTER TABLE message RENAME TO elsewhere"),
  );
  bob.send({ type: "pull" });
  expect(await bob.ends()).toMatchObject({ code: 1011 });
  await runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec("ALTER TABLE elsewhere RENAME TO message"),
  );
  alice.send(say("still here"));
  await alice.hears("changes");
  expect(report).toHaveBeenCalledWith(expect.objectContaining({ event: "turn-failed" }));
  report.mockRestore();
});

test("4.1 a message costs one written row, a join and a rename none", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const rowsWritten = (): Promise<number> =>
    runInDurableObject(stubOf(room), (_, { storage }) => {
      const { n } = storage.sql.exec<{ n: number }>("SELECT total_changes() AS n").one();
      return n;
    });
  const before = await rowsWritten();
  const bob = await Client.join(room, "Bob");
  bob.send({ type: "rename", name: "Bobby" });
  await alice.hears("presence", (it) => it.renamed !== undefined);
  for (const body of ["one", "two", "three"]) alice.send(say(body));
  await alice.hears("changes", (it) => it.to === 3);
  expect((await rowsWritten()) - before).toBe(3);
});

function tablesOf(room: string): Promise<unknown[]> {
  return runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
  );
}
