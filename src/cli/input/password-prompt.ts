/**
 * Asks for a password: what is typed in a terminal is not shown. Elsewhere it is the first line that comes in.
 */
import { createInterface } from "node:readline";
import { UsageError } from "./arguments.ts";

export async function askPassword(prompt: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  const isTerminal = stdin.isTTY && stderr.isTTY;
  if (isTerminal) {
    stderr.write(prompt);
    // The line editor shows nothing where it has nowhere to.
    stdin.setRawMode(true);
  }
  const lines = createInterface({ input: stdin, terminal: isTerminal });
  try {
    const password = await new Promise<string>((done, fail) => {
      lines.once("line", done);
      lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
      lines.once("close", () => fail(new UsageError("There was no password.")));
      signal.addEventListener("abort", () => lines.close(), { once: true });
    });
    if (password === "") throw new UsageError("There was no password.");
    return password;
  } finally {
    lines.close();
    if (isTerminal) {
      stdin.setRawMode(false);
      stderr.write("\n");
    }
  }
}
