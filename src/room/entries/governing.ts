/**
 * What follows from a changed setting: an entry in the activity log, and for the members concerned a role, a
 * close, or the right to return.
 */
import { isGoverned, keyOf } from "../../protocol/rights/setting-keys.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import type { Decisions } from "../people/decisions.ts";
import type { Effect } from "../turn/effects.ts";
import type { Retention } from "../memory/retention.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";
import type { Bystander, Stored } from "../turn/stored.ts";

interface Governed {
  readonly settings: CurrentSettings;
  readonly authority: Authority;
  readonly attendance: Attendance;
  readonly retention: Retention;
  readonly decisions: Decisions;
  readonly roleNews: { tell(now: number): Effect[] };
}

export function governing(room: Governed): Bystander {
  return { hear: (stored, now) => govern(room, stored, now) };
}

function govern(room: Governed, stored: Stored, now: number): Effect[] {
  if (stored.is !== "written" || !isGoverned(stored.entry.key)) return [];
  const { settings, authority, attendance, retention, decisions, roleNews } = room;
  const { key, by, name } = stored.entry;
  // The activity log tells what owners and moderators did.
  if (authority.isOwned) decisions.note({ id: by, name }, "set", key, now);
  const mayHaveClosed = key === keyOf("kind") || key === keyOf("locked");
  if (mayHaveClosed && settings.isShut) {
    authority.keepIn(attendance.members(Infinity), now);
  }
  const erased = key === keyOf("retention") ? retention.erase(now, "at once") : [];
  return [...roleNews.tell(now), ...erased];
}
