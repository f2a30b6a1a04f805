/**
 * Tells the room that one is writing, and who else is.
 */
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Member, Room, RoomState } from "../../client/index.ts";
import {
  NOBODY_TYPES,
  SIGNALLED_EVERY,
  spoken,
  stillTyping,
  TYPING,
  typing,
  typistsOf,
} from "../view/typing.ts";

interface Typing {
  readonly typists: readonly Member[] | "several";
  /** To be told of every change of the draft; it signals as often as is needed. */
  readonly typed: (draft: string) => void;
}

const NEVER = -SIGNALLED_EVERY;

/** @param isOn whether others see it of us, and we of them */
export function useTyping(
  room: Room,
  { timeline, members, you }: RoomState,
  isOn: boolean,
): Typing {
  const [all, setAll] = useState(NOBODY_TYPES);
  useEffect(() => {
    if (!isOn) return setAll(NOBODY_TYPES);
    return room.onSignal(({ kind, by }) => {
      if (kind === TYPING) setAll((typists) => typing(typists, by, Date.now()));
    });
  }, [room, isOn]);

  // The next that ends is looked at when it does.
  useEffect(() => {
    if (all.size === 0) return;
    const delay = Math.min(...all.values()) - Date.now();
    const timer = setTimeout(() => setAll((it) => stillTyping(it, Date.now())), delay);
    return () => clearTimeout(timer);
  }, [all]);

  const { messages } = timeline;
  const seen = useRef(0);
  useEffect(() => {
    const start = messages.findLastIndex(({ seq }) => seq <= seen.current) + 1;
    const authors = new Set(messages.slice(start).map(({ by }) => by));
    seen.current = messages.at(-1)?.seq ?? 0;
    setAll((typists) => spoken(typists, authors));
  }, [messages]);

  const signalledAt = useRef(NEVER);
  const typed = useCallback(
    (draft: string) => {
      const now = performance.now();
      // What follows is another message.
      if (draft === "") signalledAt.current = NEVER;
      if (!isOn || draft === "" || now - signalledAt.current < SIGNALLED_EVERY) return;
      signalledAt.current = now;
      room.signal(TYPING);
    },
    [room, isOn],
  );
  return { typists: typistsOf(all, members, you), typed };
}
