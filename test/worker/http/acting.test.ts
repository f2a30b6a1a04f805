import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, test } from "vitest";
import { hello, keyOf, tokenOf } from "../../support/members.ts";
import { Client, fallAsleep, freshRoom, request, stubOf } from "../support.ts";
import { hashOfKey, identify, newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { bearer, JSON_ONLY, post } from "./support.ts";

const AS_JSON = { "Content-Type": "application/json" };
const signed = (key: string) => ({ "Alcove-Key": key });

function ownedRoom(): { room: string; key: string } {
  const key = newKey();
  return { room: roomOf(key), key };
}

const ask = (room: string, action: object, headers: Record<string, string>) =>
  post(`/r/${room}/act`, JSON.stringify(action), { ...AS_JSON, ...headers });

async function codeOf(response: Response): Promise<string> {
  const { code } = await response.json<{ code: string }>();
  return code;
}

function set(room: string, name: string, value: unknown, key: string): Promise<Response> {
  const init = {
    method: "PUT",
    body: JSON.stringify(value),
    headers: { ...AS_JSON, ...signed(key) },
  };
  return request(`/r/${room}/state/room/${name}`, init);
}

test("H21, 11.5 creating a room returns its link and, once, the owner link, and stores nothing", async () => {
  const made = await request("/rooms", { method: "POST" });
  const { room, link, owner } = await made.json<Record<"room" | "link" | "owner", string>>();
  expect(link).toBe(`http://alcove.test/r/${room}`);
  const [, key = ""] = owner.split(`${link}#key=`);
  expect(roomOf(key)).toBe(room);
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
  });
  const olga = await Client.join(room, "Olga", { key });
  expect((await olga.hears("welcome")).role).toBe("owner");
});

test("H20, 12.3 a link made over HTTP gives its role on a socket, and its key is stored nowhere", async () => {
  const { room, key } = ownedRoom();
  const made = await ask(room, { act: "link", role: "moderator", uses: 1 }, signed(key));
  expect(made.status).toBe(200);
  const { link } = await made.json<{ link: string }>();
  const given = link.split("#key=")[1] ?? "";
  const mona = await Client.join(room, "Mona", { key: given });
  expect((await mona.hears("welcome")).role).toBe("moderator");
  await fallAsleep(room);
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    const rows = storage.sql.exec("SELECT * FROM register").toArray();
    expect(JSON.stringify(rows)).toContain(hashOfKey(given));
    expect(JSON.stringify(rows)).not.toContain(given);
    expect(JSON.stringify(rows)).not.toContain(key);
  });
  const links = await ask(room, { act: "links" }, signed(key));
  expect(await links.json()).toMatchObject({
    result: [{ role: "moderator", uses: 0, members: 1 }],
  });
  const log = await ask(room, { act: "log" }, bearer("Mona"));
  expect(await log.json()).toMatchObject({ result: [{ act: "link" }] });
});

test("H20, 12.1 guests cannot act, because anybody can take a guest's name", async () => {
  const room = freshRoom();
  const response = await ask(room, { act: "claim" }, {});
  expect(response.status).toBe(401);
  expect(await response.json()).toMatchObject({
    code: "bad-token",
    detail: expect.stringContaining("Alcove-Key"),
  });
});

