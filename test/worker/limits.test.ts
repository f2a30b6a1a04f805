/**
 * Limits where they are checked: in the Worker before a room is woken, and in the room. Every test uses its
 * own addresses.
 */
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { SUBPROTOCOL } from "../../src/protocol/wire/frames.ts";
import { LIMITS } from "../../src/protocol/limits.ts";
import { parseRoomName } from "../../src/protocol/names/names.ts";
import { ALLOWANCES } from "../../src/room/limits/allowances.ts";
import { ADDRESS_HEADER, addressOf, networkOf } from "../../src/worker/platform/address.ts";
import { hello, say } from "../support/members.ts";
import { until } from "../support/until.ts";
import {
  bring,
  copy,
  entryLine,
  exported,
  line,
  linesOf,
  ownedRoom,
  signed,
} from "./http/copies.ts";
import { bearer } from "./http/support.ts";
import { Client, freshRoom, inFastTime, request, stubOf } from "./support.ts";

const WS = { "Sec-WebSocket-Protocol": SUBPROTOCOL };
const from = (ip: string) => ({ "CF-Connecting-IP": ip });
const { burst } = ALLOWANCES.requestsOfAddress;

/** Stops the clock for the test: on a slow machine, a bucket fills while it is being emptied. */
function inNoTime(): void {
  vi.setSystemTime(Date.now());
  onTestFinished(() => void vi.useRealTimers());
}

test("requests of one address beyond its limit are answered with 429 and Retry-After, and those of others are not", async () => {
  inNoTime();
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const path = `/r/${room}/members`;
  const headers = { ...from("203.0.113.1"), Origin: "http://alcove.test" };
  let last = await request(path, { headers });
  for (let n = 0; n < burst + 200 && last.status === 200; n += 1) {
    await last.body?.cancel();
    last = await request(path, { headers });
  }
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThanOrEqual(1);
  // Without this header, a page of another site would see a network error, and not how long to wait.
  expect(last.headers.get("Access-Control-Allow-Origin")).toBe("http://alcove.test");
  expect(await last.json()).toMatchObject({ code: "slow-down", detail: expect.any(String) });
  expect((await request(path, { headers: from("203.0.113.2") })).status).toBe(200);
  alice.send(say("all is well"));
  await alice.hears("changes");
}, 30_000);

test("forged forwarding headers do not change a client's address", async () => {
  inNoTime();
  const room = freshRoom();
  const headers = (n: number) => ({
    ...from("203.0.113.3"),
    "X-Forwarded-For": `198.51.100.${n % 250}`,
    "X-Real-IP": `198.51.100.${n % 250}`,
    "True-Client-IP": `198.51.100.${n % 250}`,
    Forwarded: `for=198.51.100.${n % 250}`,
    [ADDRESS_HEADER]: `forged-${n}`,
  });
  let status = 200;
  for (let n = 0; n < burst + 200 && status === 200; n += 1) {
    const response = await request(`/r/${room}/head`, { headers: headers(n) });
    await response.body?.cancel();
    status = response.status;
  }
  expect(status).toBe(429);
}, 30_000);

test("an IPv6 household is one address, whichever of its 64 bits it uses", async () => {
  inNoTime();
  const room = freshRoom();
  let status = 200;
  for (let n = 0; n < burst + 200 && status === 200; n += 1) {
    const headers = from(`2001:db8:1:2:${n.toString(16)}::1`);
    const response = await request(`/r/${room}/head`, { headers });
    await response.body?.cancel();
    status = response.status;
  }
  expect(status).toBe(429);
  expect((await request(`/r/${room}/head`, { headers: from("2001:db8:1:3::1") })).status).toBe(200);
}, 30_000);

test.each([
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:0DB8:0000:0000:ffff::", "2001:db8:0:0::/64"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["192.0.2.1", "192.0.2.1"],
])("12.7 %s is of the network %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("12.7 an address is a keyed hash, and another one in every room", () => {
  const asked = new Request("https://alcove.test/", {
    headers: { "CF-Connecting-IP": "192.0.2.1" },
  });
  const of = (room: string, secret = "a secret"): string =>
    addressOf(asked, parseRoomName(room) ?? "", secret) ?? "";
  expect(of("one")).toBe(of("one"));
  const all = [of("one"), of("two"), of("one", "another secret")];
  expect(new Set(all).size).toBe(3);
  for (const it of all) expect(it).toMatch(/^[\w-]{12}$/);
});

