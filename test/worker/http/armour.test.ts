import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, test, vi } from "vitest";
import { app } from "../../../src/worker/app.ts";
import { newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { fallAsleep, freshRoom, request, stubOf } from "../support.ts";
import { post } from "./support.ts";

const BROWSER = { Accept: "text/html" };
const LIMITED = "default-src 'none'";
/** Written out here, so that no change goes unnoticed. */
const ARMOUR = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Every kind of answer that the Worker creates itself. */
const MADE: readonly [what: string, answer: () => Promise<Response>, status: number][] = [
  ["JSON", () => request("/health"), 200],
  ["a transcript", () => request(`/r/${freshRoom()}`), 200],
  ["what was said", () => post(`/r/${freshRoom()}`, "hi"), 201],
  ["a made room", () => request("/rooms", { method: "POST" }), 201],
  ["a stream's head", () => request(`/r/${freshRoom()}/tail`, { method: "HEAD" }), 200],
  ["a problem for a program", () => request("/r/a.b"), 400],
  ["a problem for a browser", () => request("/r/a.b", { headers: BROWSER }), 400],
  ["nothing here", () => request("/nowhere"), 404],
  ["nothing here, for a browser", () => request("/nowhere", { headers: BROWSER }), 404],
  ["a wrong method", () => request("/rooms"), 405],
  [
    "a redirect to a room's one address",
    () => request("/r/%66oo", { redirect: "manual", headers: BROWSER }),
    301,
  ],
  ["a preflight", () => preflight("http://alcove.test"), 204],
  ["a foreign preflight", () => preflight("https://evil.example"), 204],
  ["the docs", () => request("/docs", { headers: BROWSER }), 200],
  ["the document", () => request("/openapi.json"), 200],
];

test.each(MADE)("the security headers are on every answer: %s", async (_what, answer, status) => {
  const response = await answer();
  expect(response.status).toBe(status);
  for (const [name, value] of Object.entries(ARMOUR)) {
    expect(response.headers.get(name), name).toBe(value);
  }
  expect(response.headers.get("Content-Security-Policy")).toBe(POLICY);
  await response.body?.cancel();
});

/** Files of `public`, as Workers and Pages serve them by themselves, and the page at a room's link. */
const SERVED: readonly [what: string, answer: () => Promise<Response>][] = [
  ["the start page", () => asset("/")],
  ["a script", () => asset("/assets/main.js")],
  ["a style sheet", () => asset("/assets/styles.css")],
  ["the service worker", () => asset("/service-worker.js")],
  ["a picture", () => asset("/icon.svg")],
  ["the page at a room's link", () => request(`/r/${freshRoom()}`, { headers: BROWSER })],
];

test.each(SERVED)("the security headers are on every file: %s", async (_what, answer) => {
  const response = await answer();
  expect(response.status).toBe(200);
  for (const [name, value] of Object.entries(ARMOUR)) {
    expect(response.headers.get(name), name).toBe(value);
  }
  const policy = response.headers.get("Content-Security-Policy") ?? "";
  expect(policy).toContain(LIMITED);
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
  await response.body?.cancel();
});

describe("11.11 a site in a room's list", () => {
  const FRAMED = { ...BROWSER, "Sec-Fetch-Dest": "iframe" };
  const policyOf = async (room: string, headers: Record<string, string>): Promise<string> => {
    const response = await request(`/r/${room}`, { headers });
    await response.body?.cancel();
    return response.headers.get("Content-Security-Policy") ?? "";
  };

  test("may show the room's page in a frame, through a sleep, and no other may", async () => {
    const key = newKey();
    const room = roomOf(key);
    const put = (sites: readonly string[]): Promise<Response> =>
      request(`/r/${room}/state/room/embed`, {
        method: "PUT",
        body: JSON.stringify(sites),
        headers: { "Content-Type": "application/json", "Alcove-Key": key },
      });
    expect(await policyOf(room, FRAMED)).toContain("frame-ancestors 'none'");
    await put(["https://example.org", "http://localhost:3000"]);
    await fallAsleep(room);
    const policy = await policyOf(room, FRAMED);
    expect(policy).toContain("frame-ancestors https://example.org http://localhost:3000;");
    expect(policy).toContain("default-src 'none'; script-src 'self'");
    await put([]);
    const again = { ...FRAMED, "If-None-Match": "*" };
    const response = await request(`/r/${room}`, { headers: again });
    expect(response.status).toBe(200);
    expect(response.headers.get("Cache-Control")).toBe("no-store");
    expect(response.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
    await response.body?.cancel();
  });

  test("does not wake the room when its page is opened without a frame", async () => {
    const getByName = vi.fn(() => {
      throw new Error("woken");
    });
    const ROOMS = { getByName };
    for (const dest of ["document", "empty", ""]) {
      const headers = { ...BROWSER, "Sec-Fetch-Dest": dest };
      const response = await app.request("/r/a-room", { headers }, { ...env, ROOMS });
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Security-Policy")).toContain("frame-ancestors 'none'");
      expect(response.headers.get("Vary")).toContain("Sec-Fetch-Dest");
    }
    expect(getByName).not.toHaveBeenCalled();
  });

  test("creates no room", async () => {
    const room = freshRoom();
    await policyOf(room, FRAMED);
    await runInDurableObject(stubOf(room), (_, { storage }) => {
      expect(storage.sql.exec("SELECT name FROM sqlite_master").toArray()).toEqual([]);
    });
  });
});

function preflight(origin: string): Promise<Response> {
  const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
  return request("/rooms", { method: "OPTIONS", headers });
}

function asset(path: string): Promise<Response> {
  return env.ASSETS.fetch(`http://alcove.test${path}`);
}
