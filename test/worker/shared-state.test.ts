import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { remove, say, set } from "../support/members.ts";
import { until } from "../support/until.ts";
import { Client, entryOf, fallAsleep, freshRoom, headOf, stateOf, stubOf } from "./support.ts";

describe.each([
  ["awake", async () => {}],
  ["hibernating between any two steps", (room: string) => fallAsleep(room)],
])("shared state, %s", (_, between) => {
  test("9.3 is written by one member and received by all, in one order with messages", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const bob = await Client.join(room, "Bob");
    await between(room);
    alice.send(set("topic", "Lunch"));
    const written = await bob.hears("changes");
    expect(written).toMatchObject({ to: 1, entries: [{ key: "topic", rev: 1, value: "Lunch" }] });
    await between(room);
    bob.send(say("Yes!"));
    await alice.hears("changes", (it) => it.to === 2);
    await between(room);
    bob.send(remove("topic", { rev: 1 }));
    await alice.hears("changes", (it) => it.to === 3);
    await between(room);
    bob.send(set("topic", "Dinner", { rev: 0 }));
    await alice.hears("changes", (it) => it.to === 4);
    const carol = await Client.join(room, "Carol");
    const { head, entries, records } = await carol.hears("welcome");
    expect(head).toBe(4);
    expect(entries).toMatchObject([{ key: "topic", rev: 4, name: "Bob", value: "Dinner" }]);
    expect(records).toMatchObject([{ seq: 2 }]);
  });

  test("9.5 is written once, however often it is sent", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const write = set("votes", 1, { rev: 0 });
    alice.send(write);
    await alice.hears("changes");
    await between(room);
    alice.send({ ...write, after: 0 });
    expect(await alice.hears("written")).toMatchObject({ id: write.id, rev: 1 });
    await between(room);
    alice.send(set("votes", 9, { rev: 0 }));
    expect(await alice.hears("refused")).toMatchObject({
      code: "conflict",
      rev: 1,
      entry: { value: 1 },
    });
    expect(await headOf(room)).toMatchObject({ head: 1 });
  });

  test("9.9 is sent to a returning client as far as it changed", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    for (const key of ["a", "b", "c"]) alice.send(set(key, key));
    const { epoch } = await alice.hears("welcome");
    await alice.hears("changes", (it) => it.to === 3);
    await between(room);
    alice.send(remove("b"));
    await alice.hears("changes", (it) => it.to === 4);
    await between(room);
    const bob = await Client.join(room, "Bob", { cursor: { epoch, seq: 2 } });
    const { mode, entries } = await bob.hears("welcome");
    expect(mode).toBe("resumed");
    expect(entries?.map(({ key, value }) => [key, value])).toEqual([
      ["c", "c"],
      ["b", undefined],
    ]);
  });

  test("9.3 can be read and written without a connection", async () => {
    const room = freshRoom();
    const stub = stubOf(room);
    const nora = { id: "n".repeat(16), name: "Nora" };
    const alice = await Client.join(room, "Alice");
    await between(room);
    const write = set("topic", { title: "Lunch" });
    const { answer } = await stub.ask(nora, write);
    expect(answer).toMatchObject({ is: "done", entry: { rev: 1, name: "Nora" } });
    expect((await alice.hears("changes")).entries).toMatchObject([{ by: nora.id, rev: 1 }]);
    await between(room);
    expect((await stub.ask(nora, write)).answer).toMatchObject({ is: "repeated", rev: 1 });
    expect((await stub.ask(nora, set("topic", 1, { rev: 7 }))).answer).toMatchObject({
      is: "refused",
      code: "conflict",
      current: { rev: 1 },
    });
    await between(room);
    expect(await entryOf(room, "topic")).toMatchObject({ rev: 1, value: { title: "Lunch" } });
    expect(await entryOf(room, "nothing")).toBeUndefined();
    expect(await stateOf(room)).toMatchObject({ head: 1, entries: [{ key: "topic" }] });
  });
});

test("3.9 reading the state of an unused room stores nothing", async () => {
  const room = freshRoom();
  const stub = stubOf(room);
  expect(await stateOf(room)).toEqual({ head: 0, entries: [] });
  expect(await entryOf(room, "topic")).toBeUndefined();
  await runInDurableObject(stub, (_, { storage }) => {
    expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
  });
});

test("9.3 writes that arrive during a commit are done afterwards, in order, and each writer gets an answer", async () => {
  const room = freshRoom();
  const stub = stubOf(room);
  const alice = await Client.join(room, "Alice");
  const nora = { id: "n".repeat(16), name: "Nora" };
  const count = 200;
  const outcomes = [];
  for (let n = 1; n <= count; n++) {
    alice.send(set(`of-alice-${n}`, n));
    outcomes.push(stub.ask(nora, set(`of-nora-${n}`, n)));
  }
  expect((await Promise.all(outcomes)).every((it) => it.answer.is === "done")).toBe(true);
  const told = await until(() => {
    const entries = alice.frames.flatMap((it) => (it.type === "changes" ? (it.entries ?? []) : []));
    return entries.length === 2 * count ? entries : undefined;
  });
  expect(told.map((it) => it.rev)).toEqual(told.map((_, i) => i + 1));
  for (const name of ["alice", "nora"]) {
    const own = told.filter((it) => it.key.startsWith(`of-${name}`));
    expect(own.map((it) => it.value)).toEqual(own.map((_, i) => i + 1));
  }
});
