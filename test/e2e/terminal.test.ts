import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tagOf } from "../../src/protocol/names/tag.ts";
import { Member } from "../../src/protocol/records/message.ts";
import { MortalServer } from "../chaos/server.ts";
import { until } from "../support/until.ts";

/**
 * How many lines are sent while the server dies. `LINES=10000` sends more; `LIMITS=` applies the production
 * limits.
 */
const LINES = Number(process.env["LINES"] ?? 3_000);
const LIMITS = process.env["LIMITS"];
/** Milliseconds for any single condition: far more than it needs, so that a slow machine fails no test. */
const WITHIN = 40_000;
/** Milliseconds for all lines: under the production limits, each takes 50 ms. */
const SAID_WITHIN = WITHIN + LINES * 60;

let server: MortalServer;
let home: string;
let rooms = 0;
const running = new Set<Terminal>();
beforeAll(async () => {
  [server, home] = await Promise.all([
    MortalServer.start(LIMITS === undefined ? {} : { limits: LIMITS }),
    mkdtemp(join(tmpdir(), "alcove-home-")),
  ]);
});
afterAll(async () => {
  for (const it of running) it.process.kill("SIGKILL");
  await server?.end();
  await rm(home, { recursive: true, force: true });
});

const newRoom = (): string => `terminal-${(rooms += 1)}`;

/** One run of `alcove`, with a home directory of its own. */
class Terminal {
  readonly process: ChildProcessWithoutNullStreams;
  out = "";
  err = "";
  /** The exit code. */
  readonly ended: Promise<number | null>;

  constructor(...words: string[]) {
    this.process = spawn(process.execPath, ["dist/alcove.js", ...words], {
      env: {
        PATH: process.env["PATH"],
        XDG_CONFIG_HOME: home,
        ALCOVE_SERVER: `http://localhost:${server.port}`,
        ALCOVE_NAME: "Nora",
        TZ: "UTC",
      },
    });
    this.process.stdout.on("data", (it: Buffer) => (this.out += it.toString()));
    this.process.stderr.on("data", (it: Buffer) => (this.err += it.toString()));
    this.process.stdin.on("error", () => {});
    running.add(this);
    this.ended = new Promise((done) => {
      this.process.once("close", (code) => {
        running.delete(this);
        done(code);
      });
    });
  }

  get lines(): string[] {
    return this.out.split("\n").slice(0, -1);
  }

  async prints(text: string | RegExp): Promise<void> {
    const has = (): boolean =>
      typeof text === "string" ? this.out.includes(text) : text.test(this.out);
    await until(() => has() || undefined, WITHIN).catch(() => {
      throw new Error(`Never printed ${String(text)}, but at last: ${this.out.slice(-500)}`);
    });
  }

  /** Ends its standard input. */
  async exit(): Promise<number | null> {
    this.process.stdin.end();
    return this.ended;
  }
}

async function run(...words: string[]): Promise<Terminal & { code: number | null }> {
  const terminal = new Terminal(...words);
  return Object.assign(terminal, { code: await terminal.exit() });
}

test("messages are in the room: readable, as JSON, under the sender's name, and from any start", async () => {
  const room = newRoom();
  expect((await run("say", room, "hello", "there")).code).toBe(0);
  expect((await run("say", room, "--name", "Ana", "--guest", "from somebody else")).code).toBe(0);
  const readable = await run("tail", room, "--no-follow");
  expect(readable.code).toBe(0);
  expect(readable.lines[0]).toMatch(/^— \w+, \d+ \w+ \d{4} —$/);
  expect(readable.lines[1]).toMatch(/^\d\d:\d\d Nora: hello there$/);
  expect(readable.lines[2]).toMatch(/^\d\d:\d\d Ana: from somebody else$/);
  const json = await run("tail", room, "--no-follow", "--json", "--since", "1");
  expect(json.lines.map((it) => JSON.parse(it))).toMatchObject([{ seq: 2, name: "Ana" }]);
  const ago = await run("tail", room, "--no-follow", "--json", "--since", "1h");
  expect(ago.lines).toHaveLength(2);
  const exported = await run("export", room);
  const [header, first, second, end] = exported.lines.map((it): { by: string } => JSON.parse(it));
  expect(header).toMatchObject({ type: "room", room, head: 2 });
  expect(first).toMatchObject({ type: "message", seq: 1, body: "hello there" });
  expect(end).toEqual({ type: "end", messages: 2, entries: 0 });
  expect(first?.by).not.toBe(second?.by);
  await run("say", room, "again");
  const third = (await run("export", room)).lines.at(3) ?? "";
  expect(JSON.parse(third)).toMatchObject({ by: first?.by });
});

