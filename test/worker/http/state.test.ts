import { describe, expect, test } from "vitest";
import { LIMITS } from "../../../src/protocol/limits.ts";
import { identify, newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { tokenOf } from "../../support/members.ts";
import { Client, entryOf, fallAsleep, freshRoom, headOf, request, stateOf } from "../support.ts";
import { bearer } from "./support.ts";

type Headers = Record<string, string>;

const put = (path: string, body: string, headers: Headers = {}): Promise<Response> =>
  request(path, {
    method: "PUT",
    body,
    headers: { "Content-Type": "application/json", ...headers },
  });

const remove = (path: string, headers: Headers = {}): Promise<Response> =>
  request(path, { method: "DELETE", headers });

const freshKey = (key = "topic"): string => `/r/${freshRoom()}/state/${key}`;

describe("an entry", () => {
  test("H17 is set, read, changed and deleted, and everyone in the room hears of it", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const path = `/r/${room}/state/topic`;
    const made = await put(`${path}?name=Ben`, '"Lunch?"');
    expect([made.status, made.headers.get("ETag")]).toEqual([201, '"1"']);
    expect(await made.json()).toEqual({ key: "topic", rev: 1 });
    expect(await alice.hears("changes")).toMatchObject({
      entries: [{ key: "topic", rev: 1, name: "Ben", value: "Lunch?" }],
    });
    await fallAsleep(room);
    const read = await request(path);
    expect([read.headers.get("ETag"), await read.text()]).toEqual(['"1"', '"Lunch?"\n']);
    expect((await put(path, "null")).status).toBe(200);
    expect(await (await request(path)).text()).toBe("null\n");
    expect((await remove(path)).status).toBe(204);
    expect((await remove(path)).status).toBe(204);
    const gone = await request(path);
    expect(await gone.json()).toMatchObject({ status: 404, code: "no-entry" });
  });

  test.each(["a.b_c-d:e", "list/1", "list%2F1", "a", "x".repeat(64)])(
    "H17 has a key that is part of an address: %s",
    async (key) => {
      const path = freshKey(key);
      expect((await put(path, "1")).status).toBe(201);
      expect(await (await request(path)).text()).toBe("1\n");
    },
  );

  test.each(["room/embed", "room/embed/", "room/embed//", "room%2Fembed/"])(
    "H17 an extra slash after a setting leads to that setting: %s",
    async (key) => {
      const owners = newKey();
      const headers = { "Alcove-Key": owners };
      const made = await put(`/r/${roomOf(owners)}/state/${key}`, "[]", headers);
      expect(await made.json()).toMatchObject({ key: "room/embed" });
    },
  );

  test.each(["a%20b", "x".repeat(65), "%C3%A9", "%00"])(
    "9.2 cannot be set under %s",
    async (key) => {
      for (const response of [
        await put(freshKey(key), "1"),
        await request(freshKey(key)),
        await remove(freshKey(key)),
      ]) {
        expect(await response.json()).toMatchObject({ status: 400, code: "bad-key" });
      }
    },
  );

  test("H17 differs from the one whose key has one more slash at its end", async () => {
    const path = freshKey("list");
    await put(path, "1");
    const other = await request(`${path}/`, { redirect: "manual" });
    expect(await other.json()).toMatchObject({ status: 404, code: "no-entry" });
  });

  test("H17 is stored as it is when sent as text, and as JSON from curl -d", async () => {
    const path = freshKey();
    await put(path, "42", { "Content-Type": "text/plain" });
    expect(await (await request(path)).text()).toBe('"42"\n');
    await put(path, '{"a":[1]}', { "Content-Type": "application/x-www-form-urlencoded" });
    expect(await (await request(path)).text()).toBe('{"a":[1]}\n');
  });

  test("H17 is written by a member, or by a guest of that name", async () => {
    const room = freshRoom();
    await put(`/r/${room}/state/a?name=Ally`, "1", bearer("Alice"));
    await put(`/r/${room}/state/b?name=Alice`, "1");
    const { entries } = await stateOf(room);
    expect(entries).toMatchObject([
      { by: identify(tokenOf("Alice")), name: "Ally" },
      { name: "Alice" },
    ]);
    expect(entries[1]?.by).not.toBe(entries[0]?.by);
  });

  test("H17 is part of the whole state", async () => {
    const room = freshRoom();
    await put(`/r/${room}/state/a`, "1");
    await put(`/r/${room}/state/b`, "2");
    const all = await request(`/r/${room}/state`);
    expect(await all.json()).toMatchObject({
      head: 2,
      entries: [
        { key: "a", rev: 1, value: 1 },
        { key: "b", rev: 2, value: 2 },
      ],
    });
    expect(await (await request(`/r/${freshRoom()}/state`)).json()).toEqual({
      head: 0,
      entries: [],
    });
  });
});

