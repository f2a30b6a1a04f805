/**
 * The ways to new messages: up to where the reader left off, and down to the end.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomState } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { Stick } from "./scrolling/stick.ts";
import { isLookedAt } from "../browser/looked-at.ts";
import { unreadAfter } from "../rooms/unread.ts";
import { unreadIn } from "../rooms/counting.ts";
import { more, words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { LaterIcon } from "../ui/later-icon.tsx";

interface PillsProps {
  readonly state: Pick<RoomState, "timeline" | "you">;
  readonly stick: Stick;
  /** The message after which the new-messages line stands. */
  readonly newAfter: Seq | undefined;
}

type Side = "above" | "in-sight" | "below";

export function Pills({ state: { timeline, you }, stick, newAfter }: PillsProps) {
  const { awaySince, scroller } = stick;
  const [side, setSide] = useState<Side>();
  const [reached, setReached] = useState<Seq>();

  const [line, setLine] = useState<HTMLElement | null>(null);
  // It comes and goes with the drawn part.
  useEffect(() => setLine(scroller.current?.querySelector<HTMLElement>(".new-line") ?? null));
  useEffect(() => {
    if (line === null) return setSide(undefined);
    const observer = new IntersectionObserver(([entry]) => {
      if (entry !== undefined) setSide(sideOf(entry));
    });
    observer.observe(line);
    return () => observer.disconnect();
  }, [line]);
  useEffect(() => {
    if (side !== "in-sight") return;
    const reach = (): void => {
      if (isLookedAt()) setReached(newAfter);
    };
    reach();
    addEventListener("focus", reach);
    return () => removeEventListener("focus", reach);
  }, [side, newAfter]);

  const toLine = (): void => {
    if (line !== null) stick.toRow(line);
  };
  const epoch = timeline.cursor?.epoch;
  const isLineAbove =
    side === "above" && newAfter !== undefined && newAfter !== reached && epoch !== undefined;
  const unread = awaySince === undefined ? 0 : unreadAfter(timeline.messages, awaySince, you);
  return (
    <>
      {isLineAbove && (
        <button type="button" class="pill unread to-line" onClick={toLine}>
          <Icon name="send" />
          {words.pill.unread(unreadIn(timeline, { epoch, seq: newAfter }, you))}
        </button>
      )}
      {awaySince !== undefined && (
        <button
          type="button"
          class={unread > 0 ? "pill unread" : "pill"}
          aria-label={unread > 0 ? undefined : more.newest}
          onClick={side === "below" ? toLine : stick.toEnd}
        >
          <LaterIcon name="down" />
          {unread > 0 && words.pill.unread(unread)}
        </button>
      )}
    </>
  );
}

function sideOf({
  isIntersecting,
  rootBounds,
  boundingClientRect,
}: IntersectionObserverEntry): Side {
  if (isIntersecting) return "in-sight";
  const middle = (rootBounds?.top ?? 0) + (rootBounds?.height ?? 0) / 2;
  return boundingClientRect.top < middle ? "above" : "below";
}