test("messages cannot act on the terminal, and refusals name the line", async () => {
  const room = newRoom();
  const said = new Terminal("say", room);
  said.process.stdin.write(`fine\n\n\u001B[2Jbad\n${"x".repeat(9_000)}\nlast`);
  expect(await said.exit()).toBe(1);
  expect(said.err).toMatch(/^Line 3 was refused \(not-text\): .+\nLine 4 was refused \(too-long\)/);
  const { lines } = await run("tail", room, "--no-follow", "--json");
  expect(lines.map((it) => JSON.parse(it))).toMatchObject([{ body: "fine" }, { body: "last" }]);
});

test("4.5 bytes that are not UTF-8 are refused, and never replaced", async () => {
  const room = newRoom();
  const said = new Terminal("say", room);
  said.process.stdin.end(Buffer.from("caf\u00E9\n", "latin1"));
  expect(await said.exit()).toBe(1);
  expect(said.err).toMatch(/^Line 1 was refused \(not-text\): .*is not valid UTF-8/);
  expect((await run("tail", room, "--no-follow", "--json")).lines).toEqual([]);
});

test("a wrong command line exits with 2, an unreachable server with 1", async () => {
  expect(await run("tial", "x")).toMatchObject({ code: 2, out: "" });
  expect(await run("tail", "No Room")).toMatchObject({
    code: 2,
    err: expect.stringContaining("Did you mean no-room?"),
  });
  expect(await run("tail", "x", "--since", "yesterday")).toMatchObject({ code: 2 });
  expect(await run("new", "--server", "http://localhost:1")).toMatchObject({ code: 1, out: "" });
  expect(await run("--help")).toMatchObject({ code: 0, err: "" });
  expect(await run("join", "https://a.example/r/x#key=cut-off")).toMatchObject({
    code: 2,
    err: expect.stringContaining("key in that link is incomplete"),
  });
});

/** Creates a room. Returns its link and the owner link. */
async function made(): Promise<{ link: string; owner: string }> {
  const its: { link: string; owner: string } = JSON.parse((await run("new", "--json")).out);
  return its;
}

