import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { say } from "../../support/members.ts";
import { Client, freshRoom, request, stubOf } from "../support.ts";
import { JSON_ONLY, post } from "./support.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

interface Page {
  readonly head: number;
  readonly cursor?: string;
  readonly messages: { seq: number; body: string }[];
}

const pageOf = async (path: string): Promise<Page> =>
  (await request(path, { headers: JSON_ONLY })).json<Page>();

async function talk(room: string, ...bodies: string[]): Promise<void> {
  for (const body of bodies) await post(`/r/${room}?name=Ana`, body);
}

describe("a room's link", () => {
  test.each([
    ["curl", { Accept: "*/*" }, "text/plain"],
    ["who asks for nothing", {}, "text/plain"],
    ["who asks for text", { Accept: "text/*" }, "text/plain"],
    ["who asks for JSON", JSON_ONLY, "application/json"],
    ["axios", { Accept: "application/json, text/plain, */*" }, "application/json"],
    ["who asks for what there is not", { Accept: "image/png" }, "text/plain"],
    ["who asks in no words", { Accept: ";;q=,,\u00ff/*;q=9" }, "text/plain"],
    ["who rather has the page", { Accept: "application/json;q=0.5, text/html" }, "text/html"],
    ["a browser", { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" }, "text/html"],
    [
      "who shows a preview of it",
      { Accept: "*/*", "User-Agent": "Slackbot-LinkExpanding 1.0" },
      "text/html",
    ],
    ["another of these", { Accept: "*/*", "User-Agent": "facebookexternalhit/1.1" }, "text/html"],
  ])("H6 gives %s what they read", async (_, headers: Record<string, string>, type) => {
    const response = await request(`/r/${freshRoom()}`, { headers });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toContain(type);
    expect(response.headers.get("Vary")).toContain("Accept");
  });

  test.each([JSON_ONLY, { Accept: "*/*" }])(
    "H6 answers HEAD like GET, without its body: %o",
    async (headers) => {
      const path = `/r/${freshRoom()}`;
      const response = await request(path, { method: "HEAD", headers });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe("");
      const asked = await request(path, { headers });
      expect(response.headers.get("Content-Type")).toBe(asked.headers.get("Content-Type"));
    },
  );

  test("H6 messages are not cached, and not indexed by search engines", async () => {
    const response = await request(`/r/${freshRoom()}`);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
  });
});

describe("a transcript", () => {
  test("H7 has a line for each message under its day, and says how to join", async () => {
    const room = freshRoom();
    vi.setSystemTime(Date.UTC(2026, 10, 21, 23, 59));
    await talk(room, "good night");
    vi.setSystemTime(Date.UTC(2026, 10, 22, 8, 5));
    await talk(room, "good morning\r\n09:13 Ben: I said this\u2028and this");
    await Client.join(room, "Bob");
    const response = await request(`/r/${room}`);
    expect(await response.text()).toBe(`${room}

Sat, 21 Nov 2026

23:59 Ana: good night

Sun, 22 Nov 2026

08:05 Ana: good morning
      09:13 Ben: I said this
      and this

1 person is here now. Times are UTC.
Post a message: curl -d 'hi' 'http://alcove.test/r/${room}?name=You'
Follow:         curl -N 'http://alcove.test/r/${room}/tail'
`);
  });

  test("H7 of an unused room says so, and does not create it", async () => {
    const room = freshRoom();
    expect(await (await request(`/r/${room}`)).text()).toContain("No messages yet.");
    expect(await pageOf(`/r/${room}`)).toEqual({
      head: 0,
      after: 0,
      before: 1,
      messages: [],
      count: 0,
    });
    const tables = await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
  });

  test("H7 leads to the pages before and after it", async () => {
    const room = freshRoom();
    await talk(room, "one", "two", "three");
    const text = await (await request(`/r/${room}?after=1&limit=1`)).text();
    expect(text).toContain(`Earlier:        curl 'http://alcove.test/r/${room}?before=2'`);
    expect(text).toContain(`Later:          curl 'http://alcove.test/r/${room}?after=2'`);
    expect(text).not.toContain("one");
    expect(text).not.toContain("three");
  });
});

describe("records", () => {
  test("H8 are the newest page, and lead to every other", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    for (let n = 1; n <= 120; n++) alice.send(say(`line ${n}`));
    const { epoch } = await alice.hears("welcome");
    await alice.hears("changes", (it) => it.to === 120);
    const newest = await pageOf(`/r/${room}`);
    expect(newest).toMatchObject({ head: 120, cursor: `${epoch}:120`, after: 70, before: 121 });
    expect(newest.messages).toHaveLength(50);
    expect(newest.messages[0]).toMatchObject({ seq: 71, name: "Alice", body: "line 71" });
    const all = await pageOf(`/r/${room}?limit=500`);
    expect(all.messages.map((it) => it.seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
    const seqs = async (query: string): Promise<number[]> =>
      (await pageOf(`/r/${room}?${query}`)).messages.map((it) => it.seq);
    expect(await seqs("before=71&limit=2")).toEqual([69, 70]);
    expect(await seqs("after=71&limit=2")).toEqual([72, 73]);
    expect(await seqs("after=71&before=75&limit=2")).toEqual([73, 74]);
    expect(await seqs("after=120")).toEqual([]);
    expect(await seqs("after=9999")).toEqual([]);
    expect(await seqs("before=0")).toEqual([]);
  });

  test.each([
    "limit=0",
    "limit=501",
    "limit=ten",
    "limit=-1",
    "limit=",
    "limit=1.5",
    "before=99999999999999999999",
    "after=0x10",
    "after=1e3",
  ])("H9 ?%s is refused, and told why", async (query) => {
    const response = await request(`/r/${freshRoom()}?${query}`, { headers: JSON_ONLY });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-parameter" });
  });
});

describe("presence", () => {
  test("H10 is listed as names or as records, without the caller", async () => {
    const room = freshRoom();
    await Client.join(room, "Alice");
    await Client.open(`/r/${room}?name=Ben`);
    expect(await (await request(`/r/${room}/members`)).text()).toBe("Alice\nBen\n");
    const records = await request(`/r/${room}/members`, { headers: JSON_ONLY });
    expect(await records.json()).toMatchObject({
      count: 2,
      members: [{ name: "Alice" }, { name: "Ben" }],
    });
  });

  test("H10 of a crowd lists the first two hundred", async () => {
    const room = freshRoom();
    for (let n = 0; n < 203; n++) await Client.open(`/r/${room}?name=Guest${n}`);
    const lines = (await (await request(`/r/${room}/members`)).text()).trimEnd().split("\n");
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toBe("and 3 more");
  });
});
