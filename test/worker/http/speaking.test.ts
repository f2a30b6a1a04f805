import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/protocol/limits.ts";
import type { FlatMessage } from "../../../src/protocol/records/message.ts";
import { identify } from "../../../src/worker/platform/random.ts";
import { act, say, tokenOf } from "../../support/members.ts";
import { Client, fallAsleep, freshRoom, headOf, request, stubOf } from "../support.ts";
import { bearer, JSON_ONLY, post } from "./support.ts";

const AS_JSON = { "Content-Type": "application/json" };

const messageOf = (response: Response): Promise<FlatMessage> => response.json<FlatMessage>();

describe("a post", () => {
  test("H1 with curl reaches every member, and announces no join", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const response = await post(`/r/${room}?name=Ben`, "a=b&c=%20 \u{1f600}");
    expect(response.status).toBe(201);
    expect(await response.text()).toMatch(/^\d\d:\d\d Ben: a=b&c=%20 \u{1f600}\n$/u);
    const changes = await alice.hears("changes");
    expect(changes.records).toMatchObject([{ name: "Ben", body: "a=b&c=%20 \u{1f600}" }]);
    expect(alice.frames.filter((it) => it.type === "presence")).toHaveLength(1);
    expect(response.headers.get("Location")).toBe(`/r/${room}?after=0&limit=1`);
  });

  test("H1 is stored by the time it is answered", async () => {
    const room = freshRoom();
    await post(`/r/${room}`, "kept");
    await fallAsleep(room);
    expect(await (await request(`/r/${room}`)).text()).toContain(": kept");
  });

  test("H1 in JSON is answered in JSON, and its body is not altered", async () => {
    const room = freshRoom();
    const body = "two\nlines\n";
    const response = await post(`/r/${room}`, JSON.stringify({ body, name: "Ana" }), AS_JSON);
    expect(response.status).toBe(201);
    expect(await messageOf(response)).toMatchObject({ seq: 1, name: "Ana", body });
  });

  test("H5 is as long as its decoded body, not as its escaped JSON", async () => {
    const body = "\u0436".repeat(LIMITS.bodyBytes / 2);
    const escaped = `{"body":"${"\\u0436".repeat(LIMITS.bodyBytes / 2)}"}`;
    const response = await post(`/r/${freshRoom()}`, escaped, AS_JSON);
    expect(await messageOf(response)).toMatchObject({ body });
  });

  test("H1 as text loses the end of its last line, as on a plain socket", async () => {
    const said = await post(`/r/${freshRoom()}`, "one\ntwo\r\n", JSON_ONLY);
    expect(await messageOf(said)).toMatchObject({ body: "one\ntwo" });
  });

  test("H1 by many at once has one order", async () => {
    const room = freshRoom();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => post(`/r/${room}`, `${n}`, JSON_ONLY)),
    );
    const seqs = await Promise.all(answers.map(async (it) => (await messageOf(it)).seq));
    expect(seqs.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });
});

