import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import {
  ClosedError,
  joinRoom,
  newSecret,
  RefusedError,
  type Room,
  type Since,
} from "../../src/client/program/index.ts";
import { CLOSE } from "../../src/protocol/wire/close-codes.ts";
import type { Page } from "../../src/protocol/wire/frames.ts";
import type { Pull } from "../../src/protocol/wire/client-frames.ts";
import { FakeServer, message, welcome, YOU } from "../support/fake-server.ts";
import { until } from "../support/until.ts";

const LINK = "https://alcove.example.org/r/game-night";

let server: FakeServer;
let room: Room;
beforeEach(async () => {
  server = new FakeServer();
  room = await join();
});

async function join(options: Parameters<typeof joinRoom>[1] = {}): Promise<Room> {
  const sockets = server.sockets.length;
  const joined = joinRoom(LINK, { name: "Alice", ports: server.ports, ...options });
  // Deriving the token takes a moment.
  await until(() => server.sockets.length > sockets || undefined);
  return joined;
}

/** Reconnects after the connection was lost. */
function comeBack(): void {
  server.socket.drop();
  server.clock.pass(250);
}

function page(after: number, before: number, records: Page["records"]): Page {
  return { type: "page", after, before, records };
}

function numbered(first: number, last: number): Page["records"] {
  return Array.from({ length: last - first + 1 }, (_, i) => message(first + i));
}

/** The seqs that an iteration has yielded so far. */
function reading(since?: Since): { seqs: number[]; ended: Promise<void> } {
  const seqs: number[] = [];
  const read = async (): Promise<void> => {
    for await (const { seq } of room.messages(since === undefined ? {} : { since })) seqs.push(seq);
  };
  return { seqs, ended: read() };
}

const pulls = (): Pull[] => server.socket.heard.flatMap((it) => (it.type === "pull" ? [it] : []));
const said = (): string[] =>
  server.socket.heard.flatMap((it) => (it.type === "say" ? [it.body] : []));

/** Stores the last message sent, as `seq`. */
function store(seq: number): void {
  const last = server.socket.heard.findLast((it) => it.type === "say");
  if (last === undefined) throw new Error("Nothing was said");
  const { id, body } = last;
  const records = [message(seq, { id, body, by: YOU, name: "Alice" })];
  server.socket.send({ type: "changes", from: seq - 1, to: seq, records });
}

test("say() resolves to the message once it is stored", async () => {
  server.socket.welcome();
  const hi = room.say("hi");
  await until(() => said().length > 0 || undefined);
  store(1);
  expect(await hi).toMatchObject({ seq: 1, body: "hi", by: YOU });
});

test("messages sent before there is a connection are sent in the order of the calls", async () => {
  const both = [room.say("one"), room.say("two")];
  server.socket.welcome();
  await until(() => said().length === 2 || undefined);
  expect(said()).toEqual(["one", "two"]);
  room.leave();
  await Promise.allSettled(both);
});

test("20,000 messages that are not awaited are sent in order, and the last costs no more than the first", async () => {
  server.socket.welcome();
  const COUNT = 20_000;
  const began = performance.now();
  const all = Array.from({ length: COUNT }, (_, i) => room.say(`${i}`));
  let heard = 0;
  for (let seq = 0; seq < COUNT;) {
    await Promise.resolve();
    const { heard: frames } = server.socket;
    for (; heard < frames.length; heard += 1) {
      const frame = frames[heard];
      if (frame?.type !== "say") continue;
      const record = message((seq += 1), { id: frame.id, body: frame.body, by: YOU });
      server.socket.send({ type: "changes", from: seq - 1, to: seq, records: [record] });
    }
  }
  const stored = await Promise.all(all);
  expect(stored.every(({ seq, body }, i) => seq === i + 1 && body === `${i}`)).toBe(true);
  // It takes two seconds here. It took over a minute when each message cost as much as all that waited before
  // it.
  expect(performance.now() - began).toBeLessThan(20_000);
});

test("a message that waits behind many is rejected together with them", async () => {
  server.socket.welcome();
  const all = Array.from({ length: 500 }, async (_, i) => room.say(`${i}`));
  const settled = Promise.allSettled(all);
  await until(() => said().length > 0 || undefined);
  room.leave();
  expect((await settled).map(({ status }) => status)).toEqual(Array(500).fill("rejected"));
});

