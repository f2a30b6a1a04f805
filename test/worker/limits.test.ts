/**
 * Limits where they are asked for: at the Worker's door, before a room is woken, and in the room. Every test comes from
 * addresses of its own.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, onTestFinished, test, vi } from "vitest";
import { SUBPROTOCOL } from "../../src/protocol/frames.ts";
import { parseRoomName } from "../../src/protocol/names.ts";
import { ALLOWANCES } from "../../src/room/allowances.ts";
import { ADDRESS_HEADER, addressOf, networkOf } from "../../src/worker/address.ts";
import { say } from "../support/members.ts";
import { Client, freshRoom, request, stubOf } from "./support.ts";

const WS = { "Sec-WebSocket-Protocol": SUBPROTOCOL };
const from = (ip: string) => ({ "CF-Connecting-IP": ip });
const { burst } = ALLOWANCES.requestsOfAddress;

/** As if all of a test were done in one moment: on a slow machine a bucket fills while it is emptied. */
function inNoTime(): void {
  vi.setSystemTime(Date.now());
  onTestFinished(() => void vi.useRealTimers());
}

test("requests of one address past what it may ask are answered with 429 and Retry-After, others are not", async () => {
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
  // Without it, a page of another site would hear of a network that failed, and not for how long to wait.
  expect(last.headers.get("Access-Control-Allow-Origin")).toBe("http://alcove.test");
  expect(await last.json()).toMatchObject({ code: "slow-down", detail: expect.any(String) });
  expect((await request(path, { headers: from("203.0.113.2") })).status).toBe(200);
  alice.send(say("all is well"));
  await alice.hears("changes");
}, 30_000);

test("forged forwarding headers make nobody another address", async () => {
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

test("an IPv6 household is one address, whatever it takes of its 64 bits", async () => {
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
])("%s is of the network %s", (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

test("rooms made by an address are counted apart", async () => {
  const make = () => request("/rooms", { method: "POST", headers: from("203.0.113.4") });
  for (let n = 0; n < ALLOWANCES.roomsOfAddress.burst; n += 1) {
    expect((await make()).status).toBe(201);
  }
  const refused = await make();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(1);
});

test("1,000 sockets that never say hello: an address keeps a hundred open, is told 4003, and Alice notices nothing", async () => {
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const sockets: Client[] = [];
  // From behind so many doors that only the room itself is in the way.
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
}, 30_000);

test("a post that comes too fast is answered with 429, and stores nothing", async () => {
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

test("what waits for its turn is measured before: a frame of megabytes is not kept", async () => {
  const room = freshRoom();
  const mallory = await Client.join(room, "Mallory");
  mallory.sendRaw("x".repeat(8 * 2 ** 20));
  expect((await mallory.hears("refused")).code).toBe("frame-too-big");
  expect(await mallory.ends()).toMatchObject({ code: 1009 });
});

test("an address is known by a hash alone, another in every room", async () => {
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
