/**
 * What a room has decided about its people: links, the roles they gave, mutes, bans. Values under a kind and a key, so
 * that each decision is one row.
 */
import type { KeyHash, MessageId, Seq } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";

/** Decisions of one kind about people and links that a room keeps at most. */
export const REGISTERED = 5_000;
/** Of these, as many are kept for those who are trusted more than the makers of the others. */
const RESERVED = 500;
/** Actions in the log of what moderators and owners did. */
export const LOGGED = 500;

/** What somebody is, and through which link. Without a role, a guest who may come back. */
export interface Grant {
  readonly role?: Role;
  readonly link?: KeyHash;
  readonly at: number;
  /** Let in as a program. */
  readonly bot?: true;
}

/** A capability's terms; its key is nowhere but in the link itself. */
export interface Link {
  readonly role: Role;
  /** Members that it may still let in. */
  readonly uses?: number;
  readonly until?: number;
  readonly note?: string;
  readonly by: Member;
  readonly at: number;
  /** For programs. */
  readonly bot?: true;
  /** Stretched from the room's password. */
  readonly isPassword?: true;
}

export interface Mute {
  readonly until?: number;
  /** What they were called, and are until it ends; absent where somebody who was away was muted before names were found. */
  readonly name?: string;
  readonly by: Member;
  readonly at: number;
}

export interface Ban extends Mute {
  readonly name: string;
  /** Hashes of addresses. */
  readonly addresses: readonly string[];
  readonly note?: string;
}

/** What somebody did as a moderator or an owner. */
export interface Did {
  readonly by: Member;
  readonly at: number;
  readonly act: string;
  readonly member?: Member;
  readonly about?: string;
  /** What they called the action, so that it is known if it is sent again; absent of what an earlier version stored. */
  readonly id?: MessageId;
  /** The room's head when it was done. */
  readonly head?: Seq;
}

/** How many messages were imported, and the seq of the last. */
export interface Imported {
  readonly count: number;
  readonly last: Seq;
}

/** That messages were erased because they had been kept for long enough, and what must not go with them. */
export interface Erased {
  readonly horizon: Seq;
  readonly head: Seq;
}

/** That somebody owns the room, or once did. */
export interface Owned {
  readonly at: number;
}

/** Wrong keys, each with when it was first brought. */
export type Tried = readonly (readonly [key: KeyHash, at: number])[];

export interface Registered {
  /** By nothing: there is one. */
  owned: Owned;
  /** By MemberId. */
  grant: Grant;
  /** By KeyHash. */
  link: Link;
  mute: Mute;
  ban: Ban;
  /** By its number. */
  did: Did;
  /** By nothing: there is one. */
  erased: Erased;
  imported: Imported;
  /** By Address. */
  tried: Tried;
}

export type DecisionKind = keyof Registered;

/** Kinds of which there may be so many that they are bounded; how many there are is kept, and not counted each time. */
export const COUNTED = ["grant", "link", "mute", "ban"] as const satisfies readonly DecisionKind[];
export type Counted = (typeof COUNTED)[number];

export function isCounted(kind: DecisionKind): kind is Counted {
  return COUNTED.some((it) => it === kind);
}

/** Without a value, what is there goes. */
export type RegisterChange = {
  [K in DecisionKind]: { readonly kind: K; readonly key: string; readonly value?: Registered[K] };
}[DecisionKind];

/** For how long nobody can come to a room that was wiped: until then (milliseconds since 1970), for good, or not at all. */
export type Death = { readonly until: number } | "for good" | "none";

export interface Register {
  /** It only reads: of a room that nobody joined there is nothing, and asking makes nothing. */
  decision<K extends DecisionKind>(kind: K, key: string): Registered[K] | undefined;
  /** By key, ascending. */
  decisions<K extends DecisionKind>(kind: K): [string, Registered[K]][];
  /** How many there are. It costs the same however many that is. */
  count(kind: Counted): number;
  /** Whether the room was wiped, and is still dead. */
  isWiped(now: number): boolean;
  /** Leaves nothing but that it was, if it is to be dead. */
  wipe(death: Death): void;
  /** Does all of `changes`, or nothing; tells which. */
  decide(changes: readonly RegisterChange[]): boolean;
}

/**
 * How many more decisions of `kind` there may be. Whoever fills a register must leave room for those who are trusted
 * more: for a moderator's link where members' have filled it, for an owner's ban where a moderator has.
 */
export function spaceFor(register: Register, kind: Counted, whom: "trusted" | "others"): number {
  const bound = whom === "trusted" ? REGISTERED : REGISTERED - RESERVED;
  return Math.max(0, bound - register.count(kind));
}

/** Whether a link, a mute or a ban is there and has not expired. */
export function isInForce(it: { readonly until?: number } | undefined, now: number): boolean {
  return it !== undefined && (it.until === undefined || now < it.until);
}
