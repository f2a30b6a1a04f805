/**
 * The document's title, and the app's badge: the current page, and the unread messages in all rooms.
 */
import { useEffect } from "preact/hooks";
import { words } from "../words/index.ts";
import { useUnread } from "./use-unread.ts";

/** @param room the room's title; absent on the start page */
export function useTitle(room?: string): void {
  const unread = useUnread();
  useEffect(() => {
    document.title = words.title(room, unread);
  }, [room, unread, words]);
  useEffect(() => {
    // Only where the page is installed as an app. Elsewhere browsers refuse, or do not support it.
    if ("setAppBadge" in navigator) navigator.setAppBadge(unread).catch(() => {});
  }, [unread]);
}
