/**
 * Delays the first messages for a moment until their formatting can be parsed, so that they are drawn once
 * and nothing jumps.
 */
import { bodyIn } from "../log/rows.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RoomState } from "../../client/index.ts";
import { formatting } from "./later-formatting.ts";
import { mayBeFormatted } from "./may-be-formatted.ts";
import { useLater } from "../loading/use-later.ts";

/**
 * Milliseconds: shorter than people wait for a page, and longer than loading the parser takes on most
 * networks.
 */
const WAITS = 500;

export function useWaitForFormatting(state: RoomState): RoomState {
  const [hasWaited, setHasWaited] = useState(false);
  const drawn = useRef<RoomState | undefined>(undefined);
  const isUnread = !hasWaited && formatting.value === undefined && hasMarks(state);
  const waits = useLater(formatting, isUnread) === undefined && isUnread;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setHasWaited(true), WAITS);
    return () => clearTimeout(timer);
  }, [waits]);
  if (!waits) drawn.current = state;
  return drawn.current ?? { ...state, timeline: { messages: [], gaps: [] }, outbox: [] };
}

function hasMarks({ timeline, outbox }: RoomState): boolean {
  return [...timeline.messages, ...outbox].some((entry) => mayBeFormatted(bodyIn(entry) ?? ""));
}
