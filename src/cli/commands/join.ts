/**
 * `alcove join`: a room in the terminal. Messages scroll past; the text that the user types stays at the bottom.
 */
import { addAbortSignal } from "node:stream";
import { Command } from "@commander-js/extra-typings";
import {
  type Member,
  type MemberId,
  type Message,
  RefusedError,
  type Room,
  type Since,
} from "../../client/program/index.ts";
import { parseLink } from "../../client/program/link.ts";
import { toldName } from "../../protocol/names/taken-names.ts";
import { paintFor } from "../output/paint.ts";
import { safeLine } from "../output/safe.ts";
import { sayLines } from "../session/say-lines.ts";
import { drawsOn } from "../output/progress.ts";
import { LineScreen, PlainScreen, type Screen, TerminalScreen } from "../output/screen.ts";
import { sinceTyped, type MakeCommand, ROOM, SINCE } from "../command.ts";
import { inRoom, type Session } from "../session/session.ts";
import { Transcript } from "../output/terminal-transcript.ts";
import { HELP, parseTyped } from "../input/slash-commands.ts";

/** Unsent messages that are shown; of the others, only their number. */
const UNSENT_SHOWN = 3;

export const join: MakeCommand = ({ sessionIn }) =>
  new Command("join")
    .description("join a room interactively: read messages, and type your own")
    .argument("<room>", ROOM)
    .option("--since <when>", SINCE)
    .action(async (room, { since }) => visitRoom(await sessionIn(room), sinceTyped(since)));

async function visitRoom(session: Session, since: Since): Promise<void> {
  const { stdin, stdout } = process;
  // The screen shows the state of the connection.
  await inRoom({ ...session, tell: () => {} }, async (room) => {
    const visit = new Visit(room, session);
    if (!stdin.isTTY || !stdout.isTTY) {
      visit.open(new PlainScreen(stdout), since);
      const input = addAbortSignal(session.signal, stdin);
      await visit.until(sayLines(room, input, (line, error) => visit.refuse(line.text, error)));
      return;
    }
    const left = Promise.withResolvers<void>();
    const Shown = drawsOn(stdout) ? TerminalScreen : LineScreen;
    const screen = new Shown(stdin, stdout, {
      typed: (line) => {
        if (visit.take(line) === "leave") left.resolve();
      },
      ended: left.resolve,
      // The line editor takes Ctrl+C; without one, it would be this signal.
      interrupted: () => process.kill(process.pid, "SIGINT"),
    });
    try {
      visit.open(screen, since);
      await visit.until(left.promise);
      await visit.allSent();
    } finally {
      screen.close();
    }
  });
}

class Visit {
  readonly #room: Room;
  readonly #session: Session;
  readonly #paint = paintFor(process.stdout);
  readonly #transcript = new Transcript(this.#paint);
  /** The names that the screen last showed members by; bounded by the members of a room. */
  readonly #called = new Map<MemberId, string>();
  readonly #unsent = new Map<object, string>();
  readonly #sending = new Set<Promise<void>>();
  #screen: Screen = new PlainScreen(process.stdout);
  #reading: Promise<void> = Promise.resolve();
  /** Milliseconds since 1970. */
  #lostAt: number | undefined;

  constructor(room: Room, session: Session) {
    this.#room = room;
    this.#session = session;
  }

  open(screen: Screen, since: Since): void {
    this.#screen = screen;
    this.#reading = this.#read(since);
    this.#room.on("joined", (member) => this.#tell(`${this.#nameOf(member)} joined`));
    this.#room.on("left", (member) => this.#tell(`${this.#nameOf(member)} left`));
    this.#room.on("renamed", (member) => {
      const former = toldName(safeLine(this.#called.get(member.id) ?? "Someone"));
      this.#tell(`${former} changed their name to ${this.#nameOf(member)}`);
    });
    this.#room.on("connection", ({ status }) => this.#observe(status));
  }

