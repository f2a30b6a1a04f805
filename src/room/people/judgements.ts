/**
 * The mutes and bans of a room, known by heart once they are needed: what each keeps a member from, and for
 * how long.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { guestNameOf } from "../../protocol/names/guest-names.ts";
import type { Right } from "../../protocol/rights/may.ts";
import { isAtLeast, type Role } from "../../protocol/rights/roles.ts";
import {
  type Ban,
  isInForce,
  type Mute,
  type Register,
  type RegisterChange,
} from "../memory/register.ts";
import type { Caller } from "../turn/caller.ts";

/**
 * What a muted member may still do: read, and export or erase their own messages. Others would notice
 * everything else.
 */
const ALLOWED_WHILE_MUTED: ReadonlySet<Right> = new Set<Right>([
  "read",
  "erase-own",
  "erase-mine",
  "forget",
  "export-mine",
  "export",
  "links",
  "bans",
  "log",
]);

/** Expired mutes or bans that are dropped along with a new one: a few rows. */
const DROPPED_AT_ONCE = 10;

export class Judgements {
  readonly #register: Register;
  #bans: Map<MemberId, Ban> | undefined;
  #mutes: Map<MemberId, Mute> | undefined;

  constructor(register: Register) {
    this.#register = register;
  }

  /**
   * The name of `member` while they are muted, whatever they call themselves; `undefined` if they are not
   * muted.
   */
  mutedNameOf(member: MemberId, now: number): string | undefined {
    const mute = this.#muteOf(member, now);
    return mute && (mute.name ?? guestNameOf(member));
  }

  /**
   * Whether a mute keeps `member` from `right`. Nothing is read in a room without an owner, where nobody has a
   * `role`.
   */
  isMutedFor(right: Right, member: MemberId, role: Role | undefined, now: number): boolean {
    const isSpared = role === undefined || ALLOWED_WHILE_MUTED.has(right);
    return !isSpared && this.#muteOf(member, now) !== undefined;
  }

  /** An owner is never banned, and no owner or moderator by their address. */
  isBanned({ id, address }: Caller, role: Role | undefined, now: number): boolean {
    if (role === "owner") return false;
    const bans = this.#allBans();
    if (isInForce(bans.get(id), now)) return true;
    const isTrusted = role !== undefined && isAtLeast(role, "moderator");
    if (address === undefined || isTrusted) return false;
    for (const ban of bans.values()) {
      if (ban.addresses.includes(address) && isInForce(ban, now)) return true;
    }
    return false;
  }

  /** Some of the mutes or bans that have expired, to be dropped. */
  expired(kind: "mute" | "ban", now: number): RegisterChange[] {
    const all = kind === "mute" ? this.#allMutes() : this.#allBans();
    return [...all]
      .filter(([, it]) => !isInForce(it, now))
      .slice(0, DROPPED_AT_ONCE)
      .map(([key]) => ({ kind, key }));
  }

  /** `changes` have been stored. */
  note(changes: readonly RegisterChange[]): void {
    for (const change of changes) {
      if (change.kind === "ban") keep(this.#bans, change.key, change.value);
      if (change.kind === "mute") keep(this.#mutes, change.key, change.value);
    }
  }

  /** Everything that was decided is gone. */
  forget(): void {
    this.#bans = undefined;
    this.#mutes = undefined;
  }

  #muteOf(member: MemberId, now: number): Mute | undefined {
    const mute = this.#allMutes().get(member);
    return isInForce(mute, now) ? mute : undefined;
  }

  #allBans(): Map<MemberId, Ban> {
    return (this.#bans ??= new Map(this.#register.decisions("ban")));
  }

  #allMutes(): Map<MemberId, Mute> {
    return (this.#mutes ??= new Map(this.#register.decisions("mute")));
  }
}

/** Keeps the cached decisions in step with the stored ones. */
function keep<T>(
  known: Map<MemberId, T> | undefined,
  member: MemberId,
  value: T | undefined,
): void {
  if (value === undefined) known?.delete(member);
  else known?.set(member, value);
}