test("a created room has an owner, who changes settings, gives invite links and moderates", async () => {
  const { link, owner } = await made();
  const ana = (...words: string[]): Promise<Terminal & { code: number | null }> =>
    run(...words, "--guest", "--name", "Ana");
  expect(await run("room", "set", owner, "title", "Lunch", "at", "noon")).toMatchObject({
    code: 0,
  });
  // The room now recognizes the terminal without the key.
  expect((await run("room", "set", link, "retention", "30d")).code).toBe(0);
  await run("room", "set", link, "kind", "invite");
  const shown = await run("room", "show", link);
  expect(shown.lines.toSorted()).toEqual(["kind invite", "retention 30d", "title Lunch at noon"]);
  expect(await run("room", "set", link, "kind", "secret")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Refused (bad-setting)"),
  });

  expect((await ana("say", link, "hi")).code).toBe(1);
  const given = await run("links", "make", link, "member", "--uses", "2", "--note", "for Ana");
  const [key] = given.lines;
  expect(key).toMatch(/^http.*#key=[\w-]{43}$/);
  expect((await ana("say", key ?? "", "hi")).code).toBe(0);
  const [list] = (await run("links", "list", link)).lines;
  expect(list).toMatch(/^[\w-]{8} {2}member {2}1 joined {2}1 use left {2}for Ana$/);
  const [, json] = (await run("links", "list", link, "--json")).lines.map((it) => JSON.parse(it));
  expect(json).toBeUndefined();

  const guest = new Terminal("join", key ?? "", "--guest", "--name", "Bob");
  await guest.prints("You are Bob");
  expect((await run("people", "mute", link, "Bob", "--for", "1h")).code).toBe(0);
  const bob = v.parse(Member, JSON.parse((await run("members", link, "--json")).out));
  const withTag = `Bob ‹${tagOf(bob.id)}›`;
  expect((await run("people", "unmute", link, withTag)).code).toBe(0);
  expect((await run("people", "ban", link, "Bob", "--note", "spam")).code).toBe(0);
  expect(await guest.ended).toBe(1);
  const bans = await run("people", "bans", link);
  expect(bans.lines).toEqual([expect.stringMatching(/^[\w-]{16} {2}Bob {2}spam$/)]);
  expect((await run("people", "lift", link, "Bob")).code).toBe(0);
  expect((await run("people", "kick", link, "Nobody")).err).toBe("No member is called Nobody.\n");

  expect((await run("erase", link, "4")).code).toBe(0);
  const said = await run("tail", link, "--no-follow");
  expect(said.out).toContain("Ana: (deleted)");
  const log = await run("room", "log", link);
  expect(log.lines.some((it) => it.endsWith("Nora: ban Bob"))).toBe(true);
  expect((await run("links", "end", link, key ?? "")).code).toBe(0);
  expect((await ana("say", key ?? "", "hi")).code).toBe(1);

  expect(await run("room", "wipe", link)).toMatchObject({ code: 2 });
  expect((await run("room", "wipe", link, "--yes")).code).toBe(0);
  expect((await run("say", link, "hi")).code).toBe(1);
});

test("a room is exported and imported, and members delete their own messages", async () => {
  const { owner } = await made();
  const { link, owner: other } = await made();
  await run("say", owner, "one");
  await run("state", "set", owner, "topic", "Lunch");
  const exported = await run("export", owner);
  const brought = new Terminal("import", other);
  brought.process.stdin.write(exported.out);
  expect(await brought.exit()).toBe(0);
  expect(brought.err).toBe(`Imported 1 message and 1 entry into ${link}.\n`);
  expect((await run("tail", link, "--no-follow")).out).toContain("Nora: one");
  expect((await run("export", link, "--html")).out).toContain("<bdi>Nora</bdi>");
  await run("say", link, "two");
  const mine = await run("export", link, "--mine");
  expect(mine.lines.map((it): { body?: string } => JSON.parse(it))).toMatchObject([
    { type: "room" },
    { body: "two" },
    { type: "end", messages: 1 },
  ]);
  expect((await run("erase", link, "--mine")).err).toContain("Deleted 1 message.");
  expect(await run("forget", link)).toMatchObject({ code: 2 });
  expect((await run("forget", link, "--yes")).code).toBe(0);
  expect((await run("room", "log", link)).code).toBe(1);
});

test("a password is read without echo, and lets in those who know it", async () => {
  const { link, owner } = await made();
  const set = new Terminal("room", "password", owner);
  set.process.stdin.write("correct horse\n");
  expect(await set.exit()).toBe(0);
  for (const [password, code] of [
    ["wrong horse", 1],
    ["correct horse", 0],
  ] as const) {
    const said = new Terminal("say", link, "hi", "--guest", "--password");
    said.process.stdin.write(`${password}\n`);
    expect(await said.exit()).toBe(code);
    expect(said.out + said.err).not.toContain("horse");
  }
});