test("6.4 over HTTP, an action is told to wait for as long as the room counts", async () => {
  inNoTime();
  const room = freshRoom();
  const headers = { ...from("203.0.113.40"), ...bearer("Mallory") };
  const body = JSON.stringify({ act: "erase-mine" });
  const act = () => request(`/r/${room}/act`, { method: "POST", body, headers });
  let last = await act();
  for (let n = 0; n < 100 && last.status !== 429; n += 1) last = await act();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThan(1);
});

test("rooms created by an address are counted separately", async () => {
  const make = () => request("/rooms", { method: "POST", headers: from("203.0.113.4") });
  for (let n = 0; n < ALLOWANCES.roomsOfAddress.burst; n += 1) {
    expect((await make()).status).toBe(201);
  }
  const refused = await make();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(1);
});

describe("rooms that come into being", () => {
  const MAKERS: [string, (room: string, headers: Record<string, string>) => Promise<boolean>][] = [
    [
      "a message",
      async (room, headers) => isDone(`/r/${room}`, { method: "POST", body: "hi", headers }),
    ],
    [
      "an entry",
      async (room, headers) => isDone(`/r/${room}/state/a`, { method: "PUT", body: "1", headers }),
    ],
    [
      "a claim",
      async (room, headers) =>
        isDone(`/r/${room}/act`, {
          method: "POST",
          body: '{"act":"claim"}',
          headers: { ...headers, ...bearer("Ana"), "Content-Type": "application/json" },
        }),
    ],
    [
      "a hello",
      async (room, headers) => {
        const client = await Client.open(`/r/${room}`, { ...WS, ...headers });
        client.send(hello("Mallory"));
        return (await until(() => client.closed ?? client.frames[0])) !== client.closed;
      },
    ],
    [
      "a plain socket",
      async (room, headers) => {
        const client = await Client.open(`/r/${room}`, headers);
        // Joining stores nothing; the message is stored.
        client.sendRaw("hi");
        const told = () => client.heard.find((it) => it.startsWith("Message from client "));
        return (await until(() => client.closed ?? told())) !== client.closed;
      },
    ],
  ];

  async function isDone(path: string, init: RequestInit): Promise<boolean> {
    const response = await request(path, init);
    await response.body?.cancel();
    return response.ok;
  }

  function isThere(room: string): Promise<boolean> {
    return runInDurableObject(
      stubOf(room),
      (_, { storage }) => storage.sql.exec("SELECT name FROM sqlite_master").toArray().length > 0,
    );
  }

  test.each(MAKERS)("6.8 by %s count for the address, and not for others", async (how, make) => {
    inNoTime();
    const ip = `198.51.100.${MAKERS.findIndex(([it]) => it === how)}`;
    const rooms = Array.from({ length: ALLOWANCES.roomsOfAddress.burst + 3 }, freshRoom);
    const made: boolean[] = [];
    for (const room of rooms) made.push(await make(room, from(ip)));
    expect(made.filter(Boolean)).toHaveLength(ALLOWANCES.roomsOfAddress.burst);
    for (const [n, room] of rooms.entries()) expect(await isThere(room)).toBe(made[n]);
    // A room that exists already costs nothing.
    expect(await make(rooms[0] ?? "", from(ip))).toBe(how !== "a claim");
    expect(await make(freshRoom(), from("198.51.100.200"))).toBe(true);
  });

  test("6.8 requested all at once, also by sockets, are no more than one after another", async () => {
    inNoTime();
    const headers = from("203.0.113.168");
    const rooms = Array.from({ length: 3 * ALLOWANCES.roomsOfAddress.burst }, freshRoom);
    await Promise.all(
      rooms.map(async (room, n) => {
        if (n % 3 === 0) await Client.open(`/r/${room}?name=Ana`, headers);
        else await request(`/r/${room}`, { method: "POST", body: "hi", headers });
      }),
    );
    const made = await Promise.all(rooms.map(isThere));
    expect(made.filter(Boolean)).toHaveLength(ALLOWANCES.roomsOfAddress.burst);
  });

  test("6.8 are counted together, whichever way they come into being, and the client is told when to try again", async () => {
    inNoTime();
    const headers = from("198.51.100.100");
    for (let n = 0; n < ALLOWANCES.roomsOfAddress.burst; n += 1) {
      expect(await MAKERS[n % MAKERS.length]?.[1](freshRoom(), headers)).toBe(true);
    }
    const refused = await request(`/r/${freshRoom()}`, { method: "POST", body: "hi", headers });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(1);
    expect(await refused.json()).toMatchObject({ code: "slow-down" });
  });

  test("6.8 a client that may not create rooms cannot tell a restricted room from none", async () => {
    inNoTime();
    const headers = from("198.51.100.101");
    const closed = freshRoom();
    const owner = { ...bearer("Olga"), "Content-Type": "application/json" };
    await request(`/r/${closed}/act`, { method: "POST", body: '{"act":"claim"}', headers: owner });
    await request(`/r/${closed}/state/room/kind`, {
      method: "PUT",
      body: '"invite"',
      headers: owner,
    });
    for (let n = 0; n < ALLOWANCES.roomsOfAddress.burst; n += 1) {
      await request(`/r/${freshRoom()}`, { method: "POST", body: "hi", headers });
    }
    const answers = async (room: string) => {
      const told: unknown[] = [];
      for (const init of [
        { method: "POST", body: "hi" },
        { method: "POST", body: "" },
      ]) {
        const response = await request(`/r/${room}`, { ...init, headers });
        told.push(response.status, response.headers.get("Retry-After"), await response.text());
      }
      for (const protocol of [WS, {}]) {
        const client = await Client.open(`/r/${room}`, { ...protocol, ...headers });
        if (protocol === WS) client.send(hello("Mallory"));
        told.push(await client.ends(), client.heard);
      }
      return told;
    };
    expect(await answers(closed)).toEqual(await answers(freshRoom()));
  });

  test.each<[string, string, RequestInit]>([
    [
      "a write over an entry that must be there",
      "/state/zz",
      { method: "PUT", body: "1", headers: { "If-Match": "*" } },
    ],
    [
      "a write over a rev that is not there",
      "/state/zz",
      { method: "PUT", body: "1", headers: { "If-Match": '"4"' } },
    ],
    ["a setting", "/state/room/kind", { method: "PUT", body: '"invite"' }],
    ["a delete of nothing", "/state/zz", { method: "DELETE" }],
    ["an empty message", "", { method: "POST", body: " " }],
    [
      "a message that says it was sent before, with a wrong key",
      "?after=7",
      { method: "POST", body: "hi", headers: { "Alcove-Key": "k".repeat(43) } },
    ],
    [
      "an action that may not be",
      "/act",
      {
        method: "POST",
        body: '{"act":"wipe"}',
        headers: { ...bearer("Ana"), "Content-Type": "application/json" },
      },
    ],
    [
      "erasing one's own",
      "/act",
      {
        method: "POST",
        body: '{"act":"erase-mine"}',
        headers: { ...bearer("Ana"), "Content-Type": "application/json" },
      },
    ],
    [
      "leaving for good",
      "/act",
      {
        method: "POST",
        body: '{"act":"forget"}',
        headers: { ...bearer("Ana"), "Content-Type": "application/json" },
      },
    ],
    [
      "an import without a member",
      "/import",
      { method: "POST", body: "{}", headers: bearer("Ana") },
    ],
    ["a page", "", {}],
    ["a stream", "/tail?after=0&for=1", {}],
    ["a copy", "/export", {}],
    ["an export of one's own messages", "/export?mine", { headers: bearer("Ana") }],
    ["all entries", "/state", {}],
    ["one entry", "/state/zz", {}],
    ["who is here", "/members", {}],
  ])("3.9 are not made by %s that is refused or only reads", async (_what, below, init) => {
    const room = freshRoom();
    const response = await request(`/r/${room}${below}`, init);
    await response.text();
    expect(await isThere(room)).toBe(false);
  });

  test.each<[string, string]>([
    ["a hello with a wrong key", JSON.stringify(hello("Mallory", { key: "k".repeat(43) }))],
    ["a hello without a name", JSON.stringify(hello("", {}))],
    ["an invalid frame", "nonsense"],
    ["a message before a hello", JSON.stringify(say("hi"))],
  ])("3.9 are not made by %s on a socket", async (_what, text) => {
    const room = freshRoom();
    const client = await Client.protocol(room);
    client.sendRaw(text);
    await until(() => client.closed ?? client.frames[0]);
    expect(await isThere(room)).toBe(false);
  });
});