describe("a condition", () => {
  test("H18 is compare-and-set: a late writer gets the current entry", async () => {
    const path = freshKey();
    await put(path, "1");
    expect((await put(path, "2", { "If-Match": '"1"' })).status).toBe(200);
    for (const late of [
      await put(path, "3", { "If-Match": '"1"' }),
      await put(path, "3", { "If-None-Match": "*" }),
      await remove(path, { "If-Match": '"1"' }),
    ]) {
      expect([late.status, late.headers.get("ETag")]).toEqual([412, '"2"']);
      expect(await late.json()).toMatchObject({ code: "conflict", entry: { rev: 2, value: 2 } });
    }
    expect((await remove(path, { "If-Match": '"2"' })).status).toBe(204);
    expect((await put(path, "3", { "If-Match": '"2"' })).status).toBe(412);
    expect((await put(path, "3", { "If-Match": "*" })).status).toBe(412);
    expect((await request(path, { headers: { "If-Match": "*" } })).status).toBe(412);
    expect((await put(path, "3", { "If-None-Match": "*" })).status).toBe(201);
    expect((await put(path, "4", { "If-Match": "*" })).status).toBe(200);
  });

  test("H18 holds for a tag that a compressing proxy has made weak", async () => {
    const path = freshKey();
    await put(path, "1");
    expect((await put(path, "2", { "If-Match": 'W/"1"' })).status).toBe(200);
    expect((await put(path, "3", { "If-Match": 'W/"1"' })).status).toBe(412);
  });

  test("H18 loses no update, however many count at once", async () => {
    const path = freshKey("count");
    await put(path, "0");
    const count = async (): Promise<void> => {
      for (;;) {
        const read = await request(path);
        const headers = { "If-Match": read.headers.get("ETag") ?? "" };
        const next = `${Number(await read.text()) + 1}`;
        if ((await put(path, next, headers)).status === 200) return;
      }
    };
    await Promise.all(Array.from({ length: 20 }, count));
    expect(await (await request(path)).text()).toBe("20\n");
  });

  test.each<Headers>([
    { "If-Match": "1" },
    { "If-Match": '"0"' },
    { "If-Match": '"01"' },
    { "If-Match": '"1", "2"' },
    { "If-None-Match": '"1"' },
    { "If-None-Match": "*", "If-Match": '"1"' },
  ])("H18 that is invalid is refused: %o", async (headers) => {
    const response = await put(freshKey(), "1", headers);
    expect(await response.json()).toMatchObject({ status: 400, code: "bad-parameter" });
  });

  test("H17 with an after that is no seq is refused", async () => {
    const response = await put(`${freshKey()}?after=yesterday`, "1");
    expect(await response.json()).toMatchObject({ status: 400, code: "bad-parameter" });
  });

  test("H18 on a read answers 304 for a known entry", async () => {
    const path = freshKey();
    await put(path, "1");
    const known = async (tags: string): Promise<number> =>
      (await request(path, { headers: { "If-None-Match": tags } })).status;
    expect(await known('"1"')).toBe(304);
    expect(await known('"0", W/"1"')).toBe(304);
    expect(await known('"2"')).toBe(200);
  });

  test("H2 a write repeated under its Idempotency-Key is done once", async () => {
    const room = freshRoom();
    const path = `/r/${room}/state/count?name=Ana`;
    const headers = { "Idempotency-Key": "count-to-one", "If-None-Match": "*" };
    const first = await put(path, "1", headers);
    await put(path, "2");
    const again = await put(path, "1", headers);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual({ key: "count", rev: 1 });
    expect(await entryOf(room, "count")).toMatchObject({ value: 2 });
  });

  test("H2 a conditional delete repeated under its Idempotency-Key gets the same answer", async () => {
    const path = `${freshKey()}?name=Ana`;
    await put(path, "1");
    const headers = { "Idempotency-Key": "away-with-it", "If-Match": "*" };
    expect((await remove(path, headers)).status).toBe(204);
    expect((await remove(path, headers)).status).toBe(204);
    expect((await remove(path, { "If-Match": "*" })).status).toBe(412);
  });

  test("H18 that an entry exists holds, however often it changes meanwhile", async () => {
    const path = freshKey();
    await put(path, "0");
    const all = Array.from({ length: 20 }, (_, n) => put(path, `${n}`, { "If-Match": "*" }));
    const statuses = (await Promise.all(all)).map((it) => it.status);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test("H2 another write with the same Idempotency-Key is refused, not answered as a repeat", async () => {
    const room = freshRoom();
    const at = (key: string): string => `/r/${room}/state/${key}?name=Ana`;
    const headers = { "Idempotency-Key": "only-once" };
    await put(at("one"), '{"a":1}', headers);
    for (const other of [
      await put(at("one"), '{"a":2}', headers),
      await put(at("two"), '{"a":1}', headers),
      await remove(at("one"), headers),
    ]) {
      expect(await other.json()).toMatchObject({ status: 422, code: "key-reused" });
    }
    expect((await put(at("one"), '{ "a": 1 }', headers)).status).toBe(200);
  });

  test.each<[string, (path: string) => Promise<unknown>]>([
    ["nothing", async () => {}],
    ["it was overwritten", (path) => put(path, "2")],
    ["it was deleted", (path) => remove(path)],
    ["it was deleted and set again", (path) => remove(path).then(() => put(path, '{"a":1}'))],
  ])("H2 a key names one write for good, whatever happened since: %s", async (_, happen) => {
    const room = freshRoom();
    const at = (key: string): string => `/r/${room}/state/${key}?name=Ana`;
    const headers = { "Idempotency-Key": "only-once" };
    await put(at("one"), '{"a":1}', headers);
    await happen(at("one"));
    const before = await headOf(room);
    for (const evict of [async () => {}, () => fallAsleep(room)]) {
      await evict();
      const same = await put(at("one"), '{"a":1}', headers);
      expect([same.status, await same.json()]).toEqual([200, { key: "one", rev: 1 }]);
      for (const other of [
        await put(at("two"), '{"a":1}', headers),
        await put(at("one"), '{"a":2}', headers),
        await put(at("two"), "1", { ...headers, "If-None-Match": "*" }),
        await put(at("one"), "1", { ...headers, "If-Match": "*" }),
        await put(at("one"), "1", { ...headers, "If-Match": '"2"' }),
        await remove(at("one"), headers),
        await remove(at("two"), headers),
      ]) {
        expect(await other.json()).toMatchObject({ status: 422, code: "key-reused" });
      }
    }
    expect(await headOf(room)).toEqual(before);
  });

  test("H2 the key of a delete is not that of another delete, nor of a write", async () => {
    const room = freshRoom();
    const at = (key: string): string => `/r/${room}/state/${key}?name=Ana`;
    const headers = { "Idempotency-Key": "away-with-it" };
    for (const key of ["one", "two"]) await put(at(key), "1");
    await remove(at("one"), headers);
    await put(at("one"), "1");
    expect((await remove(at("one"), headers)).status).toBe(204);
    expect((await remove(at("two"), headers)).status).toBe(422);
    expect((await put(at("one"), "null", headers)).status).toBe(422);
    expect(await (await request(at("two"))).text()).toBe("1\n");
  });
});

test("9.2 a value counts as it is stored, however its JSON was escaped", async () => {
  const value = `"${"\\u0041".repeat(LIMITS.valueBytes - 2)}"`;
  expect((await put(freshKey(), value)).status).toBe(201);
  expect((await put(freshKey(), "\uFEFF1")).status).toBe(201);
});

describe("a write that is refused", () => {
  test.each<[string, string, Headers, number, string]>([
    ["a byte too much", `"${"x".repeat(LIMITS.valueBytes - 1)}"`, {}, 413, "too-long"],
    ["much too much", `"${"x".repeat(5_000_000)}"`, {}, 413, "too-long"],
    ["JSON nested deep", "[".repeat(8_000) + "]".repeat(8_000), {}, 413, "too-long"],
    ["no JSON", "{", {}, 400, "bad-body"],
    ["nothing", "", {}, 400, "bad-body"],
    ["a number that would be null", '{"a":[1e999]}', {}, 400, "bad-body"],
    ["2^53 + 1", '{"a":[9007199254740993]}', {}, 400, "bad-body"],
    ["JSON nested 65 deep", "[".repeat(65) + "]".repeat(65), {}, 413, "too-long"],
    ["a replacement character", '"caf\uFFFD"', {}, 422, "not-text"],
    ["lost bytes as text", "caf\uFFFD", { "Content-Type": "text/plain" }, 422, "not-text"],
    ["a picture", "GIF89a", { "Content-Type": "image/gif" }, 415, "unsupported-type"],
    ["by no token", "1", { Authorization: "Bearer x" }, 401, "bad-token"],
    ["by a foreign page", "1", { Origin: "https://evil.example" }, 403, "origin-not-allowed"],
  ])(
    "H5 %s is refused with the reason, and stores nothing",
    async (_, body, headers, status, code) => {
      const room = freshRoom();
      const response = await put(`/r/${room}/state/topic`, body, headers);
      expect(await response.json()).toMatchObject({ status, code });
      expect(await headOf(room)).toEqual({ head: 0 });
    },
  );

  test("H5 by a guest whose name cannot be shown", async () => {
    const response = await put(`${freshKey()}?name=%E2%80%8B`, "1");
    expect(await response.json()).toMatchObject({ status: 422, code: "bad-name" });
  });

  test("9.2 a write beyond the limits is refused, and existing entries can still be changed", async () => {
    const room = freshRoom();
    const value = JSON.stringify("x".repeat(LIMITS.valueBytes - 2));
    for (let n = 0; n < LIMITS.stateBytes / LIMITS.valueBytes; n++) {
      expect((await put(`/r/${room}/state/${n}`, value)).status).toBe(201);
    }
    const full = await put(`/r/${room}/state/more`, "1");
    expect(await full.json()).toMatchObject({ status: 409, code: "state-full" });
    expect((await put(`/r/${room}/state/0`, "1")).status).toBe(200);
    expect((await put(`/r/${room}/state/more`, "1")).status).toBe(201);
  });

  test("405 lists the methods of an entry", async () => {
    const response = await request(freshKey(), { method: "POST", body: "1" });
    expect(response.status).toBe(405);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, PUT, DELETE");
  });
});