test("waiting for a server that does not answer is reported at once", async () => {
  const tail = new Terminal("tail", "http://localhost:1/r/x");
  await until(() => /^No answer yet\. Trying for \d+ s …\n$/.test(tail.err) || undefined, WITHIN);
  tail.process.kill("SIGINT");
  expect(await tail.ended).toBe(130);
  expect(tail.out).toBe("");
});

test("shared state can be read, written, written conditionally and followed", async () => {
  const room = newRoom();
  const watch = new Terminal("state", "watch", room);
  expect((await run("state", "set", room, "topic", "Where to eat?")).code).toBe(0);
  await run("state", "set", room, "votes", '{"pizza":2}');
  expect((await run("state", "get", room, "topic")).out).toBe('"Where to eat?"\n');
  expect((await run("state", "get", room)).lines).toEqual([
    'topic "Where to eat?"',
    'votes {"pizza":2}',
  ]);
  const conflict = await run("state", "set", room, "votes", "0", "--rev", "1");
  expect(conflict.code).toBe(1);
  expect(conflict.err).toMatch(/^Refused \(conflict\).*\n.*rev 2: \{"pizza":2\}\n$/);
  expect((await run("state", "delete", room, "votes", "--rev", "2")).code).toBe(0);
  expect((await run("state", "get", room, "votes")).code).toBe(1);
  await watch.prints(/\nvotes\n$/);
  expect(watch.lines.slice(-3)).toEqual(['topic "Where to eat?"', 'votes {"pizza":2}', "votes"]);
  watch.process.kill("SIGINT");
  expect(await watch.ended).toBe(130);
});

test("11.14 messages are pinned, listed and unpinned", async () => {
  const room = newRoom();
  for (const body of ["Bring cups", "We meet at eight", "oops"]) await run("say", room, body);
  for (const seq of ["1", "2", "3"]) expect((await run("pin", room, seq)).code).toBe(0);
  expect((await run("erase", room, "3")).code).toBe(0);
  const listed = await run("pins", room);
  expect(listed.lines).toEqual(["2 Nora: We meet at eight", "1 Nora: Bring cups"]);
  expect(listed.err).toBe("3 was deleted, or has expired.\n");
  expect((await run("unpin", room, "1")).code).toBe(0);
  expect((await run("unpin", room, "1")).err).toContain("Message 1 is not pinned.");
  const [json] = (await run("pins", room, "--json")).lines;
  expect(JSON.parse(json ?? "")).toMatchObject({ seq: 2, body: "We meet at eight" });
});