  /** Resolves with `left`, or when the room closes. */
  async until(left: Promise<unknown>): Promise<void> {
    await Promise.race([left, this.#reading]);
    this.#session.signal.throwIfAborted();
  }

  async allSent(): Promise<void> {
    if (this.#lostAt !== undefined && this.#sending.size > 0)
      this.#tell("Sending your messages before leaving. Ctrl+C discards them.");
    await Promise.race([Promise.all(this.#sending), this.#reading]);
  }

  take(line: string): "leave" | "stay" {
    const typed = parseTyped(line);
    switch (typed.kind) {
      case "nothing":
        return "stay";
      case "say":
        this.#say(typed.body, line);
        return "stay";
      case "rename":
        this.#rename(typed.name, line);
        return "stay";
      case "who":
        this.#tell(this.#whoIsHere());
        return "stay";
      case "help":
        for (const it of HELP) this.#tell(it);
        return "stay";
      case "unknown":
        this.#tell(
          `Unknown command ${safeLine(typed.word)}. /help lists the commands; begin with // to send it as a message.`,
        );
        this.#screen.restore(line);
        return "stay";
      case "leave":
        return "leave";
    }
  }

  refuse(body: string, { message }: RefusedError): void {
    this.#screen.print(this.#paint.alarming(`Not sent: ${safeLine(body).slice(0, 200)}`));
    this.#screen.print(this.#paint.alarming(message));
  }

  /** Earlier messages come first, then the line that says who is in the room, then new messages. */
  async #read(since: Since): Promise<void> {
    // The user's own name first: a member with a similar name has a tag from the start.
    const { you, name } = this.#room;
    if (you !== undefined) this.#transcript.name({ id: you, name });
    const { epoch, seq = 0 } = this.#room.cursor ?? {};
    let last = seq;
    const show = (message: Message): void => {
      last = Math.max(last, message.seq);
      this.#screen.print(this.#transcript.said(message));
    };
    for await (const message of this.#room.messages({ since, follow: false })) show(message);
    const where = parseLink(this.#session.link)?.room ?? "";
    this.#tell(`You are ${safeLine(this.#room.name)} in ${where}. ${this.#whoIsHere()}`);
    // In a room that was empty, also the messages that arrived meanwhile.
    const rest = epoch === undefined ? "now" : { epoch, seq: last };
    for await (const message of this.#room.messages({ since: rest })) show(message);
  }

  /** @param line the text as typed; it goes back to the prompt if the room refuses it */
  #say(body: string, line: string): void {
    const key = {};
    this.#unsent.set(key, body);
    this.#dock();
    const sending = this.#sent(body, line).finally(() => {
      this.#sending.delete(sending);
      this.#unsent.delete(key);
      this.#dock();
    });
    this.#sending.add(sending);
  }

  async #sent(body: string, line: string): Promise<void> {
    try {
      await this.#room.say(body);
    } catch (error) {
      // Otherwise the program is leaving or the room closed, which is reported once.
      if (!(error instanceof RefusedError)) return;
      this.refuse(body, error);
      this.#screen.restore(line);
    }
  }

  #rename(name: string, line: string): void {
    this.#room.rename(name).then(
      () => this.#tell(`Your name is now ${safeLine(this.#room.name)}.`),
      (error: unknown) => {
        this.#tell(error instanceof Error ? error.message : "");
        this.#screen.restore(line);
      },
    );
  }

  #observe(status: string): void {
    if (status === "open" && this.#lostAt !== undefined) {
      const seconds = Math.max(1, Math.round((Date.now() - this.#lostAt) / 1_000));
      this.#lostAt = undefined;
      this.#tell(`Reconnected after ${seconds} s.`);
    }
    if (status === "waiting") {
      if (this.#lostAt === undefined && !this.#screen.hasDock)
        this.#tell("Connection lost. Your messages are sent once it is restored.");
      this.#lostAt ??= Date.now();
    }
    this.#dock();
  }

  #dock(): void {
    const unsent = [...this.#unsent.values()];
    const hidden = unsent.length - UNSENT_SHOWN;
    this.#screen.dock([
      ...unsent.slice(0, UNSENT_SHOWN).map((body) => this.#paint.soft(`… ${safeLine(body)}`)),
      ...(hidden > 0 ? [this.#paint.soft(`… and ${hidden} more`)] : []),
      ...(this.#lostAt === undefined ? [] : [this.#paint.alarming("Reconnecting …")]),
    ]);
  }

  #tell(text: string): void {
    this.#screen.print(this.#transcript.told(Date.now(), text));
  }

  #nameOf(member: Member): string {
    this.#called.set(member.id, member.name);
    return this.#transcript.nameTold(member);
  }

  #whoIsHere(): string {
    const { members, count, you } = this.#room;
    const others = members.filter(({ id }) => id !== you);
    if (count <= 1) return "Nobody else is here.";
    const names = others.map((member) => this.#nameOf(member)).join(", ");
    const unnamed = count - members.length;
    return `In the room: ${names}${unnamed > 0 ? ` and ${unnamed} more` : ""}.`;
  }
}
