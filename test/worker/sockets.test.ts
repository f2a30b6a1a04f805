/**
 * What the room's sockets keep through hibernation.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, onTestFinished, test, vi } from "vitest";
import { Sockets } from "../../src/worker/sockets/sockets.ts";
import { freshRoom, stubOf } from "./support.ts";

test("12.4, 3.7 a room that wakes does not take a socket that it had closed for a member", () =>
  runInDurableObject(stubOf(freshRoom()), (_, context) => {
    const { 1: server } = new WebSocketPair();
    const sockets = new Sockets(context);
    const id = sockets.accept(server);
    sockets.remember(id, { state: "waiting", since: 1 });
    expect([...new Sockets(context).remembered()]).toHaveLength(1);
    sockets.forget(server, { chars: 7 });
    const woken = new Sockets(context);
    expect([...woken.remembered()]).toEqual([]);
    expect([...woken.closed()]).toEqual([[id, { chars: 7 }]]);
  }));

test("5.6 a socket is silent if its last ping came before the time asked about, and not at that time", () =>
  runInDurableObject(stubOf(freshRoom()), (_, context) => {
    const { 1: server } = new WebSocketPair();
    const sockets = new Sockets(context);
    const id = sockets.accept(server);
    const pinged = vi.spyOn(context, "getWebSocketAutoResponseTimestamp");
    onTestFinished(() => pinged.mockRestore());
    pinged.mockReturnValue(null);
    expect(sockets.silentSince(Infinity)).toEqual([]);
    pinged.mockReturnValue(new Date(1_000));
    expect(sockets.silentSince(1_000)).toEqual([]);
    expect(sockets.silentSince(1_001)).toEqual([id]);
  }));