test("4.2 the original of a repeat resolves say(), however old it is", async () => {
  server.socket.welcome({ head: 9 });
  const hi = room.say("hi");
  await until(() => said().length > 0 || undefined);
  store(3);
  expect(await hi).toMatchObject({ seq: 3 });
});

test("4.5 an invalid message is refused before it is sent, and closes nothing", async () => {
  server.socket.welcome();
  for (const [body, code] of [
    ["", "empty"],
    ["x".repeat(20_000), "too-long"],
    ["\u001B[2J", "not-text"],
  ] as const) {
    const refusal = await room.say(body).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ code });
  }
  expect(said()).toEqual([]);
});

test("6.1 a message that the room refuses rejects with its code, and the next ones are sent", async () => {
  server.socket.welcome();
  const [first, second] = [room.say("first"), room.say("second")];
  await until(() => said().length === 2 || undefined);
  const [id] = server.socket.heard.flatMap((it) => (it.type === "say" ? [it.id] : []));
  server.socket.send({ type: "refused", id, code: "too-long", detail: "Shorten it." });
  await expect(first).rejects.toMatchObject({ code: "too-long", message: "Shorten it." });
  store(1);
  expect(await second).toMatchObject({ body: "second" });
});

test("7.3 a final close rejects pending calls, and ends iterations with its reason", async () => {
  server.socket.welcome();
  const hi = room.say("hi");
  const { ended } = reading();
  await until(() => said().length > 0 || undefined);
  server.socket.drop(CLOSE.banned, "banned");
  for (const promise of [hi, ended, room.say("more")]) {
    const error = await promise.catch((it: unknown) => it);
    expect(error).toBeInstanceOf(ClosedError);
    expect(error).toMatchObject({ code: CLOSE.banned });
  }
});

test("leaving ends iterations without an error, and rejects pending calls", async () => {
  server.socket.welcome({ head: 1, records: [message(1)] });
  const { seqs, ended } = reading();
  const hi = room.say("hi");
  await until(() => seqs.length > 0 || undefined);
  room.leave();
  await ended;
  expect(seqs).toEqual([1]);
  await expect(hi).rejects.toMatchObject({ name: "ClosedError", code: CLOSE.normal });
  await expect(room.say("more")).rejects.toBeInstanceOf(ClosedError);
  expect(server.clock.pending).toBe(0);
});

test("an AbortSignal leaves the room, and is the reason of pending calls", async () => {
  const stop = new AbortController();
  const other = await join({ signal: stop.signal });
  server.socket.welcome();
  const hi = other.say("hi");
  stop.abort(new Error("enough"));
  await expect(hi).rejects.toThrow("enough");
  expect(other.connection).toMatchObject({ status: "closed", cause: { code: CLOSE.normal } });
});

test("an AbortSignal that aborts after the program left changes no reason", async () => {
  const stop = new AbortController();
  const other = joinRoom(LINK, { signal: stop.signal, ports: server.ports });
  const hi = other.say("hi");
  other.leave();
  stop.abort(new Error("too late"));
  await expect(hi).rejects.toMatchObject({ name: "ClosedError", code: CLOSE.normal });
});

test("joining with an aborted signal leaves at once", async () => {
  const other = joinRoom(LINK, { signal: AbortSignal.abort(), ports: server.ports });
  await expect(other.say("hi")).rejects.toBeInstanceOf(ClosedError);
  expect((await other.messages().next()).done).toBe(true);
});

test("an iteration can end by its own signal, and the client stays", async () => {
  server.socket.welcome({ head: 1, records: [message(1)] });
  const stop = new AbortController();
  const run = room.messages({ signal: stop.signal });
  expect((await run.next()).value).toMatchObject({ seq: 1 });
  const next = run.next();
  stop.abort();
  expect((await next).done).toBe(true);
  expect(room.connection.status).toBe("open");
});