describe("an Idempotency-Key", () => {
  test.each(["0190a1b2-c3d4-7e5f", '"0190a1b2-c3d4-7e5f"', "k", "any words, \u00e9 too"])(
    "H2 makes a repeat answer with the original: %s",
    async (key) => {
      const room = freshRoom();
      const headers = { ...JSON_ONLY, "Idempotency-Key": key };
      const first = await post(`/r/${room}`, "once", headers);
      await fallAsleep(room);
      const again = await post(`/r/${room}`, "once", headers);
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(await messageOf(again)).toEqual(await messageOf(first));
      expect(await headOf(room)).toMatchObject({ head: 1 });
    },
  );

  test("H2 is the message's id: the same message on a socket is a repeat", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    alice.send(say("once", "the-same-id"));
    await alice.hears("changes");
    const headers = { ...bearer("Alice"), "Idempotency-Key": "the-same-id" };
    expect((await post(`/r/${room}`, "once", headers)).status).toBe(200);
  });

  test("H2 reused for another message is refused", async () => {
    const room = freshRoom();
    const headers = { "Idempotency-Key": "the-same-key" };
    await post(`/r/${room}?name=Ana`, "one", headers);
    const other = await post(`/r/${room}?name=Ana`, "two", headers);
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: "key-reused" });
  });

  test.each(["once", "twice"])(
    "H2 of a message deleted since says so, and stores nothing: %s",
    async (body) => {
      const room = freshRoom();
      const headers = { ...bearer("Alice"), "Idempotency-Key": "the-same-key" };
      await post(`/r/${room}`, "once", headers);
      const alice = await Client.join(room, "Alice");
      alice.send(act({ act: "erase", seq: 1 }));
      await alice.hears("done");
      const again = await post(`/r/${room}`, body, headers);
      expect(await again.json()).toMatchObject({ status: 410, code: "erased" });
      expect(await headOf(room)).toMatchObject({ head: 2 });
    },
  );

  test("H2 of one guest is not that of another", async () => {
    const room = freshRoom();
    const headers = { "Idempotency-Key": "the-same-key" };
    await post(`/r/${room}?name=Ana`, "hi", headers);
    expect((await post(`/r/${room}?name=Ben`, "hi", headers)).status).toBe(201);
  });

  test("H2 is found long afterwards by `after`", async () => {
    const room = freshRoom();
    const headers = { "Idempotency-Key": "the-same-key" };
    await post(`/r/${room}?name=Ana`, "once", headers);
    const alice = await Client.join(room, "Alice");
    for (let n = 0; n < 1_001; n++) alice.send(say(`line ${n}`));
    await alice.hears("changes", (it) => it.to === 1_002);
    await fallAsleep(room);
    expect((await post(`/r/${room}?name=Ana&after=0`, "once", headers)).status).toBe(200);
  }, 20_000);

  test("H2 with an after that is no seq is refused, and nothing is stored", async () => {
    const room = freshRoom();
    const response = await post(`/r/${room}?after=yesterday`, "hi");
    expect(await response.json()).toMatchObject({ status: 400, code: "bad-parameter" });
    expect(await (await request(`/r/${room}`)).text()).toContain("No messages yet");
  });

  test.each(["", '""', "x".repeat(256)])("H2 that is invalid is refused: %s", async (key) => {
    const response = await post(`/r/${freshRoom()}`, "hi", { "Idempotency-Key": key });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "bad-idempotency-key" });
  });
});

describe("the author", () => {
  test("H3 is the token's member, with the name they have in the room", async () => {
    const room = freshRoom();
    const headers = { ...JSON_ONLY, ...bearer("Alice") };
    const away = await messageOf(await post(`/r/${room}?name=Ally`, "hi", headers));
    expect(away).toMatchObject({ by: identify(tokenOf("Alice")), name: "Ally" });
    await Client.join(room, "Alice");
    const here = await messageOf(await post(`/r/${room}?name=Ally`, "hi", headers));
    expect(here).toMatchObject({ by: away.by, name: "Alice" });
  });

  test("H4 without a token is a guest: one for each name in a room, and never a token's member", async () => {
    const room = freshRoom();
    const by = async (path: string, headers = {}): Promise<string> =>
      (await messageOf(await post(path, "hi", { ...JSON_ONLY, ...headers }))).by;
    const ana = await by(`/r/${room}?name=Ana`);
    expect(await by(`/r/${room}?name=%20Ana%E2%80%8B`)).toBe(ana);
    const others = [
      await by(`/r/${room}?name=Ben`),
      await by(`/r/${freshRoom()}?name=Ana`),
      await by(`/r/${room}?name=${tokenOf("Alice").slice(0, 40)}`),
      await by(`/r/${room}?name=Ana`, bearer("Ana")),
      await by(`/r/${room}`),
      await by(`/r/${room}`),
      identify("Ana"),
      identify(tokenOf("Alice")),
    ];
    expect(new Set([ana, ...others]).size).toBe(9);
  });

  test("H4 without a name gets a guest name", async () => {
    const { name } = await messageOf(await post(`/r/${freshRoom()}`, "hi", JSON_ONLY));
    expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
  });

  test.each(["Bearer short", "Basic dXNlcjpwYXNz", "Bearer", `Bearer ${"x".repeat(44)}`])(
    "H3 is not recognized by %s",
    async (Authorization) => {
      const response = await post(`/r/${freshRoom()}`, "hi", { Authorization });
      expect(response.status).toBe(401);
      expect(response.headers.get("WWW-Authenticate")).toBe("Bearer");
      expect(await response.json()).toMatchObject({ code: "bad-token" });
    },
  );
});

test("4.5 a body is stored to the letter, including a byte order mark at its start", async () => {
  const room = freshRoom();
  const { body } = await messageOf(await post(`/r/${room}`, "\uFEFFhi", JSON_ONLY));
  expect(body).toBe("\uFEFFhi");
  const value = await request(`/r/${room}/state/note`, {
    method: "PUT",
    body: "\uFEFFhi",
    headers: { "Content-Type": "text/plain" },
  });
  expect(value.status).toBe(201);
  expect(await (await request(`/r/${room}/state/note`)).json()).toBe("\uFEFFhi");
});

