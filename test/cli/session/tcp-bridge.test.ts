/**
 * The bridge between a TCP client and a room.
 */
import { Socket } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Bridge } from "../../../src/cli/session/tcp-bridge.ts";
import { PING } from "../../../src/protocol/wire/frames.ts";

let sent: string[];
let opens: (() => void)[];

/** The room's side, which opens when the test says so. */
class FakeWebSocket {
  static readonly OPEN = 1;
  readonly readyState = FakeWebSocket.OPEN;
  readonly bufferedAmount = 0;
  onopen = (): void => {};
  constructor() {
    opens.push(() => this.onopen());
  }
  send(text: string): void {
    sent.push(text);
  }
  close(): void {}
}

beforeEach(() => {
  sent = [];
  opens = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] });
  vi.stubGlobal("WebSocket", FakeWebSocket);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("7.1 the bridge pings for its client every 25 s, and no more once the client has gone", async () => {
  const client = new Socket();
  const bridge = new Bridge(client, "ws://fake/r/x");
  for (const open of opens) open();
  vi.advanceTimersByTime(25_000);
  expect(sent).toEqual([PING]);
  client.destroy();
  await bridge.ended;
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([PING]);
});
