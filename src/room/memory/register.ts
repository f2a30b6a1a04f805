/**
 * What a room has decided about its members: links, the roles they gave, mutes and bans. Each decision is a
 * value under a kind and a key, and one row.
 */
import type { KeyHash, MessageId, Seq } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Role } from "../../protocol/rights/roles.ts";

/** Decisions of one kind that a room keeps at most. */
export const REGISTERED = 5_000;
/** Of these, as many are reserved for those with a higher role. */
const RESERVED = 500;
/** Actions in the activity log. */
export const LOGGED = 500;

/** A member's role, and the link that gave it. Without a role, a guest who may return. */
export interface Grant {
  readonly role?: Role;
  readonly link?: KeyHash;
  readonly at: number;
  /** Admitted as a program. */
  readonly bot?: true;
}

/** The terms of a link. Its key is only in the link itself. */
export interface Link {
  readonly role: Role;
  /** How many members it may still admit. */
  readonly uses?: number;
  readonly until?: number;
  readonly note?: string;
  readonly by: Member;
  readonly at: number;
  /** For programs. */
  readonly bot?: true;
  /** Its key is stretched from the room's password. */
  readonly isPassword?: true;
}

export interface Mute {
  readonly until?: number;
  /**
   * Their name, which stays until the mute ends; absent for a member who was away when an earlier version
   * muted them.
   */
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

/** An action of a moderator or an owner. */
export interface Did {
  readonly by: Member;
  readonly at: number;
  readonly act: string;
  readonly member?: Member;
  readonly about?: string;
  /** The id of the action, by which it is recognised if it is sent again; absent where nobody sends it again. */
  readonly id?: MessageId;
  /** The room's head at that time; absent if an earlier version stored the entry. */
  readonly head?: Seq;
}

/** How many messages were imported, and the seq of the last. */
export interface Imported {
  readonly count: number;
  readonly last: Seq;
}

/** That expired messages were erased, and what must survive them. */
export interface Erased {
  readonly horizon: Seq;
  readonly head: Seq;
}

/** That the room has an owner, or once had one. */
export interface Owned {
  readonly at: number;
}

/** Wrong keys, each with the time when it was first brought. */
export type Tried = readonly (readonly [key: KeyHash, at: number])[];

export interface Registered {
  /** There is one, under an empty key. */
  owned: Owned;
  /** By MemberId. */
  grant: Grant;
  /** By KeyHash. */
  link: Link;
  mute: Mute;
  ban: Ban;
  /** By its number. */
  did: Did;
  /** There is one, under an empty key. */
  erased: Erased;
  imported: Imported;
  /** By Address. */
  tried: Tried;
}

export type DecisionKind = keyof Registered;

/** Kinds whose number is limited. How many there are is kept, and not counted each time. */
export const COUNTED = ["grant", "link", "mute", "ban"] as const satisfies readonly DecisionKind[];
export type Counted = (typeof COUNTED)[number];

export function isCounted(kind: DecisionKind): kind is Counted {
  return COUNTED.some((it) => it === kind);
}

/** Without a value, the decision is removed. */
export type RegisterChange = {
  [K in DecisionKind]: { readonly kind: K; readonly key: string; readonly value?: Registered[K] };
}[DecisionKind];

/**
 * For how long a deleted room's name is dead: until a time (milliseconds since 1970), for good, or not at
 * all.
 */
export type Death = { readonly until: number } | "for good" | "none";

export interface Register {
  /** Returns `undefined` in a room that nobody joined. Reading creates nothing. */
  decision<K extends DecisionKind>(kind: K, key: string): Registered[K] | undefined;
  /** By key, ascending. */
  decisions<K extends DecisionKind>(kind: K): [string, Registered[K]][];
  /** How many there are, at the same cost however many that is. */
  count(kind: Counted): number;
  /** Whether the room was deleted, and its name is still dead. */
  isWiped(now: number): boolean;
  /** Deletes everything, and stores only for how long the name is dead, if it is. */
  wipe(death: Death): void;
  /** Stores all of `changes`, or nothing. Returns whether it did. */
  decide(changes: readonly RegisterChange[]): boolean;
}

/**
 * How many more decisions of `kind` fit. A full register leaves space for those with a higher role: for a
 * moderator's link where members' have filled it, for an owner's ban where moderators' have.
 */
export function spaceFor(register: Register, kind: Counted, whom: "trusted" | "others"): number {
  const bound = whom === "trusted" ? REGISTERED : REGISTERED - RESERVED;
  return Math.max(0, bound - register.count(kind));
}

/** Whether a link, a mute or a ban is there and has not expired. */
export function isInForce(it: { readonly until?: number } | undefined, now: number): boolean {
  return it !== undefined && (it.until === undefined || now < it.until);
}
