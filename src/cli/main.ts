#!/usr/bin/env node
/**
 * The terminal: `alcove`. Exits with 0 if all was done, 1 if something was not, 2 if the command line is not as it should
 * be, 130 when stopped by Ctrl+C.
 */
import { Command, CommanderError } from "@commander-js/extra-typings";
import manifest from "../../package.json" with { type: "json" };
import { ClosedError, RefusedError, type Since } from "../client/program/index.ts";
import { jsonOr, linkOf, portOf, revOf, serverOf, sinceOf, UsageError } from "./arguments.ts";
import { bridge } from "./commands/bridge.ts";
import { exportRoom } from "./commands/export.ts";
import { join } from "./commands/join.ts";
import { members } from "./commands/members.ts";
import { newRoom } from "./commands/new.ts";
import { say } from "./commands/say.ts";
import { deleteState, getState, setState, watchState } from "./commands/state.ts";
import { tail } from "./commands/tail.ts";
import { nameOf, secretOf } from "./owner.ts";
import { safeLine } from "./safe.ts";
import { type Setting, UnreachableError } from "./stay.ts";

/** How long, in milliseconds, we may take to say goodbye once we were stopped. */
const GOODBYE_WITHIN = 1_000;

const stopped = new AbortController();
let exitCode = 0;

function tell(line: string): void {
  process.stderr.write(`${safeLine(line)}\n`);
}

const ROOM = "the room's link, or its name where the server is known";
const SINCE = "begin there: 2026-11-22T14:00, 90m, now, or behind the message of a number";
const beginOf = (since: string | undefined): Since =>
  since === undefined ? "newest" : sinceOf(since, Date.now());

const program = new Command("alcove")
  .description(manifest.description)
  .version(manifest.version)
  .option("--server <address>", "the rooms' server; else the link's, else $ALCOVE_SERVER")
  .option("--name <name>", "what others call you; else $ALCOVE_NAME, else your user name")
  .option("--guest", "be somebody new, and not who you were before")
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError("(--help lists what there is)")
  .exitOverride();

async function setting(room: string): Promise<Setting> {
  const { server, name, guest } = program.opts();
  const link = linkOf(room, { asked: server, usual: process.env["ALCOVE_SERVER"] });
  const kept = guest === true ? crypto.getRandomValues(new Uint8Array(32)) : undefined;
  return {
    link,
    name: nameOf(name, process.env),
    secret: kept ?? (await secretOf(process.env)),
    signal: stopped.signal,
    tell,
  };
}

program
  .command("join")
  .description("be in the room: read, and write at the bottom")
  .argument("<room>", ROOM)
  .option("--since <when>", SINCE)
  .action(async (room, { since }) => join(await setting(room), beginOf(since)));

program
  .command("say")
  .description("say something: the words given, else each line of what comes in")
  .argument("<room>", ROOM)
  .argument("[words...]")
  .action(async (room, words) => {
    if (!(await say(await setting(room), words, process.stdin))) exitCode = 1;
  });

program
  .command("tail")
  .description("show what is said: the newest 50 messages, then each as it comes")
  .argument("<room>", ROOM)
  .option("--since <when>", SINCE)
  .option("--json", "a JSON object a line")
  .option("--no-follow", "end with the last message there is")
  .action(async (room, { since, follow, json = false }) =>
    tail(await setting(room), { since: beginOf(since), follow, json }),
  );

program
  .command("members")
  .description("show who is in the room")
  .argument("<room>", ROOM)
  .option("--json", "a JSON object a line")
  .action(async (room, { json = false }) => members(await setting(room), { json }));

program
  .command("new")
  .description("make a room, and show its link and, in a terminal, its QR code")
  .action(async () => {
    const origin = serverOf({ asked: program.opts().server, usual: process.env["ALCOVE_SERVER"] });
    await newRoom(origin, process.stdout.isTTY, stopped.signal);
  });

program
  .command("export")
  .description("put out all that was ever said, a JSON object a line")
  .argument("<room>", ROOM)
  .action(async (room) => exportRoom(await setting(room)));

const state = program
  .command("state")
  .description("read, write and follow what the members of a room share");
const KEY = "a key: 1 to 64 of A-Z a-z 0-9 . _ : / -";
const REV = "only if the entry has this rev, or with 0, if there is none";

state
  .command("get")
  .description("show the value under a key, or every key and value")
  .argument("<room>", ROOM)
  .argument("[key]", KEY)
  .option("--json", "whole entries, a JSON object a line")
  .action(async (room, key, { json = false }) => {
    if (!(await getState(await setting(room), key, { json }))) exitCode = 1;
  });

state
  .command("set")
  .description("share a value under a key")
  .argument("<room>", ROOM)
  .argument("<key>", KEY)
  .argument("<value>", "JSON, or what is none, a text")
  .option("--text", "the value is a text, also if it looks like JSON")
  .option("--rev <rev>", REV)
  .action(async (room, key, value, { text = false, rev }) => {
    const its = text ? value : jsonOr(value);
    if (!(await setState(await setting(room), key, its, revOf(rev)))) exitCode = 1;
  });

state
  .command("delete")
  .description("delete what is shared under a key")
  .argument("<room>", ROOM)
  .argument("<key>", KEY)
  .option("--rev <rev>", REV)
  .action(async (room, key, { rev }) => {
    if (!(await deleteState(await setting(room), key, revOf(rev)))) exitCode = 1;
  });

state
  .command("watch")
  .description(
    "show what is shared, and every change: a key and its value, or the key of what is deleted",
  )
  .argument("<room>", ROOM)
  .argument("[key]", KEY)
  .option("--json", "whole entries, a JSON object a line")
  .action(async (room, key, { json = false }) => watchState(await setting(room), key, { json }));

program
  .command("bridge")
  .description("let bare TCP clients take part, a line a message")
  .argument("<room>", ROOM)
  .requiredOption("--tcp <port>", "listen there; 0 for any port that is free")
  .option("--host <address>", "listen on that address only", "127.0.0.1")
  .action(async (room, { tcp, host }) => {
    const { name = "tcp" } = program.opts();
    await bridge(await setting(room), { host, port: portOf(tcp), name });
  });

/** Whoever reads us has gone: there is nobody to tell. */
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? exitCode : 1);
});
for (const [name, number] of [
  ["SIGINT", 2],
  ["SIGTERM", 15],
] as const) {
  process.once(name, () => {
    exitCode = 128 + number;
    stopped.abort();
    setTimeout(() => process.exit(exitCode), GOODBYE_WITHIN).unref();
  });
}

try {
  if (typeof WebSocket === "undefined") throw new UsageError("alcove needs Node 22 or newer.");
  await program.parseAsync();
} catch (error) {
  if (!stopped.signal.aborted) exitCode = failed(error);
}
// What was put out is out first.
process.stdout.write("", () => process.exit(exitCode));

/** Tells what went wrong; gives the exit code. */
function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof RefusedError) {
    tell(error.message);
    return 2;
  }
  if (error instanceof ClosedError || error instanceof UnreachableError) tell(error.message);
  else if (error instanceof Error && "syscall" in error) tell(error.message);
  // Something of ours is broken: where, helps to mend it.
  else console.error(error);
  return 1;
}