test("an iteration begins with the newest page, and continues through a loss, each message once", async () => {
  server.socket.welcome({ head: 60, records: numbered(11, 60), gap: { after: 0, before: 11 } });
  const { seqs } = reading();
  await until(() => seqs.length === 50 || undefined);
  server.socket.send({ type: "changes", from: 60, to: 61, records: [message(61)] });
  comeBack();
  server.socket.welcome({ mode: "resumed", head: 63, records: [message(62), message(63)] });
  await until(() => seqs.length === 53 || undefined);
  expect(seqs).toEqual(numbered(11, 63).map(({ seq }) => seq));
  expect(pulls()).toEqual([]);
});

test("3.6 messages missed while away are requested, oldest first, before newer ones are yielded", async () => {
  server.socket.welcome({ head: 1, records: [message(1)] });
  const { seqs } = reading();
  await until(() => seqs.length === 1 || undefined);
  comeBack();
  const gap = { after: 1, before: 5 };
  server.socket.welcome({ mode: "resumed", head: 6, records: numbered(5, 6), gap });
  await until(() => pulls().length > 0 || undefined);
  expect(pulls()).toEqual([{ type: "pull", after: 1 }]);
  expect(seqs).toEqual([1]);
  server.socket.send(page(1, 4, numbered(2, 3)));
  await until(() => pulls().length > 1 || undefined);
  server.socket.send(page(3, 7, numbered(4, 6)));
  await until(() => seqs.length === 6 || undefined);
  expect(seqs).toEqual([1, 2, 3, 4, 5, 6]);
});

test("3.6 a gap that begins behind a revision is requested from its beginning", async () => {
  server.socket.welcome({ head: 1, records: [message(1)] });
  const { seqs } = reading();
  await until(() => seqs.length === 1 || undefined);
  server.socket.send({ type: "changes", from: 1, to: 4, records: [] });
  comeBack();
  const gap = { after: 4, before: 7 };
  server.socket.welcome({ mode: "resumed", head: 8, records: numbered(7, 8), gap });
  await until(() => pulls().length > 0 || undefined);
  expect(pulls()).toEqual([{ type: "pull", after: 4 }]);
  server.socket.send(page(4, 9, numbered(5, 8)));
  await until(() => seqs.length === 5 || undefined);
  expect(seqs).toEqual([1, 5, 6, 7, 8]);
});

test("a page lost with its connection is requested again", async () => {
  const gap = { after: 0, before: 3 };
  server.socket.welcome({ head: 3, records: [message(3)], gap });
  const { seqs } = reading(0);
  await until(() => pulls().length > 0 || undefined);
  comeBack();
  server.socket.welcome({ mode: "resumed", head: 3 });
  expect(pulls()).toEqual([{ type: "pull", after: 0 }]);
  server.socket.send(page(0, 4, numbered(1, 3)));
  await until(() => seqs.length === 3 || undefined);
  expect(seqs).toEqual([1, 2, 3]);
});

test("6.4 a page that the room was not ready to look for is requested again at the time it gave", async () => {
  const gap = { after: 0, before: 3 };
  server.socket.welcome({ head: 3, records: [message(3)], gap });
  const { seqs } = reading(0);
  await until(() => pulls().length > 0 || undefined);
  const refusal = { type: "refused", code: "slow-down", detail: "Wait.", retryAfter: 2 } as const;
  server.socket.send(refusal);
  server.socket.send(refusal);
  server.clock.pass(1_999);
  expect(pulls()).toHaveLength(1);
  server.clock.pass(1);
  expect(pulls()).toEqual([
    { type: "pull", after: 0 },
    { type: "pull", after: 0 },
  ]);
  server.socket.send(page(0, 4, numbered(1, 3)));
  await until(() => seqs.length === 3 || undefined);
  room.leave();
  expect(server.clock.pending).toBe(0);
});

test("an iteration from now on yields no earlier message, and one from a seq yields every later one", async () => {
  server.socket.welcome({ head: 3, records: numbered(1, 3) });
  const [now, behind] = [reading("now"), reading(1)];
  await until(() => behind.seqs.length === 2 || undefined);
  server.socket.send({ type: "changes", from: 3, to: 4, records: [message(4)] });
  await until(() => behind.seqs.length === 3 || undefined);
  expect(now.seqs).toEqual([4]);
  expect(behind.seqs).toEqual([2, 3, 4]);
});

