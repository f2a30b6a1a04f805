/**
 * The document's title: the room, and how much came while nobody looked.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomState } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import { unreadAfter } from "../view/unread.ts";
import { words } from "../words/index.ts";

export function useUnreadTitle(
  title: string,
  { timeline, you }: Pick<RoomState, "timeline" | "you">,
): void {
  const [hiddenSince, setHiddenSince] = useState<Seq>();
  const newest = timeline.messages.at(-1)?.seq ?? 0;
  const isLoaded = timeline.cursor !== undefined;
  useEffect(() => {
    if (!isLoaded) return;
    const look = (): void =>
      setHiddenSince((since) => (document.hidden ? (since ?? newest) : undefined));
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [isLoaded, newest]);
  const unread = hiddenSince === undefined ? 0 : unreadAfter(timeline.messages, hiddenSince, you);
  useEffect(() => {
    document.title = words.title(title, unread);
  }, [title, unread, words]);
}
