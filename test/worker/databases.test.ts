/**
 * Rooms that earlier releases stored: opened, read, written and retained by this one.
 */
import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { flatBody } from "../../src/protocol/records/message.ts";
import { say } from "../support/members.ts";
import entries from "./databases/2026-11/entries.sql?raw";
import imported from "./databases/2026-11/imported.sql?raw";
import moderated from "./databases/2026-11/moderated.sql?raw";
import retained from "./databases/2026-11/retained.sql?raw";
import rooms from "./databases/2026-11/rooms.json";
import wiped from "./databases/2026-11/wiped.sql?raw";
import { Client, fallAsleep, freshRoom, headOf, pass, request, stubOf } from "./support.ts";

const HOUR = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(rooms.at);
});
afterEach(() => void vi.useRealTimers());

async function restore({ room }: { room: string }, database: string): Promise<void> {
  await runInDurableObject(stubOf(room), async (_, { storage }) => {
    await storage.deleteAll();
    for (const statement of database.trimEnd().split(";\n")) storage.sql.exec(statement);
  });
  await fallAsleep(room);
}

/** Tables and indexes without white space, which SQLite keeps as it was written. */
function shapeOf(room: string): Promise<unknown> {
  return runInDurableObject(stubOf(room), (_, { storage }) =>
    storage.sql
      .exec<{ sql: string }>(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '\\_%' ESCAPE '\\'",
      )
      .toArray()
      .map(({ sql }) => sql.replaceAll(/\s+/g, " "))
      .toSorted(),
  );
}

test.each([
  ["a moderated room", rooms.moderated, moderated],
  ["an imported room", rooms.imported, imported],
  ["a room that has erased expired messages", rooms.retained, retained],
  ["a room full of entries", rooms.entries, entries],
])("%s of an earlier release gets the shape of a new room", async (_, stored, database) => {
  await restore(stored, database);
  const owner = await Client.join(stored.room, "Olga", { key: stored.key });
  owner.send(say("written by this release"));
  await owner.hears("changes", ({ records }) => records.length > 0);
  const other = freshRoom();
  const client = await Client.join(other, "Olga");
  client.send(say("new"));
  await client.hears("changes", ({ records }) => records.length > 0);
  expect(await shapeOf(stored.room)).toEqual(await shapeOf(other));
  await fallAsleep(stored.room);
  const { messages } = await (
    await request(`/r/${stored.room}`, {
      headers: { Accept: "application/json", "Alcove-Key": stored.key },
    })
  ).json<{ messages: { body: string }[] }>();
  expect(messages.at(-1)?.body).toBe("written by this release");
});

test("a moderated room of an earlier release keeps its owner, bans, links, log and settings", async () => {
  const { room, key } = rooms.moderated;
  await restore(rooms.moderated, moderated);
  const stranger = await request(`/r/${room}`, { method: "POST", body: "hi" });
  expect(stranger.status).toBe(403);
  const asked = async (what: string): Promise<string> =>
    (
      await request(`/r/${room}/act`, {
        method: "POST",
        headers: { "Alcove-Key": key, "Content-Type": "application/json" },
        body: JSON.stringify({ act: what }),
      })
    ).text();
  expect(JSON.parse(await asked("bans"))).toMatchObject({
    result: [{ member: "AMIouWfRWLWgW8ko" }],
  });
  expect(JSON.parse(await asked("links"))).toMatchObject({
    result: [{ role: "moderator" }, { role: "member" }],
  });
  const log: unknown = JSON.parse(await asked("log"));
  expect(log).toMatchObject({
    result: expect.arrayContaining([expect.objectContaining({ act: "ban" })]),
  });
  const state = await request(`/r/${room}/state`, { headers: { "Alcove-Key": key } });
  expect(await state.text()).toContain('"The lighthouse"');
});

test("a room full of entries from an earlier release accepts changes, knows its deletions and refuses one entry too many", async () => {
  const { room } = rooms.entries;
  await restore(rooms.entries, entries);
  const put = (key: string): Promise<Response> =>
    request(`/r/${room}/state/${key}`, { method: "PUT", body: "changed" });
  expect((await put("k/2")).status).toBe(200);
  expect(await (await request(`/r/${room}/state/k/2`)).json()).toBe("changed");
  expect((await request(`/r/${room}/state/k/1`)).status).toBe(404);
  // 30 places are free, those of the deleted entries.
  for (let n = 0; n < 30; n++) expect((await put(`new/${n}`)).status).toBe(201);
  expect((await put("new/30")).status).toBe(409);
  expect((await headOf(room)).head).toBe(2_169);
});

test("11.10 a room in which an earlier release deleted by retention goes on storing and deleting messages", async () => {
  const { room, key } = rooms.retained;
  await restore(rooms.retained, retained);
  const owner = await Client.join(room, "Olga", { key });
  owner.send(say("before the hour"));
  await owner.hears("changes", ({ to }) => to === 10_053);
  await pass(room, 2 * HOUR);
  await owner.hears("horizon", ({ seq }) => seq >= 10_053);
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    expect(storage.sql.exec("SELECT * FROM message").toArray()).toEqual([]);
  });
  owner.send(say("after the hour"));
  await owner.hears("changes", ({ records }) =>
    records.some((it) => flatBody(it) === "after the hour"),
  );
});

test("12.8 a room that was deleted in an earlier release stays deleted", async () => {
  await restore(rooms.wiped, wiped);
  const { room, key } = rooms.wiped;
  const back = await request(`/r/${room}`, {
    method: "POST",
    body: "hi",
    headers: { "Alcove-Key": key },
  });
  expect(back.status).toBe(410);
});
