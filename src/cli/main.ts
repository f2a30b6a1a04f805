#!/usr/bin/env node
/**
 * The terminal: `alcove`. Exits with 0 if all was done, 1 if something was not, 2 if the command line is not as it should
 * be, 130 when stopped by Ctrl+C.
 */
import { CommanderError } from "@commander-js/extra-typings";
import { ClosedError, RefusedError } from "../client/program/index.ts";
import { UsageError } from "./input/arguments.ts";
import { NotDoneError } from "./session/requests.ts";
import { endedFor } from "./output/close-reason.ts";
import { programIn } from "./program.ts";
import { safeLine } from "./output/safe.ts";
import { UnreachableError } from "./session/session.ts";
import { withArgumentsApart } from "./input/command-line.ts";

/** How long, in milliseconds, we may take to say goodbye once we were stopped. */
const GOODBYE_WITHIN = 1_000;

const stopped = new AbortController();
let exitCode = 0;

function tell(line: string): void {
  process.stderr.write(`${safeLine(line)}\n`);
}

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
  const fail = (): void => {
    exitCode = 1;
  };
  const program = programIn({ signal: stopped.signal, tell, fail });
  const words = withArgumentsApart(program, process.argv.slice(2));
  await program.parseAsync(words, { from: "user" });
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
  if (error instanceof ClosedError) tell(endedFor(error));
  else if (error instanceof NotDoneError || error instanceof UnreachableError) tell(error.message);
  else if (error instanceof Error && "syscall" in error) tell(error.message);
  // Something of ours is broken: where, helps to mend it.
  else console.error(error);
  return 1;
}
