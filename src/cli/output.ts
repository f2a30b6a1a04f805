/**
 * What commands put out, as fast as the reader takes it.
 */
import { once } from "node:events";

/** Resolves once the reader has taken enough of it that there is room for more. */
export async function put(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, "drain");
}

/** Whether what is written there can be written over: not where `TERM` says no, as people have it who read by ear. */
export function drawsOn(stream: { readonly isTTY?: boolean }): boolean {
  return stream.isTTY === true && process.env["TERM"] !== "dumb";
}

/** Milliseconds between two tellings of how far something is. */
const TOLD_EVERY = 200;

/** How far long work is, on stderr where somebody watches. */
export class Progress {
  #toldAt = 0;

  /** @param text makes what is shown, when it is */
  tell(text: () => string): void {
    const now = Date.now();
    if (!process.stderr.isTTY || now - this.#toldAt < TOLD_EVERY) return;
    this.#toldAt = now;
    process.stderr.write(`\r\u001B[K${text()}`);
  }

  end(): void {
    if (this.#toldAt > 0) process.stderr.write("\r\u001B[K");
  }
}
