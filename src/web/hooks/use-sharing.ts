/**
 * What a room's members share, with what one has just written and the room has not answered yet.
 */
import { useMemo, useState } from "preact/hooks";
import type { Entries, Json, Room } from "../../client/index.ts";
import { RefusedError } from "../../client/refused-error.ts";
import { SharedState } from "../../client/shared-state.ts";

export interface Sharing {
  /** By key. */
  readonly values: ReadonlyMap<string, Json>;
  /** Why the last write was refused: a code of docs/protocol.md. */
  readonly refusal: string | undefined;
  /** Of two who write the same, the later one counts. */
  readonly write: (key: string, value: Json | undefined) => void;
}

/** `undefined` is deleted. */
interface Wish {
  readonly value: Json | undefined;
}

const states = new WeakMap<Room, SharedState>();

export function useSharing(room: Room, entries: Entries): Sharing {
  const [wishes, setWishes] = useState<ReadonlyMap<string, Wish>>(new Map());
  const [refusal, setRefusal] = useState<string>();
  const values = useMemo(() => wished(entries, wishes), [entries, wishes]);
  const write = async (key: string, value: Json | undefined): Promise<void> => {
    const wish = { value };
    setRefusal(undefined);
    setWishes((former) => new Map(former).set(key, wish));
    try {
      const state = sharedIn(room);
      await (value === undefined ? state.delete(key) : state.set(key, value));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setRefusal(error.code);
    }
    // A later one is still on its way.
    setWishes((former) => new Map([...former].filter(([, its]) => its !== wish)));
  };
  return { values, refusal, write: (key, value) => void write(key, value) };
}

function wished(entries: Entries, wishes: ReadonlyMap<string, Wish>): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const { key, value } of entries.values()) if (value !== undefined) values.set(key, value);
  for (const [key, { value }] of wishes) {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return values;
}

function sharedIn(room: Room): SharedState {
  const state = states.get(room) ?? new SharedState(room);
  states.set(room, state);
  return state;
}