describe("a message that is refused", () => {
  const bytes = (...values: number[]) => Uint8Array.from(values);
  test.each<[string, string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string]>([
    ["nothing", "", {}, 422, "empty"],
    ["spaces", " \n ", {}, 422, "empty"],
    ["controls", "\u0007", {}, 422, "not-text"],
    ["bytes that are no UTF-8", bytes(0xff, 0xfe), {}, 422, "not-text"],
    ["a replacement character", "caf\uFFFD", {}, 422, "not-text"],
    ["the same, escaped", '{"body":"\\ufffd"}', AS_JSON, 422, "not-text"],
    ["a name that has lost bytes", '{"body":"hi","name":"caf\uFFFD"}', AS_JSON, 422, "bad-name"],
    ["a mark of its bytes' order alone", "\uFEFF", {}, 422, "empty"],
    ["half a pair", '{"body":"\\ud800"}', AS_JSON, 422, "not-text"],
    ["a byte too much", "x".repeat(LIMITS.bodyBytes + 1), {}, 413, "too-long"],
    ["much too much", "x".repeat(5_000_000), {}, 413, "too-long"],
    ["a name of nothing", '{"body":"hi","name":"\u200b"}', AS_JSON, 422, "bad-name"],
    ["no JSON", "{", AS_JSON, 400, "bad-body"],
    ["JSON nested deep", "[".repeat(16_000), AS_JSON, 400, "bad-body"],
    ["JSON of another shape", '{"text":"hi"}', AS_JSON, 400, "bad-body"],
    ["a number", "5", AS_JSON, 400, "bad-body"],
    ["null", "null", AS_JSON, 400, "bad-body"],
    ["no valid body", '{"body":{"toString":1}}', AS_JSON, 400, "bad-body"],
    ["a picture", "GIF89a", { "Content-Type": "image/gif" }, 415, "unsupported-type"],
    [
      "another charset",
      "hi",
      { "Content-Type": "text/plain; charset=latin1" },
      415,
      "unsupported-type",
    ],
    ["a zip", "hi", { "Content-Encoding": "gzip" }, 415, "unsupported-type"],
    ["no content type that is any", "hi", { "Content-Type": ";;;" }, 415, "unsupported-type"],
  ])(
    "H5 %s is refused with the reason, and stores nothing",
    async (_, body, headers, status, code) => {
      const room = freshRoom();
      const response = await post(`/r/${room}`, body, headers);
      expect(await response.json()).toMatchObject({ status, code });
      expect(response.status).toBe(status);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      const tables = await runInDurableObject(stubOf(room), (__, { storage }) =>
        storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
      );
      expect(tables).toEqual([]);
    },
  );

  test("H5 without a declared length is read no further than the limit", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_024;
        controller.enqueue(new Uint8Array(1_024).fill(0x78));
      },
    });
    const response = await request(`/r/${freshRoom()}`, { method: "POST", body: endless });
    expect(await response.json()).toMatchObject({ code: "too-long" });
    expect(sent).toBeLessThan(100_000);
  });

  test("4.5 the largest message is accepted, as text and with every byte escaped", async () => {
    const room = freshRoom();
    expect((await post(`/r/${room}`, "x".repeat(LIMITS.bodyBytes))).status).toBe(201);
    const quotes = JSON.stringify({ body: '"'.repeat(LIMITS.bodyBytes) });
    expect((await post(`/r/${room}`, quotes, AS_JSON)).status).toBe(201);
  });
});

describe("pages of other sites", () => {
  const foreign = { Origin: "https://evil.example" };

  test("H11 cannot make their visitors speak", async () => {
    for (const headers of [foreign, { Origin: "null" }]) {
      const response = await post(`/r/${freshRoom()}`, "spam", headers);
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: "origin-not-allowed" });
    }
  });

  test("H11 that are allowed can post, and read answers and refusals", async () => {
    const own = { Origin: "http://alcove.test" };
    for (const body of ["hi", ""]) {
      const response = await post(`/r/${freshRoom()}`, body, own);
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("http://alcove.test");
      expect(response.headers.get("Access-Control-Expose-Headers")).toContain("Retry-After");
    }
  });

  test("H11 get a preflight answer that says what they may send", async () => {
    const preflight = {
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "authorization,idempotency-key",
    };
    const ask = (origin: Record<string, string>): Promise<Response> =>
      request(`/r/${freshRoom()}`, { method: "OPTIONS", headers: { ...preflight, ...origin } });
    const allowed = await ask({ Origin: "http://alcove.test" });
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("Access-Control-Allow-Headers")).toContain("Idempotency-Key");
    expect((await ask(foreign)).headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});
