/**
 * What a command file gives and gets. Each file in commands/ makes one command: its arguments, options, help and action.
 */
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Since } from "../client/program/index.ts";
import { durationOf, sinceOf, UsageError } from "./input/arguments.ts";
import type { Session } from "./session/session.ts";

/** The options that every command has. */
export interface GlobalOptions {
  readonly server?: string | undefined;
  readonly name?: string | undefined;
  readonly plain?: true | undefined;
  readonly guest?: true | undefined;
  readonly password?: true | undefined;
}

/** What the program gives to its commands. */
export interface CommandContext {
  /** The session in the room that the command line names. */
  readonly sessionIn: (room: string) => Promise<Session>;
  readonly globals: () => GlobalOptions;
  /** Aborts when the user stops the program. */
  readonly signal: AbortSignal;
  /** Writes a line to stderr. */
  readonly tell: (line: string) => void;
  /** Makes the program exit with 1: something was refused, and the user has been told. */
  readonly fail: () => void;
}

export type MakeCommand = (context: CommandContext) => CommandUnknownOpts;

export const ROOM = "the room's link, or its name if the server is known";
export const KEY_HELP = "a key: 1 to 64 of A-Z a-z 0-9 . _ : / -";
export const REV = "only if the entry still has this revision; 0: only if there is no entry";
export const MEMBER = "the member's name, tag or id";
export const SINCE =
  "where to start: 2026-11-22T14:00, 90m (ago), now, or after the message with this number";
export const JSON_LINES = "one JSON object per line";
export const FOR = "how long: 90m, 2h, 1d";

/** Where to start reading: without `--since`, at the newest messages. */
export function sinceTyped(since: string | undefined): Since {
  return since === undefined ? "newest" : sinceOf(since, Date.now());
}

/** The end of a time that begins now, in milliseconds since 1970. */
export function endOf(time: string | undefined): number | undefined {
  return time === undefined ? undefined : Date.now() + durationOf(time);
}

/** @throws {UsageError} unless the user confirmed what cannot be undone */
export function checkConfirmed(isConfirmed: boolean | undefined, effect: string): void {
  if (isConfirmed !== true) throw new UsageError(`${effect} Add --yes to confirm.`);
}