test("an iteration from a cursor continues after it, and starts over if the room's data did", async () => {
  const { epoch } = welcome();
  server.socket.welcome({ head: 3, records: numbered(1, 3) });
  const [same, other] = [reading({ epoch, seq: 2 }), reading({ epoch: "f".repeat(32), seq: 9 })];
  await until(() => other.seqs.length === 3 || undefined);
  expect(same.seqs).toEqual([3]);
  comeBack();
  server.socket.welcome({ epoch: "e".repeat(32), head: 1, records: [message(1)] });
  await until(() => other.seqs.length === 4 || undefined);
  expect(same.seqs).toEqual([3, 1]);
});

test("an iteration from a date begins with the first message sent since then, found by bisection", async () => {
  const whole = numbered(1, 1_000);
  server.socket.welcome({ head: 1_000, records: whole.slice(950), gap: { after: 0, before: 951 } });
  const { seqs } = reading(new Date(312));
  let answered = 0;
  await until(() => {
    const asked = pulls();
    for (const { after = 0 } of asked.slice(answered))
      server.socket.send(page(after, Math.min(after + 51, 1_001), whole.slice(after, after + 50)));
    answered = asked.length;
    return seqs.length === 689 || undefined;
  });
  expect(seqs[0]).toBe(312);
  expect(seqs.at(-1)).toBe(1_000);
  // The search, and then the pages from there to the known messages.
  expect(answered).toBeLessThan(10 + 14);
});

test("an iteration that does not follow ends with the newest message of when it began", async () => {
  const gap = { after: 0, before: 3 };
  server.socket.welcome({ head: 5, records: numbered(3, 4), gap });
  const seqs: number[] = [];
  const run = room.messages({ since: 0, follow: false });
  const ended = (async () => {
    for await (const { seq } of run) seqs.push(seq);
  })();
  await until(() => pulls().length > 0 || undefined);
  server.socket.send({ type: "changes", from: 5, to: 6, records: [message(6)] });
  server.socket.send(page(0, 3, numbered(1, 2)));
  await ended;
  expect(seqs).toEqual([1, 2, 3, 4]);
});

test("memory stays bounded, and a slow reader misses nothing", async () => {
  server.socket.welcome();
  const { seqs } = reading();
  for (let n = 1; n <= 5_000; n++)
    server.socket.send({ type: "changes", from: n - 1, to: n, records: [message(n)] });
  for (let after = 0; after < 4_000; after += 50) {
    await until(() => pulls().some((it) => it.after === after) || undefined);
    server.socket.send(page(after, after + 51, numbered(after + 1, after + 50)));
  }
  await until(() => seqs.length >= 4_000 || undefined);
  // The newest messages are still in memory.
  expect(pulls().length).toBeLessThan(90);
});

test("5.1 every join, leave and rename is an event, in order, and the member list follows them", async () => {
  const bob = { id: "b".repeat(16), name: "Bob" };
  const news: string[] = [];
  for (const type of ["joined", "left", "renamed"] as const)
    room.on(type, ({ name }) => news.push(`${type} ${name}`));
  server.socket.welcome();
  server.socket.send({ type: "presence", joined: [bob], count: 2 });
  expect(room.members.map(({ name }) => name)).toEqual(["Alice", "Bob"]);
  server.socket.send({ type: "presence", renamed: [{ ...bob, name: "Rob" }], count: 2 });
  server.socket.send({ type: "presence", left: [{ ...bob, name: "Rob" }], count: 1 });
  expect(news).toEqual(["joined Bob", "renamed Rob", "left Rob"]);
  expect(room).toMatchObject({ count: 1, you: YOU, name: "Alice" });
});

test("messages are events too, each once, including those sent while the connection was lost", async () => {
  const heard: number[] = [];
  server.socket.welcome({ head: 1, records: [message(1)] });
  const undo = room.on("message", ({ seq }) => heard.push(seq));
  comeBack();
  server.socket.welcome({ mode: "resumed", head: 3, records: numbered(2, 3) });
  await until(() => heard.length === 2 || undefined);
  undo();
  server.socket.send({ type: "changes", from: 3, to: 4, records: [message(4)] });
  expect(heard).toEqual([2, 3]);
});

