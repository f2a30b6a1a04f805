/**
 * Exporting a room, and importing it elsewhere.
 */
import { env } from "cloudflare:workers";
import { expect, describe, test } from "vitest";
import type { Caller } from "../../../src/room/turn/caller.ts";
import type { Ask } from "../../../src/room/turn/ask.ts";
import { app } from "../../../src/worker/app.ts";
import type { RoomAnswer } from "../../../src/worker/object/room-object.ts";
import { identify, newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { tokenOf } from "../../support/members.ts";
import { Client, fallAsleep, freshRoom, request } from "../support.ts";
import {
  bring,
  copy,
  entryLine,
  exported,
  line,
  type Line,
  linesOf,
  ownedRoom,
  ROOM_LINE,
  signed,
} from "./copies.ts";
import { bearer, post } from "./support.ts";

const READABLE = { Accept: "text/html" };

async function filled(): Promise<{ room: string; key: string }> {
  const { room, key } = ownedRoom();
  await post(`/r/${room}?name=Olga`, "hello", signed(key));
  await post(`/r/${room}?name=Bob`, "<script>alert(1)</script>\nsecond line", bearer("Bob"));
  await post(`/r/${room}?name=Olga`, "oops", signed(key));
  const headers = { ...signed(key), "Content-Type": "application/json" };
  await post(`/r/${room}/act`, '{"act":"erase","seq":3}', headers);
  await put(room, "topic", "Where to <b>eat</b>", bearer("Bob"));
  await put(room, "room/title", "Lunch", signed(key));
  return { room, key };
}

function put(room: string, key: string, value: unknown, headers: Record<string, string>) {
  return request(`/r/${room}/state/${key}`, {
    method: "PUT",
    body: JSON.stringify(value),
    headers: { "Content-Type": "application/json", ...headers },
  });
}

async function codeOf(response: Response): Promise<string> {
  return (await response.json<{ code: string }>()).code;
}

describe("H23 the export of a room", () => {
  test("is a header, every message and entry in order, and an end, through a sleep", async () => {
    const { room, key } = await filled();
    await fallAsleep(room);
    const lines = linesOf(await exported(room, signed(key)));
    expect(lines).toMatchObject([
      { type: "room", v: 1, room, head: 6 },
      { type: "message", seq: 1, name: "Olga", body: "hello" },
      { type: "message", seq: 2, name: "Bob", by: identify(tokenOf("Bob")) },
      { type: "message", seq: 3, body: "" },
      { type: "entry", key: "topic", value: "Where to <b>eat</b>" },
      { type: "entry", key: "room/title", value: "Lunch" },
      { type: "end", messages: 3, entries: 2 },
    ]);
  });

  test("is a page without scripts for a request for HTML", async () => {
    const { room, key } = await filled();
    const response = await request(`/r/${room}/export`, {
      headers: { ...READABLE, ...signed(key) },
    });
    const policy = response.headers.get("Content-Security-Policy") ?? "";
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-\S+'; .*sandbox$/);
    expect(response.headers.get("Content-Disposition")).toBe(`attachment; filename="${room}.html"`);
    const text = await response.text();
    expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(text).toContain("&lt;b&gt;eat&lt;/b&gt;");
    expect(text).not.toMatch(/<script|<b>eat/);
    expect(text).toContain("(deleted)");
    expect(text).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src/);
    expect(text).toMatch(/<\/html>\n$/);
  });

  test("is complete however long it is, beyond what one answer of the room brings", async () => {
    const { room, key } = ownedRoom();
    const at = Date.now();
    const many = Array.from({ length: 4_100 }, (_, n) =>
      JSON.stringify({
        type: "message",
        seq: n + 1,
        id: `message-${n}`,
        by: "b".repeat(16),
        name: "Bob",
        at: at - 5_000 + n,
        body: `no ${n}`,
      }),
    );
    const brought = await bring(room, copy(...many), signed(key));
    expect(await brought.json()).toEqual({ messages: 4_100, entries: 0 });
    const bodies = linesOf(await exported(room, signed(key)))
      .filter(({ type }) => type === "message")
      .map(({ body }) => body);
    expect(bodies).toEqual(Array.from({ length: 4_100 }, (_, n) => `no ${n}`));
  });

  test("is open to moderators in an owned room, and to every reader in one without an owner", async () => {
    const { room } = await filled();
    const refused = await request(`/r/${room}/export`, { headers: bearer("Bob") });
    expect([refused.status, await codeOf(refused)]).toEqual([403, "not-allowed"]);
    const open = freshRoom();
    await post(`/r/${open}?name=Ana`, "hi");
    expect(linesOf(await exported(open, {}))).toHaveLength(3);
  });

  test("11.7 without access is that of an unused room", async () => {
    const { room, key } = await filled();
    await put(room, "room/kind", "invite", signed(key));
    const nowhere = roomOf(newKey());
    const [there, missing] = await Promise.all([exported(room, {}), exported(nowhere, {})]);
    expect(there.replaceAll(room, "(room)")).toBe(missing.replaceAll(nowhere, "(room)"));
  });
});

