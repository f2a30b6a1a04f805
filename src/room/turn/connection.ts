/**
 * One socket's part in the room. All of it survives hibernation, so it is plain data and stays small.
 */
import type { Member } from "../../protocol/records/message.ts";
import type { MemberId, MessageId, VisitId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights/roles.ts";

/** Chosen by the platform's side; unique among the room's open connections. */
export type ConnectionId = number;

/** Where a socket comes from, hashed: the same for all of one household, and no use to anybody else. */
export type Address = string;

export type Connection = Waiting | Listening | Joined;

/** Open, and not yet greeted. */
export interface Waiting {
  readonly state: "waiting";
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly address?: Address;
  /** Seconds until its address may have another room come into being; absent if it may now. */
  readonly waitToMake?: number;
}

/** The server's own, for a stream over HTTP: it hears what is said, and nobody is here for it. */
export interface Listening {
  readonly state: "listening";
  readonly since: number;
  readonly address?: Address;
  /** Whose; absent in what an earlier version left. */
  readonly member?: MemberId;
  /** A listener who may not read hears nothing, as in a room where nobody is. */
  readonly isDeaf?: true;
}

export interface Joined {
  readonly state: "joined";
  readonly since: number;
  readonly member: MemberId;
  readonly visit: VisitId;
  readonly name: string;
  readonly address?: Address;
  /** Absent in a room that nobody owns: there is nothing to ask before they say something. */
  readonly role?: Role;
  /** Let in by a link for programs, and told as such. */
  readonly bot?: true;
  /** Speaks plain lines: it has no cursor, and cannot come back as the same member. */
  readonly plain?: true;
  /** Since when it has been told that it lags. */
  readonly laggingSince?: number;
  /** A message that was refused for now: until it comes again, what follows it waits. */
  readonly owes?: MessageId;
  /** Likewise a write: messages and writes each keep an order of their own. */
  readonly owesWrite?: MessageId;
  /** Members whose leave is not told yet, kept here for the room; see grace.ts. */
  readonly carries?: readonly Leaving[];
}

/** Somebody whose last connection ended, and who may be back before `until`. */
export interface Leaving extends Member {
  readonly until: number;
}

/** Who reads, and how they say so. */
export interface Reader {
  readonly address?: Address | undefined;
  /** Characters that a healthy reader may have read without having said so. */
  readonly unsaid: number;
}
