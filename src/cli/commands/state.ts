/**
 * `alcove state`: what the members of a room share, to read, write and follow.
 */
import {
  type Change,
  type Entry,
  type Json,
  RefusedError,
  type Room,
  type WriteOptions,
  type Written,
} from "../../client/program/index.ts";
import { put } from "../output/progress.ts";
import { safeJson } from "../output/safe.ts";
import { type Setting, stay } from "../session/session.ts";

export interface Shown {
  /** Whole entries, a JSON object a line; else values alone. */
  readonly json: boolean;
}

/** Shows the value under `key`, or without one, every key and value. Tells whether there is something. */
export async function getState(
  setting: Setting,
  key: string | undefined,
  { json }: Shown,
): Promise<boolean> {
  return stay(setting, async (room) => {
    const entries = [...room.state.values()].filter((it) => key === undefined || it.key === key);
    for (const entry of entries) await put(lineOf(entry, key === undefined, json));
    if (key !== undefined && entries.length === 0) setting.tell(`Nothing is shared under ${key}.`);
    return key === undefined || entries.length > 0;
  });
}

export async function setState(
  setting: Setting,
  key: string,
  value: Json,
  options: WriteOptions,
): Promise<boolean> {
  return write(setting, (room) => room.set(key, value, options));
}

export async function deleteState(
  setting: Setting,
  key: string,
  options: WriteOptions,
): Promise<boolean> {
  return write(setting, (room) => room.delete(key, options));
}

/** Shows what is there, and then every change, until somebody stops us. */
export async function watchState(
  setting: Setting,
  key: string | undefined,
  { json }: Shown,
): Promise<void> {
  await stay(setting, async (room) => {
    for await (const change of room.watch(key)) await put(changeOf(change, json));
  });
}

async function write(setting: Setting, act: (room: Room) => Promise<Written>): Promise<boolean> {
  return stay(setting, async (room) => {
    try {
      await act(room);
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setting.tell(`Refused (${error.code}): ${error.message}`);
      if (error.entry !== undefined)
        setting.tell(`It is now, at rev ${error.entry.rev}: ${safeJson(error.entry.value)}`);
      return false;
    }
  });
}

function lineOf(entry: Entry, isNamed: boolean, json: boolean): string {
  if (json) return safeJson(entry);
  return isNamed ? `${entry.key} ${safeJson(entry.value)}` : safeJson(entry.value);
}

/** A key and its value, or the key alone once it is deleted. */
function changeOf({ key, entry }: Change, json: boolean): string {
  if (json) return safeJson(entry ?? { key });
  return entry === undefined ? key : lineOf(entry, true, false);
}