test("12.2 a named room belongs to the first to claim it, over HTTP as well", async () => {
  const room = freshRoom();
  const claimed = await ask(room, { act: "claim" }, bearer("Alice"));
  const { link } = await claimed.json<{ link: string }>();
  expect(link).toMatch(/#key=[\w-]{43}$/);
  const late = await ask(room, { act: "claim" }, bearer("Bob"));
  expect([late.status, await codeOf(late)]).toEqual([409, "owned"]);
  const alice = await Client.join(room, "Alice");
  expect((await alice.hears("welcome")).role).toBe("owner");
});

test("12.2 a room named after a key is not claimed without it", async () => {
  const { room } = ownedRoom();
  const response = await ask(room, { act: "claim" }, bearer("Eve"));
  expect(await codeOf(response)).toBe("not-empty");
});

test("H22, 12.2 the operator can claim any room with the server's secret, and no guest becomes an owner by it", async () => {
  const room = freshRoom();
  await post(`/r/${room}?name=Bob`, "hi");
  const operator = { Authorization: "Bearer the-secret" };
  expect((await ask(room, { act: "claim" }, operator)).status).toBe(401);
  Object.assign(env, { OPERATOR_SECRET: "the-secret" });
  try {
    const claimed = await ask(room, { act: "claim" }, operator);
    const { link } = await claimed.json<{ link: string }>();
    const olga = await Client.join(room, "Olga", { key: link.split("#key=")[1] ?? "" });
    expect((await olga.hears("welcome")).role).toBe("owner");
    const other = await ask(room, { act: "links" }, { Authorization: "Bearer another-secret" });
    expect(other.status).toBe(401);
  } finally {
    Object.assign(env, { OPERATOR_SECRET: undefined });
  }
  const posing = await request(`/r/${room}/state/room/title?name=Operator`, {
    method: "PUT",
    body: '"Mine"',
  });
  expect(await codeOf(posing)).toBe("not-allowed");
});

test("H22, 12.8 the operator can delete any room with the server's secret, and nobody can with another one", async () => {
  const room = freshRoom();
  await post(`/r/${room}?name=Bob`, "hi");
  const wipe = (secret: string): Promise<Response> =>
    ask(room, { act: "wipe" }, { Authorization: `Bearer ${secret}` });
  expect((await wipe("the-secret")).status).toBe(401);
  Object.assign(env, { OPERATOR_SECRET: "the-secret" });
  try {
    expect((await wipe("another-secret")).status).toBe(401);
    expect((await wipe("the-secret")).status).toBe(200);
  } finally {
    Object.assign(env, { OPERATOR_SECRET: undefined });
  }
  expect(await (await request(`/r/${room}/head`)).json()).toEqual({ head: 0 });
  expect(await codeOf(await post(`/r/${room}`, "hi"))).toBe("room-deleted");
});

describe("12.9 a member", () => {
  test("deletes all their messages and leaves for good over HTTP, through a sleep", async () => {
    const { room, key } = ownedRoom();
    const bob = await Client.join(room, "Bob");
    for (const body of ["one", "two"]) await post(`/r/${room}`, body, bearer("Bob"));
    await post(`/r/${room}?name=Olga`, "stays", signed(key));
    await fallAsleep(room);
    const erased = await ask(room, { act: "erase-mine", nameless: true }, bearer("Bob"));
    expect(await erased.json()).toEqual({ act: "erase-mine", result: { erased: 2 } });
    expect((await ask(room, { act: "forget" }, bearer("Bob"))).status).toBe(200);
    expect((await bob.ends()).code).toBe(1000);
    await fallAsleep(room);
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      const tables = ["message", "register", "entry"].map((table) =>
        storage.sql.exec(`SELECT * FROM ${table}`).toArray(),
      );
      expect(JSON.stringify(tables)).not.toMatch(/Bob|one|two/);
      expect(JSON.stringify(tables)).toContain("stays");
    });
  });

  test("12.3 a member who joined by a link for programs is marked as one over HTTP", async () => {
    const { room, key } = ownedRoom();
    const made = await ask(room, { act: "link", role: "member", bot: true }, signed(key));
    const { link } = await made.json<{ link: string }>();
    await Client.join(room, "Robot", { key: link.split("#key=")[1] ?? "" });
    const told = await request(`/r/${room}/members`, { headers: JSON_ONLY });
    expect(await told.json()).toMatchObject({ members: [{ name: "Robot", bot: true }] });
  });
});

test.each([{ act: "dance" }, { act: "kick" }, {}, [], null])(
  "12.1 an invalid action is refused: %j",
  async (action) => {
    const response = await post(`/r/${freshRoom()}/act`, JSON.stringify(action), {
      ...AS_JSON,
      ...bearer("Alice"),
    });
    expect([response.status, await codeOf(response)]).toEqual([400, "bad-body"]);
  },
);