test("every listener gets each message once", async () => {
  const heard: string[] = [];
  server.socket.welcome();
  for (const who of ["one", "two"]) room.on("message", ({ seq }) => heard.push(`${who} ${seq}`));
  server.socket.send({ type: "changes", from: 0, to: 2, records: numbered(1, 2) });
  await until(() => heard.length >= 4 || undefined);
  expect(heard).toEqual(["one 1", "two 1", "one 2", "two 2"]);
});

test("the connection's changes are events, and iterating over it yields its newest state", async () => {
  const statuses: string[] = [];
  room.on("connection", ({ status }) => statuses.push(status));
  const connections = room.connections();
  server.socket.welcome();
  expect((await connections.next()).value).toMatchObject({ status: "open" });
  comeBack();
  server.socket.welcome({ mode: "resumed" });
  room.leave();
  expect(statuses).toEqual(["open", "waiting", "connecting", "open", "closed"]);
});

test("the member list is always the newest", async () => {
  const presence = room.presence();
  const first = presence.next();
  server.socket.welcome();
  expect((await first).value).toMatchObject([{ name: "Alice" }]);
  const bob = { id: "b".repeat(16), name: "Bob" };
  server.socket.send({ type: "presence", joined: [bob], count: 2 });
  server.socket.send({ type: "presence", left: [bob], count: 1 });
  server.socket.send({ type: "presence", joined: [bob], count: 2 });
  expect((await presence.next()).value).toMatchObject([{ name: "Alice" }, { name: "Bob" }]);
  room.leave();
  expect((await presence.next()).done).toBe(true);
});

test("5.9 signals are sent while there is a connection, and arrive as events", async () => {
  const heard: unknown[] = [];
  room.on("signal", (signal) => heard.push(signal));
  expect(await room.signal("typing")).toBe(false);
  server.socket.welcome();
  expect(await room.signal("cursor", "3,4")).toBe(true);
  expect(await room.signal("No Kind")).toBe(false);
  const signal = { by: YOU, kind: "cursor", data: "3,4" };
  server.socket.send({ type: "signals", signals: [signal] });
  expect(heard).toEqual([signal]);
});

/** The room stores the last write received, as `rev`. */
function storeWrite(rev: number): void {
  const last = server.socket.heard.findLast((it) => it.type === "set");
  if (last === undefined) throw new Error("Nothing was set");
  const { id, key, value } = last;
  const entries = [{ key, rev, id, by: YOU, name: "Alice", at: rev, value }];
  server.socket.send({ type: "changes", from: rev - 1, to: rev, records: [], entries });
}

test("9.3 set() resolves once the entry is stored, and from then on it is read and listened to", async () => {
  server.socket.welcome();
  const changes: unknown[] = [];
  room.on("change", ({ key, entry }) => changes.push([key, entry?.value]));
  const watched = room.watch("topic");
  const first = watched.next();
  const set = room.set("topic", "Lunch");
  expect(room.state.size).toBe(0);
  storeWrite(1);
  expect(await set).toEqual({ key: "topic", rev: 1, value: "Lunch" });
  expect(room.state.get("topic")).toMatchObject({ value: "Lunch", rev: 1, by: YOU });
  expect(changes).toEqual([["topic", "Lunch"]]);
  expect((await first).value).toMatchObject({ key: "topic", entry: { value: "Lunch" } });
  const end = watched.next();
  room.leave();
  expect((await end).done).toBe(true);
});

test("9.4 an update starts over after a conflict, with the current value", async () => {
  server.socket.welcome();
  const update = room.update("count", (it) => (typeof it === "number" ? it + 1 : 1));
  const sets = () => server.socket.heard.flatMap((it) => (it.type === "set" ? [it] : []));
  const [{ id } = { id: "" }] = sets();
  const entry = {
    key: "count",
    rev: 1,
    id: "a-write-",
    by: "b".repeat(16),
    name: "Bob",
    at: 1,
    value: 7,
  };
  server.socket.send({ type: "refused", id, code: "conflict", detail: "Look.", rev: 1, entry });
  await until(() => {
    server.clock.pass(10);
    return sets().length === 2 || undefined;
  });
  expect(sets()[1]).toMatchObject({ value: 8, rev: 1 });
  storeWrite(2);
  expect(await update).toMatchObject({ rev: 2, value: 8 });
});

