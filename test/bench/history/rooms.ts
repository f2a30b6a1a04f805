/**
 * Rooms with a history, on a server that reports how many rows they read.
 */
import * as v from "valibot";

/** Messages of one transaction. */
const BATCH = 20_000;
const Reads = v.object({
  /** Rows, in all rooms together. */
  rows: v.number(),
  /** How often a room was loaded into memory. */
  wakes: v.number(),
});
export type Reads = v.InferOutput<typeof Reads>;

export function roomOf(messages: number): string {
  return `with-${messages}`;
}

/** Fills a room with so many messages, then lets it sleep. */
export async function fill(port: number, messages: number, name = roomOf(messages)): Promise<void> {
  const room = `http://127.0.0.1:${port}/r/${name}`;
  for (let from = 1; from <= messages; from += BATCH) {
    const to = Math.min(messages, from + BATCH - 1);
    const { ok, status } = await fetch(`${room}/fill?from=${from}&to=${to}`, { method: "POST" });
    if (!ok) throw new Error(`The room was not filled: ${status}`);
  }
  // The room ends in the middle of the request, so the answer is an error.
  await fetch(`${room}/close`, { method: "POST" });
}

export async function readsOf(port: number): Promise<Reads> {
  const response = await fetch(`http://127.0.0.1:${port}/reads`);
  return v.parse(Reads, await response.json());
}
