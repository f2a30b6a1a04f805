/**
 * The welcome: who the member is, who else is present, and what they have missed.
 */
import type { Welcome } from "../../protocol/wire/frames.ts";
import type { Cursor } from "../../protocol/ids.ts";
import { LIMITS } from "../../protocol/limits.ts";
import type { Attendance } from "../people/attendance.ts";
import { someOf } from "../turn/changes.ts";
import type { Rate } from "../limits/buckets.ts";
import type { Joined } from "../turn/connection.ts";
import { catchUp } from "../memory/pages.ts";
import type { Log } from "../memory/log.ts";
import { LOGGED } from "../memory/register.ts";
import type { SharedState } from "../entries/shared-state.ts";

/** What the log holds for a member who joins. */
type Missed = Pick<Welcome, "epoch" | "head" | "horizon" | "mode" | "records" | "entries" | "gap">;

export function missedSince(log: Log, state: SharedState, cursor: Cursor | undefined): Missed {
  const { epoch, head } = log;
  const missed = catchUp(log, cursor);
  const since = missed.mode === "resumed" && cursor !== undefined ? cursor.seq : undefined;
  const changed = since === undefined ? undefined : state.changedSince(since);
  if (changed !== undefined) return { epoch, head, ...missed, ...someOf(changed) };
  // A client that can no longer learn what was deleted starts again.
  const whole = since === undefined ? missed : catchUp(log, undefined);
  return { epoch, head, ...whole, ...someOf(state.entries()) };
}

export function welcome(
  { member: you, role }: Joined,
  missed: Missed,
  attendance: Attendance,
  pace: Rate,
): Welcome {
  const { bodyBytes, frameBytes, nameLength } = LIMITS;
  return {
    type: "welcome",
    you,
    ...missed,
    members: attendance.members(LIMITS.rosterMembers, you),
    count: attendance.count,
    ...(role !== undefined && { role }),
    limits: { bodyBytes, frameBytes, nameLength, ...pace, acts: LOGGED },
  };
}