test("9.2 an invalid write is refused before it is sent, and closes nothing", async () => {
  server.socket.welcome();
  const huge = "x".repeat(20_000);
  for (const [work, code] of [
    [room.set("no blanks", 1), "bad-key"],
    [room.delete(".."), "bad-key"],
    [room.set("a", huge), "too-long"],
    [room.update("a", () => huge), "too-long"],
  ] as const) {
    const refusal = await work.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ code });
  }
  expect(server.socket.heard.filter((it) => it.type === "set")).toEqual([]);
});

test.each([-1, 1.5, NaN, Infinity])(
  "no seq is %d: a call with it fails at once, and closes nothing",
  async (seq) => {
    server.socket.welcome();
    await expect(room.set("a", 1, { rev: seq })).rejects.toThrow(RangeError);
    await expect(room.delete("a", { rev: seq })).rejects.toThrow(RangeError);
    for (const since of [seq, { epoch: "e".repeat(32), seq }, new Date(NaN)])
      expect(() => room.messages({ since })).toThrow(RangeError);
    expect(server.socket.heard.map(({ type }) => type)).toEqual(["hello"]);
  },
);

test.each([NaN, -Infinity, [1, { deep: Infinity }]])(
  "9.2 a value that JSON would turn into null is invalid: %j fails at once, and is not sent",
  async (value) => {
    server.socket.welcome();
    await expect(room.set("a", value)).rejects.toThrow(TypeError);
    await expect(room.update("a", () => value)).rejects.toThrow(TypeError);
    expect(server.socket.heard.map(({ type }) => type)).toEqual(["hello"]);
  },
);

test.each([[undefined], [1n], [() => 1]])(
  "9.2 a value that JSON does not have is invalid: %s fails at once, and not as too long",
  async (value) => {
    server.socket.welcome();
    // @ts-expect-error -- what a program without types may give
    await expect(room.set("a", value)).rejects.toThrow(TypeError);
    // @ts-expect-error -- the same
    await expect(room.update("a", () => value)).rejects.toThrow(TypeError);
  },
);

test("a write that is undecided when the room closes rejects with the reason of the close", async () => {
  const stop = new AbortController();
  const other = await join({ signal: stop.signal });
  server.socket.welcome();
  const set = other.set("a", 1);
  stop.abort(new Error("enough"));
  await expect(set).rejects.toThrow("enough");

  const set2 = room.set("a", 1);
  const watched = room.watch().next();
  server.sockets[0]?.welcome();
  server.sockets[0]?.drop(CLOSE.banned);
  await expect(set2).rejects.toMatchObject({ name: "ClosedError", code: CLOSE.banned });
  await expect(watched).rejects.toMatchObject({ name: "ClosedError", code: CLOSE.banned });
  await expect(room.delete("a")).rejects.toMatchObject({ code: CLOSE.banned });
});

test("2.2 an invalid name is refused at once", async () => {
  expect(() => joinRoom(LINK, { name: "\u200B", ports: server.ports })).toThrow(RefusedError);
  await expect(room.rename(" ")).rejects.toMatchObject({ code: "bad-name" });
  server.socket.welcome();
  await room.rename("Alicia");
  expect(server.socket.heard.at(-1)).toEqual({ type: "rename", name: "Alicia" });
});

test("2.2 a program without a name gets a guest name", () => {
  const { name } = joinRoom(LINK, { ports: server.ports });
  expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});

test("without a WebSocket joining fails, and the error says what brings one", () => {
  vi.stubGlobal("WebSocket", undefined);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(() => joinRoom(LINK)).toThrow(/^No WebSocket here: .* Node 22/);
  // A caller that passes its own `dial` needs none.
  joinRoom(LINK, { ports: server.ports }).leave();
});

test("2.3 one secret is one member, in any program", async () => {
  const secret = newSecret();
  await join({ secret });
  const tokens = (): unknown[] => {
    const hello = server.socket.open().heard[0];
    return hello?.type === "hello" ? [hello.token] : [];
  };
  const first = tokens();
  await join({ secret });
  expect(tokens()).toEqual(first);
  await join();
  expect(tokens()).not.toEqual(first);
});

