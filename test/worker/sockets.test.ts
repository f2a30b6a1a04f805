/**
 * What the room's sockets keep through hibernation.
 */
import { runInDurableObject } from "cloudflare:test";
import { expect, test } from "vitest";
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
