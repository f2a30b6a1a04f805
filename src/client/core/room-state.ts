/**
 * What somebody in a room sees of it. A value: each frame gives the next one.
 */
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import type { News } from "./attendance.ts";
import type { ConnectionState } from "./connection.ts";
import { type Entries, NO_ENTRIES } from "./entries.ts";
import type { Pending } from "./outbox/pending.ts";
import { EMPTY, type Timeline } from "./timeline.ts";

/** Somebody came, went or changed their name while we were here. */
export interface Notice extends News {
  /** Milliseconds since 1970, by our clock. */
  readonly at: number;
  /** The last message before it. */
  readonly after: Seq;
}

export interface RoomState {
  readonly connection: ConnectionState;
  /** Our own id, once the room has told it. */
  readonly you?: MemberId;
  /** What we may do; absent in a room that nobody owns, where all are members. */
  readonly role?: Role | undefined;
  /** Of a room that lets us not in: `password`, if it asks for one. */
  readonly asks?: string | undefined;
  readonly name: string;
  readonly members: readonly Member[];
  /** How many are here; `members` may list fewer in a large room. */
  readonly count: number;
  readonly timeline: Timeline;
  /** What the members share, as of the timeline's cursor. */
  readonly entries: Entries;
  /** What was said and is not stored yet, or was refused, in its order; the oldest 1,000. */
  readonly outbox: readonly Pending[];
  /** The newest 250. */
  readonly notices: readonly Notice[];
}

/** Before the first welcome. */
export function outside(name: string, connection: ConnectionState): RoomState {
  return {
    connection,
    name,
    members: [],
    count: 0,
    timeline: EMPTY,
    entries: NO_ENTRIES,
    outbox: [],
    notices: [],
  };
}