test("a link that leads to no room is refused", () => {
  for (const link of [
    "game-night",
    "https://alcove.example.org/",
    "https://alcove.example.org/r/Game Night",
    "https://alcove.example.org/r/a/b",
    "ftp://alcove.example.org/r/a",
  ]) {
    expect(() => joinRoom(link, { ports: server.ports })).toThrow(TypeError);
  }
});

test("11.3 the key of a link is sent in the hello, and an invalid fragment is not", async () => {
  const key = "k".repeat(43);
  for (const [hash, brought] of [
    [`#key=${key}`, key],
    ["#42", undefined],
    ["", undefined],
  ] as const) {
    const sockets = server.sockets.length;
    joinRoom(`${LINK}${hash}`, { ports: server.ports });
    await until(() => server.sockets.length > sockets || undefined);
    const hello = server.socket.open().heard[0];
    expect(hello?.type === "hello" && hello.key).toBe(brought);
  }
});

test.each([
  "#key=",
  "#key=short",
  `#key=${"k".repeat(44)}`,
  `#key=${"k".repeat(42)}.`,
  `#key=${"k".repeat(43)}&x`,
])("11.3 an incomplete key, as in %s, is reported at once and not treated as no key", (hash) => {
  const sockets = server.sockets.length;
  expect(() => joinRoom(`${LINK}${hash}`, { ports: server.ports })).toThrow(
    /key is not whole: https:.*game-night$/,
  );
  expect(server.sockets).toHaveLength(sockets);
});

/** The rejections that would end a process because nobody handles them. */
function unhandled(): unknown[] {
  const reasons: unknown[] = [];
  const hear = (reason: unknown): void => void reasons.push(reason);
  process.on("unhandledRejection", hear);
  onTestFinished(() => void process.off("unhandledRejection", hear));
  return reasons;
}

/** Node reports a rejection once all pending tasks have run. */
const allTold = (): Promise<void> => new Promise((done) => setImmediate(done));

const NOT_DONE: readonly [string, (room: Room) => unknown, string][] = [
  ["the promise of a message rejects", (it) => it.say(""), "RefusedError"],
  ["a name is invalid", (it) => it.rename(" "), "RefusedError"],
  ["a key is invalid", (it) => it.set("a b", 1), "RefusedError"],
  ["a key to delete is invalid", (it) => it.delete("a b"), "RefusedError"],
  ["a value is invalid", (it) => it.update("a", () => NaN), "TypeError"],
];
test.each(NOT_DONE)(
  "nobody need await: where %s, no process ends, and the failure is reported",
  async (_, ask, name) => {
    const reasons = unhandled();
    const told: unknown[] = [];
    room.on("failed", (error) => told.push(error));
    server.socket.welcome();
    ask(room);
    await until(() => told.length > 0 || undefined);
    expect(told).toMatchObject([{ name }]);
    await allTold();
    expect(reasons).toEqual([]);
  },
);

test.each<[string, () => void, string]>([
  ["the program leaves", () => room.leave(), "ClosedError"],
  ["the room closes for good", () => server.socket.drop(CLOSE.banned), "ClosedError"],
])(
  "nobody need await: where %s, no process ends, and every failure is reported",
  async (_, end, name) => {
    const reasons = unhandled();
    const told: unknown[] = [];
    room.on("failed", (error) => told.push(error));
    server.socket.welcome();
    void room.say("never stored");
    void room.set("a", 1);
    void room.update("b", () => 1);
    await until(() => server.socket.heard.length > 3 || undefined);
    end();
    void room.say("too late");
    await until(() => told.length === 4 || undefined);
    expect(told).toMatchObject([{ name }, { name }, { name }, { name }]);
    await allTold();
    expect(reasons).toEqual([]);
  },
);

test("a caller that awaits gets the reason of a refusal", async () => {
  const reasons = unhandled();
  await expect(room.say("")).rejects.toMatchObject({ code: "empty" });
  await expect((async () => room.set("a b", 1))()).rejects.toMatchObject({ code: "bad-key" });
  await allTold();
  expect(reasons).toEqual([]);
});
