#!/usr/bin/env node
/**
 * The terminal program `alcove`. Exits with 0 if everything was done, 1 if something was refused or failed, 2 if the command line
 * is wrong, 130 after Ctrl+C.
 */
import { CommanderError } from "@commander-js/extra-typings";
import { ClosedError, RefusedError } from "../client/program/index.ts";
import { UsageError } from "./input/arguments.ts";
import { NotDoneError } from "./session/requests.ts";
import { closeReasonOf } from "./output/close-reason.ts";
import { programIn } from "./program.ts";
import { safeLine } from "./output/safe.ts";
import { UnreachableError } from "./session/session.ts";
import { withArgumentsApart } from "./input/command-line.ts";

/** Milliseconds to leave the room in, once the user has stopped the program. */
const GOODBYE_WITHIN = 1_000;

const stopped = new AbortController();
let exitCode = 0;

function tell(line: string): void {
  process.stderr.write(`${safeLine(line)}\n`);
}

/** The reader of the pipe has gone: there is nobody to report it to. */
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
  const fail = (): void => {
    exitCode = 1;
  };
  const program = programIn({ signal: stopped.signal, tell, fail });
  const words = withArgumentsApart(program, process.argv.slice(2));
  await program.parseAsync(words, { from: "user" });
} catch (error) {
  if (!stopped.signal.aborted) exitCode = failed(error);
}
// Output is written before the program exits.
process.stdout.write("", () => process.exit(exitCode));

/** Reports the error and returns the exit code. */
function failed(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError || error instanceof RefusedError) {
    tell(error.message);
    return 2;
  }
  if (error instanceof ClosedError) tell(closeReasonOf(error));
  else if (error instanceof NotDoneError || error instanceof UnreachableError) tell(error.message);
  else if (error instanceof Error && "syscall" in error) tell(error.message);
  // A bug in this program: the stack says where.
  else console.error(error);
  return 1;
}
