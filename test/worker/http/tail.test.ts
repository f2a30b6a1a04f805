import { evictDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { say } from "../../support/members.ts";
import { until } from "../../support/until.ts";
import { Client, freshRoom, request, stubOf } from "../support.ts";
import { JSON_ONLY, post } from "./support.ts";

const SSE = { Accept: "text/event-stream" };
const NDJSON = { Accept: "application/x-ndjson" };

/** A stream that is read as it comes. */
class Reader {
  text = "";
  hasEnded = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

  private constructor(body: ReadableStream<Uint8Array>) {
    this.#reader = body.getReader();
    // A read that waits fails once it is cancelled.
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
  test("H12 brings what is said from now on, each with a cursor as its id", async () => {
    const room = freshRoom();
    await post(`/r/${room}`, "before");
    const { epoch } = await stubOf(room).head();
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    await stream.shows("retry");
    await evictDurableObject(stubOf(room));
    await post(`/r/${room}?name=Ana`, "now");
    await stream.shows("now");
    const [start, event] = stream.text.split("\n\n");
    expect(start).toBe(`retry: 1000\nid: ${epoch}:1`);
    expect(event).toMatch(new RegExp(`^id: ${epoch}:2\ndata: \\{"seq":2,.*"body":"now"\\}$`));
    await stream.cancel();
  });

  test("H13 goes on from Last-Event-ID, with nothing lost and nothing twice", async () => {
    const room = freshRoom();
    await talk(room, 1_200);
    const { epoch } = await stubOf(room).head();
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
    "H13 begins anew with a cursor of another life of the room: %s",
    async (cursor) => {
      const room = freshRoom();
      await talk(room, 60);
      const { epoch } = await stubOf(room).head();
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

  test("H14 ends when it was asked to, and says where it was", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail?for=1`, SSE);
    await post(`/r/${room}`, "hi");
    await stream.ends();
    const { epoch } = await stubOf(room).head();
    expect(stream.text).toMatch(
      new RegExp(`event: end\nid: ${epoch}:1\ndata: \\{"cursor":"${epoch}:1"\\}\n\n$`),
    );
    await until(async () => (await listeners(room)) === 0 || undefined);
  });

  test("H14 leaves the room when its reader goes", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail`, SSE);
    expect(await listeners(room)).toBe(1);
    await stream.cancel();
    await until(async () => (await listeners(room)) === 0 || undefined);
  });

  test("H15 is noticed by nobody", async () => {
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

describe("a stream of lines", () => {
  test("H12 is JSON for who asks for it", async () => {
    const room = freshRoom();
    const stream = await Reader.open(`/r/${room}/tail?for=1`, NDJSON);
    await post(`/r/${room}?name=Ana`, "two\nlines");
    await stream.ends();
    const { epoch } = await stubOf(room).head();
    const lines = stream.text.trim().split("\n");
    expect(lines.map((it): unknown => JSON.parse(it))).toMatchObject([
      { type: "start" },
      { type: "message", cursor: `${epoch}:1`, message: { name: "Ana", body: "two\nlines" } },
      { type: "end", cursor: `${epoch}:1`, retryAfter: 1 },
    ]);
  });

  test("H12 is a transcript for curl, that says how to go on", async () => {
    const room = freshRoom();
    await talk(room, 1);
    const stream = await Reader.open(`/r/${room}/tail?after=0&for=1`, { Accept: "*/*" });
    await stream.ends();
    const { epoch } = await stubOf(room).head();
    expect(stream.text).toMatch(/^\n\w{3}, \d\d \w{3} \d{4}\n\n\d\d:\d\d Alice: line 1\n/);
    expect(stream.text).toContain(
      `Go on:  curl -N 'http://alcove.test/r/${room}/tail?after=${epoch}:1'`,
    );
  });

  test("H12 goes on from the cursor that it gave", async () => {
    const room = freshRoom();
    await talk(room, 3);
    const { epoch } = await stubOf(room).head();
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

test.each(["after=-1", "after=abc", "after=1:2", "for=0", "for=301", "for=x"])(
  "H9 ?%s is told what is wrong with it",
  async (query) => {
    const response = await request(`/r/${freshRoom()}/tail?${query}`, { headers: SSE });
    expect(await response.json()).toMatchObject({ status: 400, code: "bad-parameter" });
  },
);

test("H9 a Last-Event-ID that is none of ours is told so", async () => {
  const headers = { ...SSE, "Last-Event-ID": "1; DROP TABLE" };
  const response = await request(`/r/${freshRoom()}/tail`, { headers });
  expect(await response.json()).toMatchObject({ status: 400, code: "bad-parameter" });
});

test("3.9 following a room that nobody joined makes none", async () => {
  const room = freshRoom();
  const stream = await Reader.open(`/r/${room}/tail?for=1`, NDJSON);
  await stream.ends();
  expect(stream.text).toBe('{"type":"start"}\n{"type":"end","retryAfter":1}\n');
  expect(await stubOf(room).head()).toEqual({ head: 0 });
});

test("an outside socket cannot ask to be the server's own", async () => {
  const headers = { Upgrade: "websocket", "Sec-WebSocket-Protocol": "alcove.listener" };
  const response = await request(`/r/${freshRoom()}`, { headers });
  expect(response.status).toBe(400);
});