describe("H19, 11.7 a closed room", () => {
  const LOOKS = ["", "/head", "/members", "/state", "/state/room/kind", "/tail?for=1"];

  test("looks like an unused one to a client that may not read, byte for byte", async () => {
    const { room, key } = ownedRoom();
    const olga = await Client.join(room, "Olga", { key });
    olga.send({ type: "say", id: "some-message", body: "secret" });
    await olga.hears("changes");
    expect((await set(room, "kind", "invite", key)).status).toBe(201);
    const nowhere = roomOf(newKey());
    for (const who of [{}, bearer("Eve"), signed(keyOf("guess"))]) {
      for (const look of LOOKS) {
        const [there, missing] = await Promise.all(
          [room, nowhere].map(async (name) => {
            const response = await request(`/r/${name}${look}`, {
              headers: { ...JSON_ONLY, ...who },
            });
            const headers = [...response.headers].filter(([it]) => it !== "date");
            const text = (await response.text()).replaceAll(name, "(room)");
            return { status: response.status, headers, text };
          }),
        );
        expect(there).toEqual(missing);
      }
    }
    const own = await request(`/r/${room}`, { headers: { ...JSON_ONLY, ...bearer("Olga") } });
    expect(await own.text()).toContain("secret");
    const byKey = await request(`/r/${room}`, { headers: { ...JSON_ONLY, ...signed(key) } });
    expect(await byKey.text()).toContain("secret");
  });

  test("accepts nothing from a client without access", async () => {
    const { room, key } = ownedRoom();
    await set(room, "kind", "invite", key);
    const response = await post(`/r/${room}`, "hi", bearer("Eve"));
    expect([response.status, await codeOf(response)]).toEqual([403, "forbidden"]);
    const said = await post(`/r/${room}`, "hi", signed(key));
    expect(said.status).toBe(201);
  });
});

test("11.6 a setting is an entry that only the owner can write over HTTP", async () => {
  const { room, key } = ownedRoom();
  const bob = await Client.join(room, "Bob");
  expect((await set(room, "guests", "reader", key)).status).toBe(201);
  await bob.hears("role", ({ role }) => role === "reader");
  const body = JSON.stringify("member");
  const init = { method: "PUT", body, headers: { ...AS_JSON, ...bearer("Bob") } };
  const refused = await request(`/r/${room}/state/room/guests`, init);
  expect([refused.status, await codeOf(refused)]).toEqual([403, "not-allowed"]);
  const bad = await set(room, "guests", "king", key);
  expect([bad.status, await codeOf(bad)]).toEqual([422, "bad-setting"]);
});

test("11.9 slow mode says over HTTP when to try again", async () => {
  const { room, key } = ownedRoom();
  await set(room, "slow", 60, key);
  await post(`/r/${room}`, "one", bearer("Bob"));
  const response = await post(`/r/${room}`, "two", bearer("Bob"));
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(50);
});

test("12.4 a ban over HTTP ends the member's sockets, and their requests", async () => {
  const { room, key } = ownedRoom();
  const bob = await Client.join(room, "Bob");
  const ban = { act: "ban", member: identify(tokenOf("Bob")), note: "spam" };
  expect((await ask(room, ban, signed(key))).status).toBe(200);
  expect((await bob.ends()).code).toBe(4504);
  expect(await codeOf(await post(`/r/${room}`, "hi", bearer("Bob")))).toBe("banned");
});

test("12.6 a repeat of a deleted message is answered as deleted, and not stored again", async () => {
  const { room, key } = ownedRoom();
  const once = { "Idempotency-Key": "a-message-of-bob", ...bearer("Bob") };
  await post(`/r/${room}?name=Bob`, "oops", once);
  await ask(room, { act: "erase", seq: 1 }, signed(key));
  expect(await (await request(`/r/${room}`)).text()).toContain("Bob: (deleted)");
  const again = await post(`/r/${room}`, "oops", once);
  expect([again.status, await codeOf(again)]).toEqual([410, "erased"]);
  expect(await (await request(`/r/${room}/head`)).json()).toMatchObject({ head: 2 });
});

test("12.8 a wiped room stores nothing but its end, and stays dead", async () => {
  const { room, key } = ownedRoom();
  const olga = await Client.join(room, "Olga", { key });
  olga.send({ type: "say", id: "some-message", body: "secret" });
  await olga.hears("changes");
  expect((await ask(room, { act: "wipe" }, signed(key))).status).toBe(200);
  expect((await olga.ends()).code).toBe(4505);
  await runInDurableObject(stubOf(room), async (_, { storage }) => {
    const tables = storage.sql.exec<{ name: string }>("SELECT name FROM sqlite_master").toArray();
    expect(tables.map(({ name }) => name).filter((it) => !it.startsWith("_cf"))).toEqual(["wiped"]);
    expect(await storage.getAlarm()).toBeNull();
  });
  for (const _ of ["at once", "after a sleep"]) {
    const back = await Client.protocol(room);
    back.send(hello("Olga", { key }));
    expect((await back.ends()).code).toBe(4505);
    const said = await post(`/r/${room}`, "hi");
    expect([said.status, await codeOf(said)]).toEqual([410, "room-deleted"]);
    const looked = await request(`/r/${room}/head`);
    expect(await looked.json()).toEqual({ head: 0 });
    await fallAsleep(room);
  }
});

