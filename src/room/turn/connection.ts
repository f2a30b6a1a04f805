/**
 * The state of one socket. It survives hibernation, so it is plain data, and small.
 */
import type { Member } from "../../protocol/records/message.ts";
import type { MemberId, MessageId, VisitId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights/roles.ts";

/** Chosen by the platform's side, and unique among the room's open connections. */
export type ConnectionId = number;

/** A hash of where a socket comes from. A household shares one, and it is of no use to anybody else. */
export type Address = string;

export type Connection = Waiting | Listening | Joined;

/** Open, without a hello. */
export interface Waiting {
  readonly state: "waiting";
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly address?: Address;
  /** Seconds until its address may create another room; absent if it may now. */
  readonly waitToMake?: number;
}

/** The server's own socket, for a stream over HTTP. It receives messages, and is no member. */
export interface Listening {
  readonly state: "listening";
  readonly since: number;
  readonly address?: Address;
  /** Whose stream it is; absent if an earlier version stored it. */
  readonly member?: MemberId;
  /** A listener who may not read hears nothing, as in an empty room. */
  readonly isDeaf?: true;
}

export interface Joined {
  readonly state: "joined";
  readonly since: number;
  readonly member: MemberId;
  readonly visit: VisitId;
  readonly name: string;
  readonly address?: Address;
  /** Absent in a room without an owner, where there are no rights to check. */
  readonly role?: Role;
  /** Admitted by a link for programs, and shown as one. */
  readonly bot?: true;
  /** It speaks plain lines: it has no cursor, and returns as another member. */
  readonly plain?: true;
  /** When it was told that it lags. */
  readonly laggingSince?: number;
  /** A message that was refused for a while. Until it comes again, later messages wait. */
  readonly owes?: MessageId;
  /** The same for a write. */
  readonly owesWrite?: MessageId;
  /** Members whose leave is not told yet, carried here for the room; see grace.ts. */
  readonly carries?: readonly Leaving[];
}

/** A member whose last connection ended, and who may return before `until`. */
export interface Leaving extends Member {
  readonly until: number;
}

/** Whose reading it is, and how exactly they report it. */
export interface FrameReader {
  readonly address?: Address | undefined;
  /** Characters that a healthy reader may have read without reporting them. */
  readonly unsaid: number;
}
