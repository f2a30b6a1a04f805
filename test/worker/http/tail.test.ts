import { env } from "cloudflare:workers";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { LIMITS } from "../../../src/protocol/limits.ts";
import { app } from "../../../src/worker/app.ts";
import { Ear } from "../../../src/worker/http/tail/ear.ts";
import { follow, type TailEvent } from "../../../src/worker/http/tail/follow.ts";
import { say } from "../../support/members.ts";
import { until } from "../../support/until.ts";
import { Client, fallAsleep, freshRoom, headOf, request, stubOf } from "../support.ts";
import { JSON_ONLY, post } from "./support.ts";

const SSE = { Accept: "text/event-stream" };
const NDJSON = { Accept: "application/x-ndjson" };

/** Reads a stream as it arrives. */
class Reader {
  text = "";
  hasEnded = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
    // A pending read fails once it is cancelled.
    this.#read().catch(() => {});
  }

  static async open(path: string, headers: Record<string, string>): Promise<Reader> {
    const response = await request(path, { headers });
    if (response.status !== 200 || response.body === null) throw new Error(`${response.status}`);
    return new Reader(response.body);
  }

  shows(text: string): Promise<true> {
    return until(() => this.text.includes(text) || undefined);
  }

  ends(): Promise<true> {
    return until(() => this.hasEnded || undefined);
  }

  cancel(): Promise<void> {
    return this.#reader.cancel();
  }

  async #read(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#reader.read();
      if (done) break;
      this.text += new TextDecoder().decode(value);
    }
    this.hasEnded = true;
  }
}

const listeners = async (room: string): Promise<number> => (await stubOf(room).stats()).connections;

async function talk(room: string, count: number): Promise<void> {
  const alice = await Client.join(room, "Alice");
  const { head } = await alice.hears("welcome");
  for (let n = head + 1; n <= head + count; n++) alice.send(say(`line ${n}`));
  await alice.hears("changes", (it) => it.to === head + count);
}

