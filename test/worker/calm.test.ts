import { runInDurableObject } from "cloudflare:test";
import { afterEach, expect, test, vi } from "vitest";
import { say } from "../support/members.ts";
import { LOOKS_EVERY, until } from "../support/until.ts";
import { Client, freshRoom, stubOf } from "./support.ts";

afterEach(() => void vi.unstubAllGlobals());

test("a quiet room holds no timer and no promise, so it can hibernate", async () => {
  const timers = heldTimers();
  const room = freshRoom();
  const alice = await Client.join(room, "Alice");
  const promises = await heldPromises(room);
  const bob = await Client.join(room, "Bob");
  alice.send(say("hello"));
  alice.send({ type: "rename", name: "Alicia" });
  bob.sendRaw("ping");
  await bob.hears("presence", (it) => it.renamed !== undefined);
  bob.close();
  await until(() => bob.closed);
  await until(() => (timers.held.size === 0 && promises.size === 0) || undefined);
  expect([...timers.held, ...promises]).toEqual([]);
  // It did set some: for the hellos, and to gather what was sent.
  expect(timers.set).toBeGreaterThan(3);
});

/** The timers that the room's isolate has set and that have neither fired nor been cleared. */
function heldTimers(): { held: ReadonlySet<unknown>; set: number } {
  const counted = { held: new Set<unknown>(), set: 0 };
  const { held } = counted;
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  // `until` sets timers itself, between looks.
  vi.stubGlobal("setTimeout", (callback: () => void, milliseconds: number) => {
    const timer = set(() => {
      held.delete(timer);
      callback();
    }, milliseconds);
    if (milliseconds === LOOKS_EVERY) return timer;
    held.add(timer);
    counted.set += 1;
    return timer;
  });
  vi.stubGlobal("clearTimeout", (timer: Parameters<typeof clear>[0]) => {
    held.delete(timer);
    clear(timer);
  });
  return counted;
}

/** The promises that the room gave to `waitUntil` and that are not settled. */
function heldPromises(room: string): Promise<ReadonlySet<unknown>> {
  return runInDurableObject(stubOf(room), (_, state) => {
    const held = new Set<unknown>();
    const waitUntil = state.waitUntil.bind(state);
    vi.spyOn(state, "waitUntil").mockImplementation((promise) => {
      held.add(promise);
      void promise.finally(() => held.delete(promise));
      waitUntil(promise);
    });
    return held;
  });
}
