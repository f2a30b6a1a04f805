import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { parseRoomName } from "../../../src/protocol/names/names.ts";
import { app } from "../../../src/worker/app.ts";
import { newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { say } from "../../support/members.ts";
import { Client, fallAsleep, freshRoom, request, stubOf } from "../support.ts";

const BROWSER = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

describe("addresses", () => {
  test("a browser gets the page at a room's link", async () => {
    const response = await request("/r/game-night", { headers: BROWSER });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toContain("text/html");
    expect(await response.text()).toContain("<!doctype html>");
  });

  test("/health says that the Worker is up", async () => {
    const response = await request("/health");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ ok: true });
  });

  test("POST /rooms creates a different unguessable room each time and answers with its link", async () => {
    const response = await request("/rooms", { method: "POST" });
    expect(response.status).toBe(201);
    const made = await response.json<{ room: string; link: string }>();
    expect(parseRoomName(made.room)).toHaveLength(26);
    expect(made.link).toBe(`http://alcove.test/r/${made.room}`);
    expect(response.headers.get("Location")).toBe(made.link);
    const other = await request("/rooms", { method: "POST" });
    expect((await other.json<{ room: string }>()).room).not.toBe(made.room);
  });

  test.each([
    ["an escaped letter", "/r/%66oo"],
    ["a trailing slash", "/r/foo/"],
  ])(
    "%s is no other room: a browser is redirected to its address, and other clients are refused",
    async (_, path) => {
      const response = await request(path, { redirect: "manual", headers: BROWSER });
      expect(response.status).toBe(301);
      expect(response.headers.get("Location")).toBe("/r/foo");
      expect((await request(path, { method: "POST", body: "hi" })).status).toBe(201);
      expect(await (await request(path)).text()).toContain(": hi\n");
    },
  );

  test.each(["members", "head", "state", "tail", "act"])(
    "a slash after /%s changes nothing",
    async (name) => {
      const one = await request(`/r/game-night/${name}?for=1`);
      const other = await request(`/r/game-night/${name}/?for=1`);
      expect(other.status).toBe(one.status);
      expect(await other.text()).toBe(await one.text());
    },
  );

  test("a slash at the end of a key is part of it", async () => {
    const put = { method: "PUT", body: "1", headers: { "Content-Type": "application/json" } };
    await request("/r/slashes/state/a/", put);
    expect((await request("/r/slashes/state/a/")).status).toBe(200);
    expect((await request("/r/slashes/state/a")).status).toBe(404);
  });
});

describe("clear answers", () => {
  test.each([
    ["GET", "/r/Game%20Night", 400, "bad-room-name"],
    ["GET", "/r/a.b", 400, "bad-room-name"],
    ["GET", "/r/%E6%88%BF%E9%97%B4", 400, "bad-room-name"],
    ["GET", `/r/${"x".repeat(2_000)}`, 400, "bad-room-name"],
    ["GET", "/r/a/b", 404, "not-found"],
    ["GET", "/r/%zz", 400, "bad-room-name"],
    ["GET", "/nowhere", 404, "not-found"],
    ["DELETE", "/r/game-night", 405, "wrong-method"],
    ["GET", "/rooms", 405, "wrong-method"],
    ["GET", "/r/a.b/head", 400, "bad-room-name"],
    ["POST", "/r/game-night/head", 405, "wrong-method"],
    ["DELETE", "/health", 405, "wrong-method"],
  ])(
    "%s %s is answered with %i %s, to a program and to a browser",
    async (method, path, status, code) => {
      const forProgram = await request(path, { method });
      expect(forProgram.status).toBe(status);
      expect(forProgram.headers.get("Content-Type")).toBe("application/problem+json");
      expect(await forProgram.json()).toMatchObject({ status, code, title: expect.any(String) });

      const forBrowser = await request(path, { method, headers: BROWSER });
      expect(forBrowser.status).toBe(status);
      expect(forBrowser.headers.get("Content-Type")).toContain("text/html");
      expect(await forBrowser.text()).toContain('<a class="button"');
    },
  );

  test("405 names the methods that are allowed", async () => {
    const response = await request("/rooms");
    expect(response.headers.get("Allow")).toBe("POST");
  });

  test("a bad name is shown as text, with the nearest good one as a link", async () => {
    const path = `/r/${encodeURIComponent("<script>alert(1)</script> Night")}`;
    const html = await (await request(path, { headers: BROWSER })).text();
    expect(html).not.toContain("<script>");
    expect(html).toContain('href="/r/script-alert-1-script-night"');
  });

  test("an unknown subprotocol is refused with the known one", async () => {
    const response = await request(`/r/${freshRoom()}`, {
      headers: { Upgrade: "websocket", "Sec-WebSocket-Protocol": "chat, alcove.v2" },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "unknown-subprotocol" });
  });

  test("an upgrade at a bad room name opens no socket", async () => {
    const response = await request("/r/Bad.Name", { headers: { Upgrade: "websocket" } });
    expect(response.status).toBe(400);
  });
});

/** With an address such as the platform passes on for an invalid `Host`. */
class FromHost extends Request {
  readonly #host: string;

  constructor(host: string, path: string, init: RequestInit = {}) {
    super(`http://alcove.test${path}`, init);
    this.#host = host;
  }