test("of 1,000 sockets that never send a hello, an address keeps a hundred, the others get 4003, and Alice notices nothing", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const sockets: Client[] = [];
  // The Worker limits each address, so the sockets come from many /48 networks and only the room's own limit
  // applies.
  const address = { ...WS, ...from("203.0.113.5") };
  for (let n = 0; n < 400; n += 1) sockets.push(await Client.open(`/r/${room}`, address));
  await expect
    .poll(() => sockets.filter((it) => it.closed === undefined).length)
    .toBe(ALLOWANCES.waitingOfAddress);
  expect(sockets.at(-1)?.closed).toMatchObject({ code: 4003 });
  const { connections } = await stubOf(room).stats();
  expect(connections).toBe(1 + ALLOWANCES.waitingOfAddress);
  alice.send(say("all is well"));
  await alice.hears("changes");
  vi.setSystemTime(Date.now() + 11_000);
  onTestFinished(() => void vi.useRealTimers());
}, 30_000);

test("a post that comes too fast is answered with 429, and stores nothing", async () => {
  inNoTime();
  const room = freshRoom();
  const post = () =>
    request(`/r/${room}?name=Mallory`, {
      method: "POST",
      body: "spam",
      headers: from("203.0.113.6"),
    });
  let last = await post();
  for (let n = 0; n < 300 && last.status === 201; n += 1) last = await post();
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("Retry-After"))).toBeGreaterThanOrEqual(1);
  const { head } = await stubOf(room).stats();
  expect(head).toBeLessThan(ALLOWANCES.ofMember.burst + 60);
}, 30_000);

