/**
 * Who is typing. Screen readers do not announce it.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomView, RoomState } from "../../client/index.ts";
import { NOBODY_TYPES, spoken, stillTyping, typing, typistsOf } from "./typing.ts";
import { more } from "../words/index.ts";
import { Crowd } from "../notices/crowd.tsx";
import { Sentence } from "../ui/sentence.tsx";

interface TypingNoticeProps {
  readonly room: RoomView;
  readonly state: Pick<RoomState, "timeline" | "members" | "you">;
}

export function TypingNotice({ room, state: { timeline, members, you } }: TypingNoticeProps) {
  const [all, setAll] = useState(NOBODY_TYPES);
  useEffect(
    () => room.onSignal((signal) => setAll((typists) => typing(typists, signal, Date.now()))),
    [room],
  );

  // Checks again when the next one ends.
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

  const who = typistsOf(all, members, you);
  if (who === "several") return <span>{more.typing.several}</span>;
  if (who.length === 0) return null;
  return <Sentence text={more.typing.some(who.length)} with={{ who: <Crowd members={who} /> }} />;
}
