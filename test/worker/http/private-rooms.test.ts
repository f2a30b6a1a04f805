import { runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { hello, keyOf, tokenOf } from "../../support/members.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import type { ClientFrame } from "../../../src/protocol/wire/client-frames.ts";
import { hashOfKey, newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { Client, inFastTime, request, stubOf } from "../support.ts";
import { bearer } from "./support.ts";

const AS_JSON = { "Content-Type": "application/json" };
const CALLERS: Record<string, Record<string, string>> = {
  "a guest": {},
  "a member": bearer("Eve"),
  "who has a wrong key": { "Alcove-Key": keyOf("guess") },
};

/** A closed room, one that was wiped, and one that never existed. */
const rooms = { closed: "", wiped: "", missing: "" };

async function make(room: string, key: string): Promise<void> {
  const signed = { ...AS_JSON, "Alcove-Key": key };
  const put = (name: string, value: unknown): Promise<Response> =>
    request(`/r/${room}/state/room/${name}`, {
      method: "PUT",
      headers: signed,
      body: JSON.stringify(value),
    });
  const post = (path: string, body: string, headers: Record<string, string>): Promise<Response> =>
    request(`/r/${room}${path}`, { method: "POST", headers, body });
  await post("", '{"body":"a secret","name":"Olga"}', signed);
  await post("?name=Bob", "hi", {});
  await request(`/r/${room}/state/plan`, { method: "PUT", headers: AS_JSON, body: '"Lunch"' });
  await put("title", "Secret plans");
  await put("kind", "password");
  const password = { act: "password", hash: hashOfKey(keyOf("password")) };
  expect((await post("/act", JSON.stringify(password), signed)).status).toBe(200);
}

beforeAll(async () => {
  const [closed, wiped, missing] = [newKey(), newKey(), newKey()];
  rooms.closed = roomOf(closed);
  rooms.wiped = roomOf(wiped);
  rooms.missing = roomOf(missing);
  await make(rooms.closed, closed);
  await make(rooms.wiped, wiped);
  const gone = await request(`/r/${rooms.wiped}/act`, {
    method: "POST",
    headers: { ...AS_JSON, "Alcove-Key": wiped },
    body: '{"act":"wipe"}',
  });
  expect(gone.status).toBe(200);
});

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

const LONG = "x".repeat(70_000);
/** What is wrong with a body that would be stored, in each case. */
const BAD_BODIES: Record<string, Pick<Asked, "body" | "headers">> = {
  "an empty body": { body: "" },
  "a body that shows nothing": { body: "\u200B" },
  controls: { body: "a\u0000b" },
  "a body too long": { body: "x".repeat(8_001) },
  "a body far too long": { body: LONG },
  "no JSON": { body: "{", headers: AS_JSON },
  "the wrong JSON": { body: '{"text":"hi"}', headers: AS_JSON },
  "a name that shows nothing": { body: '{"body":"hi","name":"\u200B"}', headers: AS_JSON },
  "another type": { body: "hi", headers: { "Content-Type": "image/png" } },
  "a bad Idempotency-Key": { body: "hi", headers: { "Idempotency-Key": "" } },
  "a malformed token": { body: "hi", headers: { Authorization: "Bearer none" } },
};
const BAD_VALUES: Record<string, Pick<Asked, "body" | "headers">> = {
  "no JSON": { body: "{", headers: AS_JSON },
  "a value too long": { body: JSON.stringify("x".repeat(5_000)), headers: AS_JSON },
  "a value far too long": { body: JSON.stringify(LONG), headers: AS_JSON },
  "a number too large": { body: "1e999", headers: AS_JSON },
  "an ETag that nothing has": { body: "1", headers: { ...AS_JSON, "If-Match": '"3"' } },
  "any ETag": { body: "1", headers: { ...AS_JSON, "If-Match": "*" } },
  "two ETags": { body: "1", headers: { ...AS_JSON, "If-Match": '"1", "2"' } },
  "a malformed token": { body: "1", headers: { ...AS_JSON, Authorization: "Bearer none" } },
};
const ACTIONS: Record<string, Pick<Asked, "body" | "headers">> = Object.fromEntries(
  [
    ...["links", "bans", "log", "wipe", "forget", "erase-mine", "claim"].map((act) => ({ act })),
    { act: "erase", seq: 1 },
    { act: "link", role: "owner" },
    { act: "revoke", hash: "h".repeat(43) },
    { act: "password" },
    ...["mute", "unmute", "kick", "ban", "lift"].map((act) => ({ act, member: "m".repeat(16) })),
    { act: "dance" },
    {},
  ].map((it) => [JSON.stringify(it), { body: JSON.stringify(it), headers: AS_JSON }]),
);

function each(
  method: string,
  path: string,
  bodies: Record<string, Pick<Asked, "body" | "headers">>,
): [string, Asked][] {
  return Object.entries(bodies).map(([name, it]) => [
    `${method} ${path} with ${name}`,
    { method, path, ...it },
  ]);
}

/** Every route, with every kind of request that no room would carry out as asked. */
const REQUESTS: [string, Asked][] = [
  ...["", "?limit=1", "?limit=0", "?before=x", "/head", "/members", "/state", "/state/plan"]
    .concat("/state/room/kind", "/state/a%20b", "/tail?for=1", "/tail?for=x", "/export")
    .concat("/export?mine", "/import", "/act", "/stats", "/nothing")
    .flatMap((path) =>
      ["GET", "HEAD", "OPTIONS", "PATCH"].map((method): [string, Asked] => [
        `${method} ${path}`,
        { method, path },
      ]),
    ),
  [
    "GET /state/plan if changed",
    { method: "GET", path: "/state/plan", headers: { "If-None-Match": "*" } },
  ],
  [
    "GET /state/plan if there",
    { method: "GET", path: "/state/plan", headers: { "If-Match": "*" } },
  ],
  ...each("POST", "", BAD_BODIES),
  ...each("POST", "?after=x", { "a body": { body: "hi" } }),
  ...each("POST", "?name=%E2%80%8B", { "a name that shows nothing": { body: "hi" } }),
  ...["/state/plan", "/state/other", "/state/room/title", "/state/room/none"].flatMap((path) =>
    each("PUT", path, BAD_VALUES),
  ),
  ...["/state/room/kind", "/state/room/slow", "/state/room/none", "/state/a%20b"].flatMap((path) =>
    each("PUT", path, { "any value": { body: '"open"', headers: AS_JSON } }),
  ),
  ...["/state/plan", "/state/other", "/state/room/kind", "/state/room/none"].flatMap((path) =>
    each("DELETE", path, { nothing: {}, "an ETag": { headers: { "If-Match": '"3"' } } }),
  ),
  ...each("POST", "/act", ACTIONS),
  ...each("POST", "/import", {
    nothing: { body: "" },
    "no export": { body: "hi" },
    "an export": {
      body: '{"type":"room","room":"x","head":0}\n{"type":"end","messages":0,"entries":0}\n',
    },
  }),
];

async function ask(
  room: string,
  { method, path, body, headers }: Asked,
  who: Record<string, string>,
) {
  const init = {
    method,
    headers: { Accept: "application/json", ...who, ...headers },
    ...(body !== undefined && { body }),
  };
  const response = await request(`/r/${room}${path}`, init);
  const told = [...response.headers].filter(([name]) => name !== "date");
  const text = (await response.text()).replaceAll(room, "(room)");
  return {
    status: response.status,
    headers: told.map(([name, value]) => `${name}: ${value.replaceAll(room, "(room)")}`),
    // The link is made before the room is asked.
    text: text.replaceAll(/#key=[\w-]{43}/g, "#key"),
  };
}

const isStored = (room: string): Promise<boolean> =>
  runInDurableObject(stubOf(room), (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master").toArray();
    return tables.some(({ name }) => !name.startsWith("_cf"));
  });

describe.each(Object.entries(CALLERS))("11.7 to %s", (_, who) => {
  test.each(REQUESTS)(
    "a closed, a wiped and a missing room answer the same, and none is created: %s",
    async (_name, asked) => {
      if (asked.path.startsWith("/tail")) inFastTime(20);
      const missing = await ask(rooms.missing, asked, who);
      expect(await ask(rooms.closed, asked, who)).toEqual(missing);
      expect(await ask(rooms.wiped, asked, who)).toEqual(missing);
      expect(missing.text).not.toMatch(/forbidden|room-deleted/);
      expect(await isStored(rooms.missing)).toBe(false);
    },
  );
});

describe("11.7 a request that would create a missing room", () => {
  const MAKING: [string, Asked][] = [
    ["saying something", { method: "POST", path: "", body: "hi" }],
    ["writing an entry", { method: "PUT", path: "/state/plan", body: "1", headers: AS_JSON }],
  ];

  test.each(MAKING)(
    "distinguishes a room from none, which cannot be avoided: %s",
    async (_, asked) => {
      for (const who of [CALLERS["a guest"], CALLERS["a member"]]) {
        expect((await ask(rooms.closed, asked, who ?? {})).text).toContain("forbidden");
        expect((await ask(rooms.wiped, asked, who ?? {})).text).toContain("room-deleted");
      }
      const wrong = CALLERS["who has a wrong key"] ?? {};
      const missing = await ask(rooms.missing, asked, wrong);
      expect(missing.text).toContain("bad-link");
      expect(await ask(rooms.closed, asked, wrong)).toEqual(missing);
      expect(await ask(rooms.wiped, asked, wrong)).toEqual(missing);
      expect(await isStored(rooms.missing)).toBe(false);
    },
  );
});

describe("11.7 on a socket", () => {
  const frame = (it: ClientFrame): string => encode(it);
  const guess = { key: keyOf("guess") };

  test.each<[string, string | ArrayBuffer]>([
    ["a hello with a wrong key", frame(hello("Eve", guess))],
    [
      "a hello with a wrong key, and a cursor",
      frame(hello("Eve", { ...guess, cursor: { epoch: "0".repeat(32), seq: 3 } })),
    ],
    ["a name that shows nothing", frame(hello("Eve", { name: "\u200B" }))],
    [
      "a name that shows nothing, and a wrong key",
      frame(hello("Eve", { name: "\u200B", ...guess })),
    ],
    [
      "another version",
      `{"type":"hello","v":2,"token":"${tokenOf("Eve")}","visit":"a-visit-","name":"Eve"}`,
    ],
    ["a hello without a token", '{"type":"hello","v":1}'],
    ["speech before hello", frame({ type: "say", id: "a-message", body: "hi" })],
    ["a write before hello", frame({ type: "set", id: "a-write-", key: "plan", value: 1 })],
    ["a pull before hello", frame({ type: "pull" })],
    ["no JSON", "hi"],
    ["binary", new ArrayBuffer(3)],
  ])(
    "a closed, a wiped and a missing room answer the same, and none is created: %s",
    async (_, sent) => {
      const heard = await Promise.all(
        [rooms.missing, rooms.closed, rooms.wiped].map(async (room) => {
          const client = await Client.protocol(room);
          client.sendRaw(sent);
          await client.hears("refused");
          const isOpen = client.heard.some((it) => it.includes("bad-name"));
          const closed = isOpen ? undefined : await client.ends();
          client.close();
          return { heard: client.heard, closed };
        }),
      );
      const [missing, ...others] = heard;
      expect(others).toEqual([missing, missing]);
      expect(await isStored(rooms.missing)).toBe(false);
    },
  );

  test("a hello without a key, and a plain join, distinguish a room from none: they would create one", async () => {
    for (const [room, code] of [
      [rooms.closed, 4503],
      [rooms.wiped, 4505],
    ] as const) {
      const eve = await Client.protocol(room);
      eve.send(hello("Eve"));
      expect((await eve.ends()).code).toBe(code);
      const plain = await Client.open(`/r/${room}`);
      expect((await plain.ends()).code).toBe(code);
    }
  });
});
