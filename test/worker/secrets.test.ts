/**
 * What must appear in no log and no answer.
 */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { app } from "../../src/worker/app.ts";
import { say, tokenOf } from "../support/members.ts";
import { bearer, post } from "./http/support.ts";
import { Client, freshRoom, request, stubOf } from "./support.ts";

const HERE = { "CF-Connecting-IP": "203.0.113.77" };
/** A stack, a path or a module. */
const INSIDES = /\n\s+at |\.[jt]s:\d+|node_modules|SQLITE|\/work|\/src\//;

afterEach(() => vi.restoreAllMocks());

/** Everything logged from now on, as one text. */
function logged(): () => string {
  const lines: string[] = [];
  for (const level of ["debug", "error", "info", "log", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...all) => void lines.push(JSON.stringify(all)));
  }
  return () => lines.join("\n");
}

test("logs contain no message, name, token or address, whatever fails", async () => {
  const log = logged();
  const room = freshRoom();
  const alice = await Client.join(room, "Alice-of-the-log");
  alice.send(say("a secret between us"));
  await alice.hears("changes");
  await post(`/r/${room}?name=Poster`, "another secret", { ...bearer("Poster"), ...HERE });
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    storage.sql.exec("ALTER TABLE message RENAME TO hidden");
  });
  alice.send(say("what cannot be stored"));
  await alice.ends().catch(() => {});
  await post(`/r/${room}?name=Poster`, "nor this", { ...bearer("Poster"), ...HERE });
  await request(`/r/${room}`, { headers: HERE });
  expect(log()).not.toBe("");
  for (const secret of [
    "secret",
    "cannot be stored",
    "nor this",
    "Alice-of-the-log",
    "Poster",
    tokenOf("Poster"),
    "203.0.113",
    room,
  ]) {
    expect(log()).not.toContain(secret);
  }
});

test("an error contains no stack trace or path, and says what to do next", async () => {
  logged();
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  alice.send(say("one"));
  await alice.hears("changes");
  await runInDurableObject(stubOf(room), (_, { storage }) => {
    storage.sql.exec("ALTER TABLE message RENAME TO hidden");
  });
  for (const path of [`/r/${room}`, `/r/${room}/members`, `/r/${room}?before=1`]) {
    const text = await (await request(path)).text();
    expect(text).not.toMatch(INSIDES);
  }
  const broken = await request(`/r/${room}`, { headers: { Accept: "application/json" } });
  expect(broken.status).toBeGreaterThanOrEqual(500);
  expect((await broken.json<{ detail: string }>()).detail).toMatch(/again|moment/);
});

test("a bug in a route is a 500 without internals", async () => {
  const log = logged();
  const ROOMS = {
    getByName: () => {
      throw new TypeError("secret of the code at /src/worker/app.ts:1");
    },
  };
  const response = await app.request("/r/a-bug/head", {}, { ...env, ROOMS });
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).not.toMatch(/secret|TypeError/);
  expect(text).not.toMatch(INSIDES);
  expect(log()).toContain("unexpected-error");
});

test("the server fetches no link: there are no previews", async () => {
  const asked = vi.spyOn(globalThis, "fetch");
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  alice.send(say("http://169.254.169.254/latest/meta-data/ https://third.example/"));
  await alice.hears("changes");
  await (await request(`/r/${room}`)).text();
  expect(asked).not.toHaveBeenCalled();
});