test("a frame is measured before it waits for its turn: one of megabytes is not kept", async () => {
  const room = freshRoom();
  const mallory = await Client.join(room, "Mallory");
  mallory.sendRaw("x".repeat(8 * 2 ** 20));
  expect((await mallory.hears("refused")).code).toBe("frame-too-big");
  expect(await mallory.ends()).toMatchObject({ code: 1009 });
});

test("an address is known only by a hash, which differs from room to room", async () => {
  const asked = new Request("http://alcove.test/", { headers: from("203.0.113.7") });
  const [here, there] = [parseRoomName("here") ?? "", parseRoomName("there") ?? ""] as const;
  const hash = addressOf(asked, here);
  expect(hash).toMatch(/^[\w-]{12}$/);
  expect(addressOf(asked, there)).not.toBe(hash);
  expect(addressOf(asked, here, "secret")).not.toBe(hash);
  expect(addressOf(new Request("http://alcove.test/"), here)).toBeUndefined();

  const room = freshRoom();
  const bob = await Client.open(`/r/${room}`, { ...WS, ...from("203.0.113.7") });
  const kept = await runInDurableObject(stubOf(room), (_, state) =>
    JSON.stringify(state.getWebSockets().map((it) => it.deserializeAttachment())),
  );
  expect(kept).toContain('"address"');
  expect(kept).not.toContain("203.0.113");
  bob.close();
});

test("H25 a room at its bounds is exported, and imported in one request, which waits for its price", async () => {
  inFastTime(20);
  const { room, key } = ownedRoom();
  const value = "x".repeat(LIMITS.stateBytes / LIMITS.entries - 2);
  const entries = Array.from({ length: LIMITS.entries }, (_, n) =>
    entryLine({ key: `key/${n}`, value, at: n + 1 }),
  );
  const messages = Array.from({ length: 2_000 }, (_, n) =>
    line({ seq: n + 1, id: `message-${n}`, at: n + 1, body: `no ${n}` }),
  );
  const text = copy(...messages, ...entries);
  const brought = await bring(room, text, signed(key));
  expect(await brought.json()).toEqual({ messages: messages.length, entries: LIMITS.entries });
  const there = await exported(room, signed(key));
  const { room: next, key: nextKey } = ownedRoom();
  expect((await bring(next, there, signed(nextKey))).status).toBe(200);
  const what = (it: string) =>
    linesOf(it)
      .slice(1)
      .map(({ name, at, body, key: of, value: its }) => ({ name, at, body, of, its }));
  expect(what(await exported(next, signed(nextKey)))).toEqual(what(text));
}, 120_000);
