/**
 * Says what is new to those who hear the page; see docs/decisions/18-announcements.md.
 */
import { useAnnouncement } from "../hooks/use-announcement.ts";
import type { News } from "../view/announcing.ts";

export function Announcer({ state }: { state: News }) {
  const { count, lines } = useAnnouncement(state);
  return (
    <div class="unseen announcer" aria-live="polite">
      {lines.map((line, place) => (
        <p key={`${count} ${place}`} dir="auto">
          {line}
        </p>
      ))}
    </div>
  );
}
