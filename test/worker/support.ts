/**
 * Clients of the Worker under test, inside workerd.
 */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { onTestFinished, vi } from "vitest";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import type { ServerFrame } from "../../src/protocol/wire/frames.ts";
import type { ClientFrame } from "../../src/protocol/wire/client-frames.ts";
import { SUBPROTOCOL } from "../../src/protocol/wire/frames.ts";
import type { Entry } from "../../src/protocol/records/entry.ts";
import type { Looked, RoomEntries, RoomHead } from "../../src/room/asking/reading.ts";
import type { RoomObject } from "../../src/worker/index.ts";
import { hello } from "../support/members.ts";
import { until } from "../support/until.ts";

/** Lets `milliseconds` pass on the room's clock, and runs its alarm. */
export async function pass(room: string, milliseconds: number): Promise<void> {
  vi.setSystemTime(Date.now() + milliseconds);
  await runDurableObjectAlarm(stubOf(room));
}

/** Evicts the room's object from memory. Its sockets stay open. */
export async function fallAsleep(room: string): Promise<void> {
  try {
    await evictDurableObject(stubOf(room), { webSockets: "hibernate" });
  } catch (error) {
    // On a slow machine a room may have fallen asleep by itself.
    if (!String(error).includes("not currently running")) throw error;
  }
}

/** Keeps the room from falling asleep by itself until the end of the test. */
export function keepAwake(room: string): void {
  const { promise, resolve } = Promise.withResolvers<void>();
  const asked = runInDurableObject(stubOf(room), () => promise);
  onTestFinished(async () => {
    resolve();
    await asked;
  });
}

/**
 * Until the end of the test, time passes `times` as fast for the code under test: waits of seconds take a few
 * real ones.
 */
export function inFastTime(times: number): void {
  const { setTimeout: wait } = globalThis;
  const now = Date.now.bind(Date);
  const began = now();
  vi.spyOn(Date, "now").mockImplementation(() => began + (now() - began) * times);
  vi.stubGlobal("setTimeout", (callback: () => void, milliseconds = 0) =>
    wait(callback, milliseconds / times),
  );
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
}

let rooms = 0;

/** Storage is shared by the tests of a file, so each test uses its own room. */
export function freshRoom(): string {
  rooms += 1;
  return `room-${rooms}`;
}

export function stubOf(room: string): DurableObjectStub<RoomObject> {
  return env.ROOMS.getByName(room);
}

const SOMEBODY = { id: "", name: "" };

export async function headOf(room: string): Promise<RoomHead> {
  return seen(await stubOf(room).head(SOMEBODY));
}

export async function stateOf(room: string): Promise<RoomEntries> {
  return seen(await stubOf(room).state(SOMEBODY));
}

export async function entryOf(room: string, key: string): Promise<Entry | undefined> {
  return seen(await stubOf(room).entry(key, SOMEBODY));
}

function seen<T>(looked: Looked<T>): T {
  if (!looked.ok) throw new Error("The room asks to wait");
  return looked.value;
}

export function request(path: string, init?: RequestInit): Promise<Response> {
  return exports.default.fetch(new Request(`http://alcove.test${path}`, init));
}

export class Client {
  readonly heard: string[] = [];
  readonly frames: ServerFrame[] = [];
  closed: { code: number; reason: string } | undefined;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => {
      const text = String(data);
      this.heard.push(text);
      const frame = decodeServerFrame(text);
      if (frame !== undefined) this.frames.push(frame);
    });
    socket.addEventListener("close", ({ code, reason }) => {
      this.closed = { code, reason };
    });
    socket.accept();
  }

  static async open(path: string, headers: Record<string, string> = {}): Promise<Client> {
    const response = await request(path, { headers: { Upgrade: "websocket", ...headers } });
    if (response.webSocket === null) throw new Error(`No socket: ${response.status}`);
    return new Client(response.webSocket);
  }

  /** A protocol client that has not sent a hello. */
  static protocol(room: string, headers: Record<string, string> = {}): Promise<Client> {
    return Client.open(`/r/${room}`, { "Sec-WebSocket-Protocol": SUBPROTOCOL, ...headers });
  }

  static async join(
    room: string,
    name: string,
    more?: Parameters<typeof hello>[1],
  ): Promise<Client> {
    const client = await Client.protocol(room);
    client.send(hello(name, more));
    await client.hears("welcome");
    return client;
  }

  send(frame: ClientFrame): void {
    this.sendRaw(encode(frame));
  }

  sendRaw(data: string | ArrayBuffer): void {
    this.#socket.send(data);
  }

  close(): void {
    this.#socket.close(1000, "bye");
  }

  /** Waits for a frame of `type` for which `as` holds, and returns the first. */
  hears<T extends ServerFrame["type"]>(
    type: T,
    as: (frame: Extract<ServerFrame, { type: T }>) => boolean = () => true,
  ): Promise<Extract<ServerFrame, { type: T }>> {
    return until(() =>
      this.frames.find((it): it is Extract<ServerFrame, { type: T }> => isA(it, type) && as(it)),
    );
  }

  hearsText(line: string): Promise<true> {
    return until(() => this.heard.includes(line) || undefined);
  }

  ends(): Promise<{ code: number; reason: string }> {
    return until(() => this.closed);
  }
}

function isA<T extends ServerFrame["type"]>(
  frame: ServerFrame,
  type: T,
): frame is Extract<ServerFrame, { type: T }> {
  return frame.type === type;
}
