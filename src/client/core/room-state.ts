/**
 * What a client sees of its room: an immutable value, of which each frame makes the next.
 */
import type { MemberId, Seq } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import type { PresenceNews } from "./members-here.ts";
import type { ConnectionState } from "./reconnecting-socket.ts";
import { type Entries, NO_ENTRIES } from "./entries.ts";
import type { Pending } from "./outbox/pending.ts";
import { EMPTY, type Timeline } from "./timeline.ts";

/** A member joined, left or changed their name while this client was connected. */
export interface Notice extends PresenceNews {
  /** Milliseconds since 1970, by the clock of this device. */
  readonly at: number;
  /** The seq of the cursor at that time. */
  readonly after: Seq;
}

export interface RoomState {
  readonly connection: ConnectionState;
  /** The own member id, from the first welcome on. */
  readonly you?: MemberId;
  /** The own role; absent in a room without an owner, where everybody is a member. */
  readonly role?: Role | undefined;
  /** `password`, if the room refused to let this client in and asks for one. */
  readonly asks?: string | undefined;
  readonly name: string;
  readonly members: readonly Member[];
  /** The number of members; `members` may list fewer in a large room. */
  readonly count: number;
  readonly timeline: Timeline;
  /** As of the timeline's cursor. */
  readonly entries: Entries;
  /** Messages that are not stored yet, or were refused, in their order; the oldest 1,000. */
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