test("`new` prints nothing but the room's link to a pipe", async () => {
  const its = await run("new");
  expect(its.code).toBe(0);
  expect(its.err).toMatch(/Save it: it is not shown again\.\nhttp.*#key=[\w-]{43}\n$/);
  expect(its.out).toMatch(new RegExp(`^http://localhost:${server.port}/r/[0-9a-z]{26}\n$`));
});

test("join without a terminal reads and writes lines, with joins and leaves", async () => {
  const room = newRoom();
  const nora = new Terminal("join", room);
  await nora.prints("You are Nora in");
  const ana = new Terminal("join", room, "--guest", "--name", "Ana");
  await nora.prints("Ana joined");
  ana.process.stdin.write("hi from Ana\n");
  await nora.prints("Ana: hi from Ana");
  expect((await run("members", room)).lines).toEqual(["Ana"]);
  expect(await ana.exit()).toBe(0);
  await nora.prints("Ana left");
  expect(await nora.exit()).toBe(0);
  expect(nora.out).not.toContain("\u001B");
});

test("Ctrl+C exits with 130, and a closed pipe ends quietly", async () => {
  const room = newRoom();
  await run("say", room, "hello");
  const tail = new Terminal("tail", room);
  await tail.prints("hello");
  tail.process.kill("SIGINT");
  expect(await tail.ended).toBe(130);
  expect(tail.err).toBe("");

  const said = new Terminal("say", room);
  said.process.stdin.write("before\n");
  const other = new Terminal("tail", room);
  await other.prints("before");
  said.process.kill("SIGINT");
  expect(await said.ended).toBe(130);
  expect(said.err).toBe("Stopped after sending 1 message.\n");

  other.process.stdout.destroy();
  await run("say", room, "one that nobody reads");
  expect(await other.ended).toBe(0);
  expect(other.err).toBe("");
});

test(
  "piped lines arrive in order, each once, although the server is killed half-way",
  { timeout: 3 * SAID_WITHIN },
  async () => {
    const room = newRoom();
    const tail = new Terminal("tail", room, "--json", "--since", "0");
    const member = new Terminal("join", room, "--guest", "--since", "0");
    await member.prints("You are");
    const said = new Terminal("say", room);
    const input = Array.from({ length: LINES }, (_, i) => `${i + 1}\n`).join("");
    said.process.stdin.end(input);
    await until(() => tail.lines.length >= LINES / 2 || undefined, SAID_WITHIN);
    await server.killAndStart();
    expect(await said.exit()).toBe(0);
    // The progress, printed every ten seconds.
    const err = said.err.replaceAll(/^[\d,]+ messages sent\n/gm, "");
    expect(err).toBe("Connection lost. Reconnecting …\nConnection restored.\n");
    await until(() => tail.lines.length >= LINES || undefined, SAID_WITHIN);
    const bodies = tail.lines.map((it): string => JSON.parse(it).body);
    expect(bodies.join("\n")).toBe(input.trim());
    // Both have the same name, so each is shown with a tag.
    await member.prints(new RegExp(`Nora ‹[\\w-]+›: ${LINES}\n$`));
    expect(member.out).toContain("Reconnected after");
    for (const it of [tail, member]) {
      it.process.kill("SIGINT");
      await it.ended;
    }
  },
);

/** A bare TCP client, and the lines it has received. */
async function dial(port: number): Promise<{ socket: Socket; heard: () => string[] }> {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  socket.on("data", (it: Buffer) => (text += it.toString()));
  await new Promise((done) => socket.once("connect", done));
  return { socket, heard: () => text.split("\n").slice(0, -1) };
}

test("a bare TCP client joins through the bridge, speaks the tutorial's lines, and is told why it ends", async () => {
  const room = newRoom();
  const bridge = new Terminal("bridge", room, "--tcp", "0");
  const [, port] = await until(
    () => /^Listening on 127\.0\.0\.1:(\d+) /.exec(bridge.err) ?? undefined,
    WITHIN,
  );
  const first = await dial(Number(port));
  await until(() => first.heard().length > 0 || undefined, WITHIN);
  // Like the tutorial's program, without a line end.
  const second = await dial(Number(port));
  second.socket.write("Hello, server");
  await until(() => first.heard().length === 3 || undefined, WITHIN);
  await run("say", room, "from a terminal\nforged: line");
  first.socket.write("two\nlines\n");
  second.socket.end();
  await until(() => first.heard().at(-1) === "Client disconnected: tcp-2" || undefined, WITHIN);
  const told = first.heard().filter((it) => !it.includes("Nora"));
  expect(told).toEqual([
    "New client connected: tcp-1",
    "New client connected: tcp-2",
    "Message from client tcp-2: Hello, server",
    "Message from client tcp-1: two",
    "Message from client tcp-1: lines",
    "Client disconnected: tcp-2",
  ]);
  expect(first.heard()).toContain("Message from client Nora: from a terminal forged: line");
  expect(second.heard().at(-1)).toBe("Message from client tcp-1: lines");

  const closed = new Promise((done) => first.socket.once("close", done));
  await server.killAndStart();
  await closed;
  expect(first.heard().at(-1)).toBe("The connection to the room was lost. (1006)");
  const third = await dial(Number(port));
  await until(() => third.heard().length > 0 || undefined, WITHIN);
  bridge.process.kill("SIGINT");
  expect(await bridge.ended).toBe(130);
  expect(third.heard().at(-1)).toBe("The bridge is closed.");
});