describe("a stream of events", () => {
  test("H12 sends every message from now on, with a cursor as its id", async () => {
    const room = freshRoom();
    await post(`/r/${room}`, "before");
    const { epoch } = await headOf(room);
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    await stream.shows("retry");
    await fallAsleep(room);
    await post(`/r/${room}?name=Ana`, "now");
    await stream.shows("now");
    const [start, event] = stream.text.split("\n\n");
    expect(start).toBe(`retry: 1000\nid: ${epoch}:1`);
    expect(event).toMatch(new RegExp(`^id: ${epoch}:2\ndata: \\{"seq":2,.*"body":"now"\\}$`));
    await stream.cancel();
  });

  test("H13 resumes from Last-Event-ID, with nothing lost and nothing twice", async () => {
    const room = freshRoom();
    await talk(room, 1_200);
    const { epoch } = await headOf(room);
    const headers = { ...SSE, "Last-Event-ID": `${epoch}:3` };
    const stream = await Reader.open(`/r/${room}/tail?after=1000`, headers);
    await stream.shows("line 1200");
    await post(`/r/${room}`, "the last");
    await stream.shows("the last");
    const ids = [...stream.text.matchAll(/^id: \w+:(\d+)\ndata/gm)].map(([, seq]) => Number(seq));
    expect(ids).toEqual(Array.from({ length: 1_198 }, (_, n) => n + 4));
    await stream.cancel();
  });

  test.each([`${"0".repeat(32)}:5`, "beyond the head"])(
    "H13 starts over with a cursor of another epoch of the room: %s",
    async (cursor) => {
      const room = freshRoom();
      await talk(room, 60);
      const { epoch } = await headOf(room);
      const id = cursor.includes(":") ? cursor : `${epoch}:61`;
      const stream = await Reader.open(`/r/${room}/tail`, { ...SSE, "Last-Event-ID": id });
      await stream.shows("line 60");
      expect(stream.text).toContain(
        `event: reset\nid: ${epoch}:10\ndata: {"cursor":"${epoch}:10"}\n\n`,
      );
      expect(stream.text).not.toContain('"line 10"');
      await stream.cancel();
    },
  );

  test("H14 ends when asked to, and says where it was", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail?for=1`, SSE);
    await post(`/r/${room}`, "hi");
    await stream.ends();
    const { epoch } = await headOf(room);
    expect(stream.text).toMatch(
      new RegExp(`event: end\nid: ${epoch}:1\ndata: \\{"cursor":"${epoch}:1"\\}\n\n$`),
    );
    await until(async () => (await listeners(room)) === 0 || undefined);
  });

  test("H14 holds no timer once its reader has gone", async () => {
    const set = vi.spyOn(globalThis, "setTimeout");
    const cleared = vi.spyOn(globalThis, "clearTimeout");
    onTestFinished(() => void vi.restoreAllMocks());
    const stream = await Reader.open(`/r/${freshRoom()}/tail?for=60`, SSE);
    const timers = set.mock.results.filter((_, n) => (set.mock.calls[n]?.[1] ?? 0) >= 60_000);
    expect(timers).toHaveLength(2);
    await stream.cancel();
    const isCleared = ({ value }: { value: unknown }): boolean =>
      cleared.mock.calls.some(([timer]) => timer === value);
    await until(() => timers.every(isCleared) || undefined);
  });

  test("H14 leaves the room when its reader goes", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    expect(await listeners(room)).toBe(1);
    await stream.cancel();
    await until(async () => (await listeners(room)) === 0 || undefined);
  });

  test("H15 announces no presence", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    await stream.shows("retry");
    const members = await request(`/r/${room}/members`, { headers: JSON_ONLY });
    expect(await members.json()).toMatchObject({ count: 1 });
    await stream.cancel();
    expect(alice.frames.filter((it) => it.type === "presence")).toHaveLength(1);
  });
});

describe("the shared state", () => {
  const set = async (room: string, key: string, value: string): Promise<void> => {
    const put = { method: "PUT", body: value, headers: { "Content-Type": "application/json" } };
    expect((await request(`/r/${room}/state/${key}?name=Ana`, put)).ok).toBe(true);
  };

  test("H12 is in the stream in order with messages, as events of their own type", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    await stream.shows("retry");
    await set(room, "topic", '"Lunch?"');
    await post(`/r/${room}`, "hi");
    await request(`/r/${room}/state/topic`, { method: "DELETE" });
    await stream.shows('"rev":3');
    const { epoch } = await headOf(room);
    const [, first, second, third] = stream.text.split("\n\n");
    expect(first).toMatch(
      new RegExp(`^event: entry\nid: ${epoch}:1\ndata: .*"name":"Ana".*"value":"Lunch\\?"`),
    );
    expect(second).toMatch(new RegExp(`^id: ${epoch}:2\ndata: .*"body":"hi"`));
    expect(third).toMatch(new RegExp(`^event: entry\nid: ${epoch}:3\ndata: .*"key":"topic"`));
    expect(third).not.toContain('"value"');
    await stream.cancel();
  });

  test("H13 is sent to a returning client as it is now, with deletions", async () => {
    const room = freshRoom();
    await set(room, "topic", "1");
    await set(room, "gone", "1");
    const { epoch } = await headOf(room);
    for (const value of ["2", "3"]) await set(room, "topic", value);
    await request(`/r/${room}/state/gone`, { method: "DELETE" });
    await fallAsleep(room);
    const stream = await Reader.open(`/r/${room}/tail?after=${epoch}:2&for=1`, NDJSON);
    await stream.ends();
    const told = stream.text
      .trim()
      .split("\n")
      .map((it): { type: string; cursor: string; entry?: object } => JSON.parse(it));
    expect(told.map(({ type, cursor, entry }) => [type, cursor, entry])).toEqual([
      ["start", `${epoch}:2`, undefined],
      ["entry", `${epoch}:4`, expect.objectContaining({ key: "topic", rev: 4, value: 3 })],
      ["entry", `${epoch}:5`, expect.not.objectContaining({ value: expect.anything() })],
      ["end", `${epoch}:5`, undefined],
    ]);
  });

  test("H12 is a line for curl, and cannot control its terminal", async () => {
    const room = freshRoom();
    await set(room, "list/1", '"\u009B2J\u202Eeuro €"');
    await request(`/r/${room}/state/list/1?name=Bob`, { method: "DELETE" });
    const stream = await Reader.open(`/r/${room}/tail?after=1&for=1`, { Accept: "*/*" });
    await stream.ends();
    expect(stream.text).toMatch(/^\n.*\n\n\d\d:\d\d \* Bob deleted list\/1\n/);
    await set(room, "list/1", '"\u009B2J\u202Eeuro €"');
    const again = await Reader.open(`/r/${room}/tail?after=0&for=1`, { Accept: "*/*" });
    await again.ends();
    expect(again.text).toContain(String.raw`* Ana set list/1 to "\u009b2J\u202eeuro €"`);
  });

  test("H13 has to be read again by a client that may have missed a deletion", async () => {
    const told: TailEvent[] = [];
    const epoch = "0".repeat(32);
    const source = {
      isOpen: true,
      next: async () => {
        source.isOpen = false;
        return undefined;
      },
      changesPast: async () => ({ epoch, head: 9, to: 9, records: [], entries: undefined }),
    };
    for await (const it of follow(source, { epoch, seq: 5, isReset: false })) told.push(it);
    expect(told).toEqual([
      { is: "start", cursor: { epoch, seq: 5 } },
      { is: "reset", cursor: { epoch, seq: 5 } },
      { is: "end", cursor: { epoch, seq: 9 } },
    ]);
  });
});

describe("a stream of lines", () => {
  test("H12 is JSON for a request that prefers it", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail?for=1`, NDJSON);
    await post(`/r/${room}?name=Ana`, "two\nlines");
    await stream.ends();
    const { epoch } = await headOf(room);
    const lines = stream.text.trim().split("\n");
    expect(lines.map((it): unknown => JSON.parse(it))).toMatchObject([
      { type: "start" },
      { type: "message", cursor: `${epoch}:1`, message: { name: "Ana", body: "two\nlines" } },
      { type: "end", cursor: `${epoch}:1`, retryAfter: 1 },
    ]);
  });

  test("H12 is a transcript for curl, and says how to resume", async () => {
    const room = freshRoom();
    await talk(room, 1);
    const stream = await Reader.open(`/r/${room}/tail?after=0&for=1`, { Accept: "*/*" });
    await stream.ends();
    const { epoch } = await headOf(room);
    expect(stream.text).toMatch(/^\n\w{3}, \d\d \w{3} \d{4}\n\n\d\d:\d\d Alice: line 1\n/);
    expect(stream.text).toContain(
      `Continue:  curl -N 'http://alcove.test/r/${room}/tail?after=${epoch}:1'`,
    );
  });

  test("H12 resumes from the cursor that it gave", async () => {
    const room = freshRoom();
    await talk(room, 3);
    const { epoch } = await headOf(room);
    const stream = await Reader.open(`/r/${room}/tail?after=${epoch}:2&for=1`, NDJSON);
    await stream.ends();
    expect([...stream.text.matchAll(/"body":"([^"]+)"/g)].map(([, body]) => body)).toEqual([
      "line 3",
    ]);
  });
});

