/**
 * What can be asked of `alcove` on the command line, and what does it.
 */
import { Command, type CommandUnknownOpts } from "@commander-js/extra-typings";
import manifest from "../../package.json" with { type: "json" };
import type { Since } from "../client/program/index.ts";
import { keyOfPassword } from "../client/keys.ts";
import { parseLink } from "../client/program/link.ts";
import {
  countOf,
  durationOf,
  jsonOr,
  linkOf,
  portOf,
  revOf,
  serverOf,
  sinceOf,
  UsageError,
  withoutKey,
} from "./input/arguments.ts";
import { bridge } from "./commands/bridge.ts";
import { exportRoom, importRoom } from "./commands/export.ts";
import { join } from "./commands/join.ts";
import { endLink, listLinks, makeLink } from "./commands/links.ts";
import { members } from "./commands/members.ts";
import { eraseMine, eraseOne, forget } from "./commands/mine.ts";
import { newRoom } from "./commands/new.ts";
import { listBans, moderate } from "./commands/people.ts";
import { claimRoom, setPassword, setRoom, showLog, showRoom, wipeRoom } from "./commands/room.ts";
import { say } from "./commands/say.ts";
import { deleteState, getState, setState, watchState } from "./commands/state.ts";
import { tail } from "./commands/tail.ts";
import { nameOf, secretOf } from "./session/terminal-user.ts";
import { askPassword } from "./input/password-prompt.ts";
import { SETTING_NAMES } from "../protocol/rights/settings.ts";
import { settingOf } from "./input/setting-typed.ts";
import type { Setting } from "./session/session.ts";
import { SETTING_HELP, typedFormOf } from "../protocol/rights/setting-help.ts";

const ROOM = "the room's link, or its name where the server is known";
const SINCE = "begin there: 2026-11-22T14:00, 90m, now, or behind the message of a number";
const beginOf = (since: string | undefined): Since =>
  since === undefined ? "newest" : sinceOf(since, Date.now());

const KEY = "a key: 1 to 64 of A-Z a-z 0-9 . _ : / -";
const REV = "only if the entry has this rev, or with 0, if there is none";
const WHO = "their name, tag or id";

export interface Surroundings {
  /** Aborts when somebody stops us. */
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Something was not done, and has been told. */
  readonly fail: () => void;
}