  override get url(): string {
    return super.url.replace("alcove.test", () => this.#host);
  }
}

describe("H5 an invalid Host header", () => {
  const PATHS = ["/", "/r/a", "/r/a/tail", "/r/a/state/b", "/rooms", "/health", "/docs", "/r/a.b"];
  const HOSTS = ["a b", "[", "[::g]", "a:b", "a:99999", ":80", "%00", "<a>", "a, b", "999.1.1.1"];

  test.each(HOSTS)("%s is refused at every address, and nothing is logged", async (host) => {
    const log = vi.spyOn(console, "error");
    for (const path of PATHS)
      for (const init of [
        {},
        { method: "POST", body: "hi" },
        { headers: { Upgrade: "websocket", Origin: "http://a" } },
      ]) {
        const response = await app.fetch(new FromHost(host, path, init), env);
        expect(await response.json()).toMatchObject({ status: 400, code: "bad-host" });
      }
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });
});

describe("a room's head", () => {
  test("3.11 it gives the latest position to a client that has not joined, and no messages", async () => {
    const room = freshRoom();
    const alice = await Client.join(room, "Alice");
    const { epoch } = await alice.hears("welcome");
    for (const body of ["one", "two"]) alice.send(say(body));
    await alice.hears("changes", (it) => it.to === 2);
    const heard = alice.heard.length;
    const response = await request(`/r/${room}/head`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(await response.json()).toEqual({ epoch, head: 2 });
    expect(alice.heard).toHaveLength(heard);
  });

  test("3.9, 3.11 reading the head of an unused room does not create it", async () => {
    const room = freshRoom();
    const response = await request(`/r/${room}/head`);
    expect(await response.json()).toEqual({ head: 0 });
    const tables = await runInDurableObject(stubOf(room), (_, { storage }) =>
      storage.sql.exec("SELECT name FROM sqlite_master").toArray(),
    );
    expect(tables).toEqual([]);
  });

  test.each([
    ["http://alcove.test", "http://alcove.test"],
    ["https://evil.example", null],
  ])("a page of %s may read it: %s", async (Origin, allowed) => {
    const response = await request(`/r/${freshRoom()}/head`, { headers: { Origin } });
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe(allowed);
  });
});

describe("origins", () => {
  test.each([
    "https://evil.example",
    "null",
    "http://alcove.test.evil.example",
    "http://alcove.test:81",
  ])("3.10 a page of %s is refused, and told why", async (Origin) => {
    const client = await Client.protocol(freshRoom(), { Origin });
    expect(await client.ends()).toMatchObject({ code: 4503 });
    expect(client.heard).toEqual([]);
  });

  test.each([{ Origin: "http://alcove.test" }, {}])(
    "3.10 a page of our own, or none, is admitted: %o",
    async (headers) => {
      const client = await Client.protocol(freshRoom(), headers);
      client.sendRaw("{}");
      expect(await client.ends()).toMatchObject({ code: 4500 });
    },
  );

  test("11.13 a page of a site in the room's list is admitted and reads, through a sleep, and no other is", async () => {
    const key = newKey();
    const room = roomOf(key);
    const site = "https://example.org";
    const put = (sites: readonly string[]): Promise<Response> =>
      request(`/r/${room}/state/room/origins`, {
        method: "PUT",
        body: JSON.stringify(sites),
        headers: { "Content-Type": "application/json", "Alcove-Key": key },
      });
    const join = async (Origin: string): Promise<number> => {
      const client = await Client.protocol(room, { Origin });
      client.sendRaw("{}");
      return (await client.ends()).code;
    };
    const readable = async (Origin: string, init: RequestInit = {}): Promise<string | null> => {
      const response = await request(`/r/${room}/members`, { ...init, headers: { Origin } });
      await response.body?.cancel();
      return response.headers.get("Access-Control-Allow-Origin");
    };
    const said = async (Origin: string): Promise<number> =>
      (await request(`/r/${room}`, { method: "POST", body: "hi", headers: { Origin } })).status;
    expect([await join(site), await readable(site), await said(site)]).toEqual([4503, null, 403]);
    expect((await put([site])).status).toBe(201);
    await fallAsleep(room);
    // A frame other than a hello is a bad frame, so the site itself was admitted.
    expect([await join(site), await readable(site), await said(site)]).toEqual([4500, site, 201]);
    expect(await readable(site, { method: "OPTIONS" })).toBe(site);
    for (const other of ["https://example.org.evil.example", "http://example.org", "null"])
      expect([await join(other), await readable(other), await said(other)]).toEqual([
        4503,
        null,
        403,
      ]);
    await put([]);
    expect([await join(site), await readable(site), await said(site)]).toEqual([4503, null, 403]);
  });

  test("11.13 in a room without an owner no other site is allowed", async () => {
    const room = freshRoom();
    const put = await request(`/r/${room}/state/room/origins`, {
      method: "PUT",
      body: '["https://example.org"]',
      headers: { "Content-Type": "application/json" },
    });
    expect(put.ok).toBe(false);
    const client = await Client.protocol(room, { Origin: "https://example.org" });
    expect(await client.ends()).toMatchObject({
      code: 4503,
      reason: expect.stringContaining("room/origins"),
    });
  });

  test("8.5 any page may open a plain socket", async () => {
    const client = await Client.open(`/r/${freshRoom()}?name=Ana`, { Origin: "null" });
    await client.hearsText("New client connected: Ana");
  });

  test("only pages of allowed origins may read the room that they made", async () => {
    const own = await request("/rooms", {
      method: "POST",
      headers: { Origin: "http://alcove.test" },
    });
    expect(own.headers.get("Access-Control-Allow-Origin")).toBe("http://alcove.test");
    const foreign = await request("/rooms", {
      method: "POST",
      headers: { Origin: "https://evil.example" },
    });
    expect(foreign.headers.get("Access-Control-Allow-Origin")).toBeNull();
  });
});