describe("12.8 a room with a name that people choose", () => {
  const tablesOf = (room: string): Promise<string[]> =>
    runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql
        .exec<{ name: string }>("SELECT name FROM sqlite_master")
        .toArray()
        .map(({ name }) => name)
        .filter((it) => !it.startsWith("_cf")),
    );
  const claimAndWipe = async (room: string): Promise<void> => {
    expect((await ask(room, { act: "claim" }, bearer("Mallory"))).status).toBe(200);
    expect((await ask(room, { act: "wipe" }, bearer("Mallory"))).status).toBe(200);
  };

  test("cannot be blocked by claiming and deleting it: nothing is stored, and anybody can use it", async () => {
    const room = freshRoom();
    for (const _ of ["once", "and again"]) await claimAndWipe(room);
    expect(await tablesOf(room)).toEqual([]);
    const bob = await Client.join(room, "Bob");
    bob.send({ type: "say", id: "some-message", body: "hi" });
    expect(await bob.hears("changes")).toMatchObject({ from: 0, to: 1 });
    await runInDurableObject(stubOf(room), async (_, { storage }) => {
      expect(await storage.getAlarm()).not.toBeNull();
    });
    expect(await (await request(`/r/${room}/members`)).text()).toBe("Bob\n");
  });

  test("stays deleted for 30 days where others had used it, and is then free, without any old data", async () => {
    const room = freshRoom();
    await ask(room, { act: "claim" }, bearer("Mallory"));
    await post(`/r/${room}?name=Bob`, "a secret");
    await ask(room, { act: "wipe" }, bearer("Mallory"));
    expect(await tablesOf(room)).toEqual(["wiped"]);
    expect(await codeOf(await post(`/r/${room}`, "hi"))).toBe("room-deleted");
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      storage.sql.exec("UPDATE wiped SET at = ?", Date.now());
    });
    await fallAsleep(room);
    expect((await post(`/r/${room}?name=Eve`, "hi")).status).toBe(201);
    expect(await tablesOf(room)).not.toContain("wiped");
    expect(await (await request(`/r/${room}`)).text()).not.toContain("secret");
  });

  test("that was wiped without a time stays dead", async () => {
    const room = freshRoom();
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      storage.sql.exec("CREATE TABLE wiped (at INTEGER)");
    });
    expect(await codeOf(await post(`/r/${room}`, "hi"))).toBe("room-deleted");
  });
});

test("11.4, 11.8 a guessed password is counted through sleeps, whether the client speaks or only reads", async () => {
  const { room, key } = ownedRoom();
  const password = newKey();
  await ask(room, { act: "password", hash: hashOfKey(password) }, signed(key));
  const guess = (given: string, n: number): Promise<Response> => {
    const headers = { "CF-Connecting-IP": "2001:db8:9:1::1", ...signed(given) };
    return n % 2 === 0 ? post(`/r/${room}`, "hi", headers) : request(`/r/${room}`, { headers });
  };
  for (let n = 0; n < 10; n += 1) {
    await guess(newKey(), n);
    await fallAsleep(room);
  }
  const late = await guess(password, 0);
  expect([late.status, late.headers.get("Retry-After")]).toEqual([429, "600"]);
  expect((await post(`/r/${room}`, "hi", signed(password))).status).toBe(201);
});

test("12.4 a ban by address cannot be evaded with an invalid token", async () => {
  const { room, key } = ownedRoom();
  const from = (ip: string) => ({ "CF-Connecting-IP": ip });
  const troll = await Client.protocol(room, from("2001:db8:7:1::1"));
  troll.send(hello("Troll"));
  const { you } = await troll.hears("welcome");
  await post(`/r/${room}`, "a secret", signed(key));
  await ask(room, { act: "ban", member: you, address: true }, signed(key));
  const reads = async (ip: string): Promise<string> => {
    const headers = { ...from(ip), Authorization: "Bearer none" };
    return (await request(`/r/${room}`, { headers })).text();
  };
  expect(await reads("2001:db8:7:1:ffff::2")).not.toContain("secret");
  expect(await reads("2001:db8:7:2::1")).toContain("secret");
});