test("H24 every member can export their own messages and entries, and no one else's", async () => {
  const { room } = await filled();
  const response = await request(`/r/${room}/export?mine`, { headers: bearer("Bob") });
  expect(linesOf(await response.text())).toMatchObject([
    { type: "room", of: identify(tokenOf("Bob")) },
    { type: "message", seq: 2 },
    { type: "entry", key: "topic" },
    { type: "end", messages: 1, entries: 1 },
  ]);
  const guest = await request(`/r/${room}/export?mine`);
  expect([guest.status, await codeOf(guest)]).toEqual([401, "bad-token"]);
});

describe("H25 an export", () => {
  test("is imported with its names, times and order, by authors that no member can be", async () => {
    const { room: former, key: formerKey } = await filled();
    const text = await exported(former, signed(formerKey));
    const { room, key } = ownedRoom();
    const brought = await bring(room, text, signed(key));
    expect(await brought.json()).toEqual({ messages: 3, entries: 2 });
    await fallAsleep(room);
    const before = linesOf(text).filter(({ type }) => type === "message");
    const after = linesOf(await exported(room, signed(key))).filter(
      ({ type }) => type === "message",
    );
    const asSaid = ({ name, at, body }: Line) => ({ name, at, body });
    expect(after.map(asSaid)).toEqual(before.map(asSaid));
    expect(after[0]?.by).toBe(after[2]?.by);
    expect(after[1]?.by).not.toBe(after[0]?.by);
    // Even when both rooms know Bob by one token.
    expect(after.map(({ by }) => by)).not.toContain(identify(tokenOf("Bob")));
    const bob = await Client.join(room, "Bob");
    const { records } = await bob.hears("welcome");
    expect(records.map(({ name }) => name)).toEqual(["Olga", "Bob", "Olga"]);
    expect(await (await request(`/r/${room}/state/room/title`)).json()).toBe("Lunch");
  });

  test("resumes where it was when it is sent again, and is stored once", async () => {
    const { room: former, key: formerKey } = await filled();
    const text = await exported(former, signed(formerKey));
    const { room, key } = ownedRoom();
    const cut = text.split("\n").slice(0, 2).join("\n");
    const half = await bring(room, `${cut}\n{"type":"mess`, signed(key));
    expect(half.status).toBe(400);
    expect(await half.json()).toMatchObject({ code: "bad-body", line: 3, messages: 1 });
    await fallAsleep(room);
    for (const _ of ["on", "again"]) {
      expect(await (await bring(room, text, signed(key))).json()).toMatchObject({ messages: 3 });
    }
    expect(linesOf(await exported(room, signed(key)))).toHaveLength(7);
    const other = text.replaceAll(/"id":"/g, '"id":"x');
    expect(await codeOf(await bring(room, other, signed(key)))).toBe("not-empty");
  });

  test("is refused in a room with messages, without an owner, and from anybody but the owner", async () => {
    const { room: former, key: formerKey } = await filled();
    const text = await exported(former, signed(formerKey));
    expect(await codeOf(await bring(former, text, signed(formerKey)))).toBe("not-empty");
    const { room, key } = ownedRoom();
    await put(room, "room/title", "Mine", signed(key));
    expect(await codeOf(await bring(room, text, bearer("Bob")))).toBe("not-allowed");
    expect(await codeOf(await bring(freshRoom(), text, bearer("Bob")))).toBe("not-allowed");
    expect(await codeOf(await bring(room, text, {}))).toBe("bad-token");
    // Its content is never read.
    expect(await codeOf(await bring(room, "nothing", bearer("Bob")))).toBe("not-allowed");
  });

  test("has its entries' names cleaned like those of messages, or is refused", async () => {
    const { room, key } = ownedRoom();
    const name = `\u202E${"x".repeat(9_000)}`;
    const entry = { type: "entry", key: "a", rev: 1, id: "12345678", at: 1, value: 1 };
    const text = copy(JSON.stringify({ ...entry, by: "b".repeat(16), name }));
    expect(await codeOf(await bring(room, text, signed(key)))).toBe("bad-body");
    const short = copy(JSON.stringify({ ...entry, by: "b".repeat(16), name: "\u202EBob" }));
    expect((await bring(room, short, signed(key))).status).toBe(200);
    expect(linesOf(await exported(room, signed(key)))[1]).toMatchObject({ name: "Bob" });
  });

  test.each([
    ["no JSON", "nothing", 1],
    ["another type", '{"type":"other"}', 1],
    ["a body that cannot be said", copy(line({ body: "\u0000" })), 2],
    ["a body that is too long", copy(line({ body: "x".repeat(8_001) })), 2],
    ["an invisible name", copy(line({ name: "\u200B" })), 2],
    ["an invalid time", copy(line({ at: -1 })), 2],
    ["an invalid key", copy(entryLine({ key: ".." })), 2],
    ["an invalid value", copy(entryLine({ value: undefined })), 2],
    ["an unknown setting", copy(entryLine({ key: "room/kind" })), 2],
    ["an entry by an invisible name", copy(entryLine({ name: "\u200B" })), 2],
    ["a message before the line of the room", line(), 1],
    ["the line of the room twice", `${ROOM_LINE}\n${ROOM_LINE}`, 2],
    ["nothing but empty lines", "\n".repeat(100_000), 101],
    ["a line without an end", `{"type":"${"x".repeat(100_000)}`, 0],
  ])("is refused with its line: %s", async (_what, text, at) => {
    const { room, key } = ownedRoom();
    const response = await bring(room, text, signed(key));
    const { code, line: told } = await response.json<{ code: string; line: number }>();
    expect(["bad-body", "bad-setting"]).toContain(code);
    expect(told).toBe(at);
    expect(await (await request(`/r/${room}`)).text()).toContain("No messages yet");
  });

  test("with an entry that the room refuses names that line, and keeps what came before it", async () => {
    const { room, key } = ownedRoom();
    const title = entryLine({ key: "room/title", value: "Lunch" });
    const text = copy(line(), entryLine(), title, entryLine({ key: "room/kind" }), entryLine());
    const refused = await bring(room, text, signed(key));
    expect(await refused.json()).toMatchObject({
      code: "bad-setting",
      line: 5,
      messages: 1,
      entries: 2,
    });
  });

  const whole = copy(line(), line({ seq: 2, id: "message-2" }), entryLine()).split("\n");
  const [, one = "", , entry = "", end = ""] = whole;
  test.each<[string, readonly string[], number]>([
    ["cut after its first line", whole.slice(0, 1), 1],
    ["cut after a message", whole.slice(0, 3), 3],
    ["cut within a line", [...whole.slice(0, 3), entry.slice(0, 20)], 4],
    ["cut before its end", whole.slice(0, 4), 4],
    ["cut within its end", [...whole.slice(0, 4), end.slice(0, 20)], 5],
    ["without its last message", whole.toSpliced(2, 1), 4],
    ["without an entry", whole.toSpliced(3, 1), 4],
    ["with a message twice", whole.toSpliced(2, 0, one), 3],
    ["with an entry twice", whole.toSpliced(3, 0, entry), 6],
    ["with a message after its end", [...whole, one], 6],
    ["of two copies in one", [...whole, ...whole], 6],
    ["of nothing", [], 0],
  ])(
    "that is incomplete or has extra lines is refused with the line, and can resume: %s",
    async (_, lines, at) => {
      const { room, key } = ownedRoom();
      const refused = await bring(room, lines.join("\n"), signed(key));
      expect(await refused.json()).toMatchObject({ status: 400, code: "bad-body", line: at });
      const again = await bring(room, whole.join("\n"), signed(key));
      expect(await again.json()).toEqual({ messages: 2, entries: 1 });
      expect(linesOf(await exported(room, signed(key)))).toHaveLength(5);
    },
  );

  test("goes to the room in batches of two hundred messages", async () => {
    const batches: number[] = [];
    const ask = async (_: Caller, asked: Ask): Promise<RoomAnswer> => {
      const taken = asked.type === "import-messages" ? asked.messages.length : 0;
      batches.push(taken);
      return { answer: { is: "done", taken }, made: false };
    };
    const ROOMS = { getByName: () => ({ ask }) };
    const lines = Array.from({ length: 500 }, (_, n) => line({ seq: n + 1, id: `message-${n}` }));
    const { room, key } = ownedRoom();
    const headers = { "Content-Type": "application/x-ndjson", ...signed(key) };
    const sent = { method: "POST", headers, body: copy(...lines) };
    const response = await app.request(`/r/${room}/import`, sent, { ...env, ROOMS });
    expect(await response.json()).toEqual({ messages: 500, entries: 0 });
    // The first asks whether anything may be imported. The last one has nothing left to bring.
    expect(batches).toEqual([0, 200, 200, 100, 0]);
  });

  test("that is cut, and of which the room refuses an entry, names that entry", async () => {
    const { room, key } = ownedRoom();
    const text = [ROOM_LINE, entryLine(), entryLine({ key: "room/kind" })].join("\n");
    const refused = await bring(room, text, signed(key));
    expect(await refused.json()).toMatchObject({ code: "bad-setting", line: 3, entries: 1 });
  });

  test("keeps its order: a message with an earlier time than the one before it takes that one's time", async () => {
    const { room, key } = ownedRoom();
    const now = Date.now();
    const ats = [now - 5_000, now - 1e9, now - 4_000, now + 1e9, now - 1];
    const lines = ats.map((at, n) => line({ seq: n + 1, id: `message-${n}`, at }));
    // Even across two batches.
    await bring(room, [ROOM_LINE, ...lines.slice(0, 1)].join("\n"), signed(key));
    expect((await bring(room, copy(...lines), signed(key))).status).toBe(200);
    const told = linesOf(await exported(room, signed(key))).slice(1, -1);
    const times = told.map(({ at }) => at ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.slice(0, 3)).toEqual([now - 5_000, now - 5_000, now - 4_000]);
  });

  test("resumes even after some of it has expired, in a room with a retention", async () => {
    const { room, key } = ownedRoom();
    await put(room, "room/retention", 90, signed(key));
    const old = line({ at: Date.now() - 1e6 });
    const text = copy(old, line({ seq: 2, id: "message-2", at: Date.now() }), entryLine());
    await bring(room, text.split("\n").slice(0, 2).join("\n"), signed(key));
    for (const _ of ["on", "again"]) {
      const brought = await bring(room, text, signed(key));
      expect(await brought.json()).toEqual({ messages: 2, entries: 1 });
    }
    expect(linesOf(await exported(room, signed(key)))).toMatchObject([
      { type: "room" },
      { type: "message", id: "message-2" },
      { key: "room/retention" },
      { key: "a" },
      { type: "end" },
    ]);
  });

  test("has no message with a time in the future", async () => {
    const { room, key } = ownedRoom();
    await bring(room, copy(line({ at: Date.now() + 1e9 })), signed(key));
    const [, message] = linesOf(await exported(room, signed(key)));
    expect(message?.at).toBeLessThanOrEqual(Date.now());
  });
});