export function programIn({ signal, tell, fail }: Surroundings): CommandUnknownOpts {
  const program = new Command("alcove")
    .description(manifest.description)
    .version(manifest.version)
    .option("--server <address>", "the rooms' server; else the link's, else $ALCOVE_SERVER")
    .option("--name <name>", "what others call you; else $ALCOVE_NAME, else your user name")
    .option("--plain", "no colours, and nothing drawn over, as with TERM=dumb: for a screen reader")
    .option("--guest", "be somebody new, and not who you were before")
    .option("--password", "ask for the room's password, once: the room then knows you")
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError(
      "(--help lists what there is; what begins with -- and is no option goes behind a --)",
    )
    .exitOverride()
    .hook("preAction", (command) => {
      if (command.opts().plain !== true) return;
      process.env["TERM"] = "dumb";
      delete process.env["FORCE_COLOR"];
    });

  async function setting(room: string): Promise<Setting> {
    const { server, name, guest, password } = program.opts();
    const given = linkOf(room, { asked: server, usual: process.env["ALCOVE_SERVER"] });
    const link = password === true ? await unlocked(given, signal) : given;
    const kept = guest === true ? crypto.getRandomValues(new Uint8Array(32)) : undefined;
    return {
      link,
      name: nameOf(name, process.env),
      secret: kept ?? (await secretOf(process.env)),
      signal,
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
      if (!(await say(await setting(room), words, process.stdin))) fail();
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
    .description(
      "make a room, and show its link and, in a terminal, its QR code; and once its owner's link",
    )
    .option("--json", "both links as JSON")
    .action(async ({ json = false }) => {
      const origin = serverOf({
        asked: program.opts().server,
        usual: process.env["ALCOVE_SERVER"],
      });
      const qr = process.stdout.isTTY && process.stdout.hasColors();
      await newRoom(origin, { json, qr }, { signal, tell });
    });

  program
    .command("export")
    .description("put out all that was said and is shared, a JSON object a line")
    .argument("<room>", ROOM)
    .option("--html", "as one page to read")
    .option("--mine", "only what you said")
    .action(async (room, { html = false, mine = false }) =>
      exportRoom(await setting(room), { html, mine }),
    );

  program
    .command("import")
    .description("bring in what was exported, into a room that you own and where nothing was said")
    .argument("<room>", ROOM)
    .argument("[file]", "else what comes in")
    .action(async (room, file) => importRoom(await setting(room), file));

  program
    .command("erase")
    .description("erase a message, or all of yours")
    .argument("<room>", ROOM)
    .argument("[number]", "the message's")
    .option("--mine", "all that you said")
    .action(async (room, number, { mine = false }) => {
      if (mine === (number !== undefined))
        throw new UsageError("Erase which? A number, or --mine.");
      if (number === undefined) await eraseMine(await setting(room));
      else await eraseOne(await setting(room), countOf(number));
    });

  program
    .command("forget")
    .description("leave for good: your role and your name go")
    .argument("<room>", ROOM)
    .option("--erase", "and what you said")
    .option("--yes", "without it, nothing is done")
    .action(async (room, { erase = false, yes }) => {
      checkSure(yes, "The room will not know you any more.");
      await forget(await setting(room), { erase });
    });

  const rooms = program
    .command("room")
    .description("what a room is set to be, who owns it, and its end");

  rooms
    .command("show")
    .description("show what it is set to be")
    .argument("<room>", ROOM)
    .option("--json", "a JSON object a line")
    .action(async (room, { json = false }) => showRoom(await setting(room), { json }));

  rooms
    .command("set")
    .description("change a setting")
    .argument("<room>", ROOM)
    .argument("<setting>", SETTING_NAMES.join(", "))
    .argument("[value...]")
    .addHelpText(
      "after",
      `\n${SETTING_NAMES.map((it) => `  ${it}: ${SETTING_HELP[it].about}\n    ${typedFormOf(it)}`).join("\n")}`,
    )
    .action(async (room, name, words) => {
      const typed = settingOf(name, words);
      await setRoom(await setting(room), typed);
    });

  rooms
    .command("password")
    .description("set a password, asked for without showing it, and have it asked for")
    .argument("<room>", ROOM)
    .option("--end", "let everybody in again")
    .action(async (room, { end = false }) => setPassword(await setting(room), { end }));

  rooms
    .command("claim")
    .description("take a room that nobody owns, and show its owner's link")
    .argument("<room>", ROOM)
    .action(async (room) => claimRoom(await setting(room)));

  rooms
    .command("log")
    .description("show what moderators did")
    .argument("<room>", ROOM)
    .option("--json", "a JSON object a line")
    .action(async (room, { json = false }) => showLog(await setting(room), { json }));

  rooms
    .command("wipe")
    .description("delete it, for good")
    .argument("<room>", ROOM)
    .option("--yes", "without it, nothing is done")
    .action(async (room, { yes }) => {
      checkSure(yes, "All of the room will be erased, for everybody and for good.");
      await wipeRoom(await setting(room));
    });

  const links = program.command("links").description("links that give a role");

  links
    .command("make")
    .description("make one, and show it: this once")
    .argument("<room>", ROOM)
    .argument("[role]", "reader, member, moderator or owner", "member")
    .option("--uses <count>", "for so many members")
    .option("--for <time>", "for so long: 90m, 2h, 1d")
    .option("--note <words>", "what it is for")
    .option("--bot", "for a program, which is told as one")
    .action(async (room, role, { uses, for: time, note, bot }) =>
      makeLink(await setting(room), {
        role,
        uses: uses === undefined ? undefined : countOf(uses),
        until: endOf(time),
        note,
        bot,
      }),
    );

  links
    .command("list")
    .description("list them, without their keys")
    .argument("<room>", ROOM)
    .option("--json", "a JSON object a line")
    .action(async (room, { json = false }) => listLinks(await setting(room), { json }));

  links
    .command("end")
    .description("end one, and what it gave")
    .argument("<room>", ROOM)
    .argument("<link>", "the link, or how the list begins with it")
    .action(async (room, which) => endLink(await setting(room), which));

  const people = program.command("people").description("keep order");

  people
    .command("mute")
    .description("let them say nothing")
    .argument("<room>", ROOM)
    .argument("<who>", WHO)
    .option("--for <time>", "90m, 2h, 1d; else until unmute")
    .action(async (room, who, { for: time }) =>
      moderate(await setting(room), "mute", who, { until: endOf(time) }),
    );

  people
    .command("ban")
    .description("put them out, and keep them out")
    .argument("<room>", ROOM)
    .argument("<who>", WHO)
    .option("--address", "and all who come from where they are")
    .option("--for <time>", "90m, 2h, 1d; else until lift")
    .option("--note <words>", "why")
    .action(async (room, who, { address, for: time, note }) =>
      moderate(await setting(room), "ban", who, { until: endOf(time), address, note }),
    );

  for (const [name, description] of [
    ["unmute", "let them speak again"],
    ["kick", "put them out"],
    ["lift", "end a ban"],
  ] as const) {
    people
      .command(name)
      .description(description)
      .argument("<room>", ROOM)
      .argument("<who>", WHO)
      .action(async (room, who) => moderate(await setting(room), name, who));
  }

  people
    .command("bans")
    .description("list who is banned")
    .argument("<room>", ROOM)
    .option("--json", "a JSON object a line")
    .action(async (room, { json = false }) => listBans(await setting(room), { json }));

  const state = program
    .command("state")
    .description("read, write and follow what the members of a room share");

  state
    .command("get")
    .description("show the value under a key, or every key and value")
    .argument("<room>", ROOM)
    .argument("[key]", KEY)
    .option("--json", "whole entries, a JSON object a line")
    .action(async (room, key, { json = false }) => {
      if (!(await getState(await setting(room), key, { json }))) fail();
    });

  state
    .command("set")
    .description("share a value under a key")
    .argument("<room>", ROOM)
    .argument("<key>", KEY)
    .argument("<value>", "JSON; anything else is a text")
    .option("--text", "the value is a text, also if it looks like JSON")
    .option("--rev <rev>", REV)
    .action(async (room, key, value, { text = false, rev }) => {
      const its = text ? value : jsonOr(value);
      if (!(await setState(await setting(room), key, its, revOf(rev)))) fail();
    });

  state
    .command("delete")
    .description("delete what is shared under a key")
    .argument("<room>", ROOM)
    .argument("<key>", KEY)
    .option("--rev <rev>", REV)
    .action(async (room, key, { rev }) => {
      if (!(await deleteState(await setting(room), key, revOf(rev)))) fail();
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

  return program;
}

/** `link` with the key that the room's password is. */
async function unlocked(link: string, signal: AbortSignal): Promise<string> {
  const { origin = "", room = "" } = parseLink(link) ?? {};
  const password = await askPassword("Password: ", signal);
  return `${withoutKey(link)}#key=${await keyOfPassword(password, origin, room)}`;
}

/** What cannot be undone is not done by mistake. */
function checkSure(isSure: boolean | undefined, what: string): void {
  if (isSure !== true) throw new UsageError(`${what} Say --yes if that is what you want.`);
}

const endOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.now() + durationOf(text);
