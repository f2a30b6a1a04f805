/**
 * The shared state of a room, with what the user has just written and the room has not answered yet.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Entries, Json, RoomView } from "../../client/index.ts";
import { RefusedError } from "../../client/core/refused-error.ts";
import { deleteEntry, setEntry } from "../../client/core/writing.ts";

export interface SharedValues {
  /** By key. */
  readonly values: ReadonlyMap<string, Json>;
  /** Why the last write was refused: a code of docs/protocol.md. */
  readonly refusal: string | undefined;
  /** Of two writes of the same entry, the later one counts. */
  readonly write: (key: string, value: Json | undefined) => void;
}

interface Wish {
  /** `undefined` is deleted. */
  readonly value: Json | undefined;
  /** The room has answered, and the entries contain it from their next change on. */
  readonly isAnswered: boolean;
}

type Wishes = ReadonlyMap<string, Wish>;

/** @param entries as they are drawn, which may be older than the room's state */
export function useSharing(room: RoomView, entries: Entries): SharedValues {
  const [wishes, setWishes] = useState<Wishes>(new Map());
  const [refusal, setRefusal] = useState<string>();
  const values = useMemo(() => wished(entries, wishes), [entries, wishes]);
  const drawn = useRef(entries);
  drawn.current = entries;
  useEffect(() => setWishes(unanswered), [entries]);
  const write = async (key: string, value: Json | undefined): Promise<void> => {
    const wish = { value, isAnswered: false };
    setRefusal(undefined);
    setWishes((former) => new Map(former).set(key, wish));
    try {
      await (value === undefined ? deleteEntry(room, key) : setEntry(room, key, value));
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setRefusal(error.code);
    }
    setWishes((former) => {
      // A later write is still pending.
      if (former.get(key) !== wish) return former;
      const answered = new Map(former).set(key, { value, isAnswered: true });
      return room.state.entries === drawn.current ? unanswered(answered) : answered;
    });
  };
  return { values, refusal, write: (key, value) => void write(key, value) };
}

function unanswered(wishes: Wishes): Wishes {
  const left = [...wishes].filter(([, { isAnswered }]) => !isAnswered);
  return left.length === wishes.size ? wishes : new Map(left);
}

function wished(entries: Entries, wishes: Wishes): Map<string, Json> {
  const values = new Map<string, Json>();
  for (const { key, value } of entries.values()) if (value !== undefined) values.set(key, value);
  for (const [key, { value }] of wishes) {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  }
  return values;
}
