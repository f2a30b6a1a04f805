/**
 * Announces new messages to screen readers, at intervals: what arrives while one speaks is announced
 * together. See docs/decisions/18-announcements.md.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { announcementOf, heardOf, type HeardState } from "./announcing.ts";
import { more, words } from "../words/index.ts";

/** Milliseconds: several messages sent at once, or a room that catches up, are one announcement. */
const GATHERED_FOR = 300;
/** Milliseconds between two announcements: about as long as reading a short one takes. */
const SPOKEN_EVERY = 3_000;

interface Announcement {
  /** A counter, so that the same text twice is two announcements. */
  readonly count: number;
  readonly lines: readonly string[];
}

export function Announcer({ state }: { state: HeardState }) {
  const [{ count, lines }, announce] = useState<Announcement>({ count: 0, lines: [] });
  const latest = useRef(state);
  latest.current = state;
  const heard = useRef(heardOf(state));
  const spokenAt = useRef(-SPOKEN_EVERY);
  const timer = useRef<number | undefined>(undefined);

  const speak = (): void => {
    timer.current = undefined;
    // Nobody is there to hear it. When the user returns, they hear the number.
    if (document.hidden) return;
    const fresh = toSay(heard.current, latest.current);
    heard.current = heardOf(latest.current);
    if (fresh.length === 0) return;
    spokenAt.current = performance.now();
    announce((former) => ({ count: former.count + 1, lines: fresh }));
  };
  const schedule = (): void => {
    const wait = Math.max(GATHERED_FOR, spokenAt.current + SPOKEN_EVERY - performance.now());
    timer.current ??= setTimeout(speak, wait);
  };
  useEffect(() => {
    document.addEventListener("visibilitychange", schedule);
    return () => {
      document.removeEventListener("visibilitychange", schedule);
      clearTimeout(timer.current);
    };
  }, []);

  const { timeline, outbox } = state;
  useEffect(() => {
    if (toSay(heard.current, state).length > 0) schedule();
    else if (timer.current === undefined) heard.current = heardOf(state);
  }, [timeline.cursor, outbox]);

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

function toSay(heard: ReturnType<typeof heardOf>, state: HeardState): string[] {
  return announcementOf(heard, state, { ...more, pill: words.pill });
}