test("H12 HEAD opens no stream", async () => {
  const room = freshRoom();
  const response = await request(`/r/${room}/tail`, { method: "HEAD", headers: SSE });
  expect(response.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
  expect(await listeners(room)).toBe(0);
});

test.each([
  ["after=-1", "after must be a seq or a cursor from this server."],
  ["after=abc", "after must be a seq or a cursor from this server."],
  ["after=1:2", "after must be a seq or a cursor from this server."],
  ["for=0", "for must be at least 1."],
  ["for=301", "for must be at most 300."],
  ["for=x", "for must be a whole number."],
])("H9 ?%s is refused, and told why: %s", async (query, detail) => {
  const response = await request(`/r/${freshRoom()}/tail?${query}`, { headers: SSE });
  expect(await response.json()).toMatchObject({
    status: 400,
    code: "bad-parameter",
    detail: `${detail} /docs lists the parameters of this address.`,
  });
});

test.each(["1; DROP TABLE", "5"])(
  "H9 a Last-Event-ID that is not ours, such as %s, is refused, and told why",
  async (id) => {
    const headers = { ...SSE, "Last-Event-ID": id };
    const response = await request(`/r/${freshRoom()}/tail`, { headers });
    expect(await response.json()).toMatchObject({
      status: 400,
      code: "bad-parameter",
      detail: expect.stringContaining("Last-Event-ID must be a cursor from this server"),
    });
  },
);

test("3.9 following an unused room does not create it", async () => {
  const room = freshRoom();
  const stream = await Reader.open(`/r/${room}/tail?for=1`, NDJSON);
  await stream.ends();
  expect(stream.text).toBe('{"type":"start"}\n{"type":"end","retryAfter":1}\n');
  expect(await headOf(room)).toEqual({ head: 0 });
});

test("H14 where no more sockets may open, a stream is refused", async () => {
  const ROOMS = { getByName: () => ({ fetch: async () => new Response(null, { status: 429 }) }) };
  const response = await app.request(`/r/${freshRoom()}/tail`, {}, { ...env, ROOMS });
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({ code: "slow-down" });
});

test("4.9 a stream reports what it has read as soon as it must", async () => {
  const { 0: far, 1: near } = new WebSocketPair();
  near.accept();
  const heard: unknown[] = [];
  near.addEventListener("message", ({ data }) => heard.push(data));
  const room = { fetch: async () => new Response(null, { status: 101, webSocket: far }) };
  const ear = await Ear.open(room, { id: "", name: "" });
  near.send("x".repeat(LIMITS.streamReadEveryChars - 1));
  near.send("x");
  for (let n = 0; n < 2; n += 1) await ear?.next(1_000);
  await until(() => heard.length > 0 || undefined);
  expect(heard).toEqual([`{"type":"read","chars":${LIMITS.streamReadEveryChars}}`]);
  ear?.close();
});

test("an outside socket cannot pass for the server's own", async () => {
  const headers = { Upgrade: "websocket", "Sec-WebSocket-Protocol": "alcove.listener" };
  const response = await request(`/r/${freshRoom()}`, { headers });
  expect(response.status).toBe(400);
});
