/**
 * Exports of rooms, as they leave and enter a room.
 */
import { expect } from "vitest";
import { newKey, roomOf } from "../../../src/worker/platform/random.ts";
import { request } from "../support.ts";
import { post } from "./support.ts";

export const signed = (key: string) => ({ "Alcove-Key": key });

export function ownedRoom(): { room: string; key: string } {
  const key = newKey();
  return { room: roomOf(key), key };
}

export interface Line {
  readonly type: string;
  readonly seq?: number;
  readonly by?: string;
  readonly name?: string;
  readonly at?: number;
  readonly body?: string;
  readonly key?: string;
  readonly value?: unknown;
}

export function linesOf(text: string): Line[] {
  return text
    .trimEnd()
    .split("\n")
    .map((it): Line => JSON.parse(it));
}

export async function exported(room: string, headers: Record<string, string>): Promise<string> {
  const response = await request(`/r/${room}/export`, { headers });
  expect(response.status).toBe(200);
  return response.text();
}

export const bring = (
  room: string,
  text: string,
  headers: Record<string, string>,
): Promise<Response> =>
  post(`/r/${room}/import`, text, { "Content-Type": "application/x-ndjson", ...headers });

export const ROOM_LINE = JSON.stringify({ type: "room", v: 1, room: "elsewhere", head: 0 });

/** A complete export with these lines. */
export function copy(...lines: readonly string[]): string {
  const count = (type: string): number =>
    lines.filter((it) => it.startsWith(`{"type":"${type}"`)).length;
  const end = { type: "end", messages: count("message"), entries: count("entry") };
  return [ROOM_LINE, ...lines, JSON.stringify(end)].join("\n");
}

export function entryLine(more: object = {}): string {
  const entry = { type: "entry", key: "a", rev: 1, id: "12345678", at: 1, value: 1 };
  return JSON.stringify({ ...entry, by: "b".repeat(16), name: "Bob", ...more });
}

export function line(more: object = {}): string {
  const message = {
    type: "message",
    seq: 1,
    id: "some-message",
    by: "b".repeat(16),
    name: "Bob",
    at: 1,
    body: "hi",
  };
  return JSON.stringify({ ...message, ...more });
}
