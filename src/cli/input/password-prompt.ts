/**
 * Reads a password: without echo in a terminal, otherwise the first line of standard input.
 */
import { createInterface } from "node:readline";
import { UsageError } from "./arguments.ts";

export async function askPassword(prompt: string, signal: AbortSignal): Promise<string> {
  const { stdin, stderr } = process;
  const isTerminal = stdin.isTTY && stderr.isTTY;
  if (isTerminal) {
    stderr.write(prompt);
    // The line editor has no output, so it echoes nothing.
    stdin.setRawMode(true);
  }
  const lines = createInterface({ input: stdin, terminal: isTerminal });
  try {
    const password = await new Promise<string>((done, fail) => {
      lines.once("line", done);
      lines.once("SIGINT", () => process.kill(process.pid, "SIGINT"));
      lines.once("close", () => fail(new UsageError("No password given.")));
      signal.addEventListener("abort", () => lines.close(), { once: true });
    });
    if (password === "") throw new UsageError("No password given.");
    return password;
  } finally {
    lines.close();
    if (isTerminal) {
      stdin.setRawMode(false);
      stderr.write("\n");
    }
  }
}
