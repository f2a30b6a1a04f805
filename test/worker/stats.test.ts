import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
import { isOperator } from "../../src/worker/platform/operator.ts";
import { say } from "../support/members.ts";
import { Client, freshRoom, request, keepAwake, stubOf } from "./support.ts";

const asked = (hostname: string, bearer?: string): Request =>
  new Request(`http://${hostname}/r/x/stats`, {
    headers: bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` },
  });

test("the operator sees counts, and no messages", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  await Client.join(room, "Bob");
  for (const body of ["one", "two"]) alice.send(say(body));
  await alice.hears("changes", (it) => it.to === 2);
  const stats = await stubOf(room).stats();
  expect(stats).toMatchObject({ connections: 2, members: 2, head: 2, rowsWritten: 2 });
  expect(Object.keys(stats).toSorted()).toEqual([
    "awakeSince",
    "broadcasts",
    "chars",
    "connections",
    "head",
    "members",
    "rowsWritten",
    "sends",
  ]);
});

test("3.9 reading an unused room stores nothing", async () => {
  const room = freshRoom();
  expect(await stubOf(room).stats()).toMatchObject({ connections: 0, head: 0 });
  const tables = await runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
  );
  expect(tables).toEqual([]);
});

test("without a secret the stats are open on this machine only", async () => {
  expect(isOperator(asked("localhost"), undefined)).toBe(true);
  expect(isOperator(asked("127.0.0.1"), "")).toBe(true);
  expect(isOperator(asked("alcove.test"), undefined)).toBe(false);
  expect((await request("/r/some-room/stats")).status).toBe(404);
});

test("with a secret, the stats are open only to requests with that secret", () => {
  expect(isOperator(asked("alcove.test", "s3cret"), "s3cret")).toBe(true);
  expect(isOperator(asked("alcove.test", "s3cre"), "s3cret")).toBe(false);
  expect(isOperator(asked("alcove.test"), "s3cret")).toBe(false);
  expect(isOperator(asked("localhost"), "s3cret")).toBe(false);
});

test("4.1, 1.6 a thousand messages are a thousand rows; joins, pings, renames, pulls and signals are none", async () => {
  const room = freshRoom();
  // A room that falls asleep starts counting at 0, and on a slow machine it may do so between two looks.
  keepAwake(room);
  const alice = await Client.join(room, "Alice");
  const rows = async (): Promise<number> => (await stubOf(room).stats()).rowsWritten;
  expect(await rows()).toBe(0);
  // She is alone at first, because sending to a hundred sockets takes time.
  for (let n = 0; n < 1_000; n++) alice.send({ type: "signal", kind: "typing", data: `${n}` });
  await alice.hears("signals", (it) => it.signals.some(({ data }) => data === "999"));
  expect(await rows()).toBe(0);
  for (let n = 0; n < 1_000; n++) alice.send(say(`line ${n}`));
  await alice.hears("changes", (it) => it.to === 1_000);
  expect(await rows()).toBe(1_000);
  for (let n = 0; n < 100; n++) (await Client.join(room, `Member${n}-`)).sendRaw("ping");
  alice.send({ type: "rename", name: "Alicia" });
  alice.send({ type: "pull" });
  await alice.hears("page");
  expect(await rows()).toBe(1_000);
});
