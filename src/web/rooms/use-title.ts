/**
 * The document's title, and the app's badge: where one is, and how much is unread in all rooms.
 */
import { useEffect } from "preact/hooks";
import { words } from "../words/index.ts";
import { useUnread } from "./use-unread.ts";

/** @param room what the room is called; none on the start page */
export function useTitle(room?: string): void {
  const unread = useUnread();
  useEffect(() => {
    document.title = words.title(room, unread);
  }, [room, unread, words]);
  useEffect(() => {
    // Only where the page is installed as an app; elsewhere browsers refuse, or do not know it.
    if ("setAppBadge" in navigator) navigator.setAppBadge(unread).catch(() => {});
  }, [unread]);
}
