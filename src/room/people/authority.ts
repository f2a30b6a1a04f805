/**
 * Who may come in, and as what. A room that nobody owns lets in everybody as a member, and keeps nothing of it.
 */
import type { Key, KeyHash, MemberId } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import { guestNameOf } from "../../protocol/names/guest-names.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { type Deed, isAtLeast, type Role } from "../../protocol/rights/roles.ts";
import type { Caller } from "../turn/caller.ts";
import type { Keys } from "../memory/room-keys.ts";
import {
  type Ban,
  type RegisterChange,
  type Mute,
  type Register,
  spaceFor,
} from "../memory/register.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";
import { WrongKeys } from "./wrong-keys.ts";

/** `role` is absent in a room that nobody owns. */
export type Admission =
  | {
      readonly ok: true;
      readonly role?: Role | undefined;
      /** Let in by a link for programs. */
      readonly bot?: true | undefined;
      /** Whether their key has just given them something that they did not have. */
      readonly isNew?: boolean;
    }
  | { readonly ok: false; readonly code: RefusalCode; readonly retryAfter?: number | undefined };

interface Offer {
  readonly link: KeyHash;
  readonly role: Role;
  readonly bot?: true | undefined;
  readonly isPassword?: true | undefined;
  readonly changes: readonly RegisterChange[];
}

type Seen =
  | { readonly ok: true; readonly role: Role | undefined; readonly offer?: Offer | undefined }
  | { readonly ok: false; readonly code: RefusalCode };

export class Authority {
  readonly #register: Register;
  readonly #keys: Keys;
  readonly #settings: CurrentSettings;
  readonly #wrongKeys: WrongKeys;
  #hasPassword: boolean | undefined;
  #isOwned = false;
  #bans: Map<MemberId, Ban> | undefined;
  #mutes: Map<MemberId, Mute> | undefined;

  constructor(register: Register, keys: Keys, settings: CurrentSettings) {
    this.#register = register;
    this.#keys = keys;
    this.#settings = settings;
    this.#wrongKeys = new WrongKeys(register, () => this.#looksForPassword());
  }

  get isOwned(): boolean {
    this.#isOwned ||= this.#register.decision("owned", "") !== undefined;
    return this.#isOwned;
  }

  /** Whether somebody who is not here yet may come in, and what they are then. What a new key gives them is stored. */
  admit(caller: Caller, isHere: boolean, now: number): Admission {
    const seen = this.#see(caller, now);
    // A wrong key is told to be one wherever it is brought, also where a room was wiped.
    if (!seen.ok) return seen;
    if (this.#register.isWiped(now)) return { ok: false, code: "room-deleted" };
    const { offer } = seen;
    if (offer !== undefined) {
      if (!this.#hasPlaceFor(caller.id, offer.role)) return { ok: false, code: "register-full" };
      const { role, link, bot } = offer;
      const grant = { role, link, at: now, ...(bot && { bot }) };
      const changes: RegisterChange[] = [
        ...offer.changes,
        { kind: "grant", key: caller.id, value: grant },
        ...(offer.role === "owner" ? this.#taking(now) : []),
      ];
      if (!this.#register.decide(changes)) return { ok: false, code: "not-stored" };
    }
    const admission = this.#letIn(caller, isHere, seen.role);
    return admission.ok && offer !== undefined ? { ...admission, isNew: true } : admission;
  }

  /** The same for somebody who only looks: nothing is stored, and no link is used up. */
  glance(caller: Caller, now: number): Admission {
    const seen = this.#see(caller, now);
    if (seen.ok && this.#register.isWiped(now)) return { ok: false, code: "room-deleted" };
    return seen.ok ? this.#letIn(caller, false, seen.role) : seen;
  }

  /** Of somebody in a room that somebody owns. */
  roleOf(member: MemberId): Role {
    return this.#register.decision("grant", member)?.role ?? this.#settings.get("guests");
  }

  /** Whether somebody who is here may stay: whoever loses what let them into a closed room may not. */
  mayStay(member: MemberId): boolean {
    return !this.#settings.isClosed || this.#register.decision("grant", member) !== undefined;
  }

  muteOf(member: MemberId, now: number): Mute | undefined {
    const mute = this.#allMutes().get(member);
    return holds(mute, now) ? mute : undefined;
  }

  /** What `member` is called while they are muted, whatever they say they are; `undefined` if they are not. */
  mutedNameOf(member: MemberId, now: number): string | undefined {
    const mute = this.muteOf(member, now);
    return mute && (mute.name ?? guestNameOf(member));
  }

  /** Whether a mute keeps `member` from `deed`. In a room that nobody owns, and so without a `role`, nothing is looked up. */
  isMutedFor(deed: Deed, member: MemberId, role: Role | undefined, now: number): boolean {
    const isSpared = role === undefined || STAYS.has(deed);
    return !isSpared && this.muteOf(member, now) !== undefined;
  }

  /** Does `changes`, and takes note of what they are. */
  change(changes: readonly RegisterChange[]): boolean {
    if (!this.#register.decide(changes)) return false;
    for (const change of changes) {
      if (change.kind === "ban") note(this.#bans, change.key, change.value);
      if (change.kind === "mute") note(this.#mutes, change.key, change.value);
      if (change.kind === "link") this.#hasPassword = undefined;
    }
    return true;
  }

  /** Some of those of `kind` that have run out, to be dropped. */
  ended(kind: "mute" | "ban", now: number): RegisterChange[] {
    const all = kind === "mute" ? this.#allMutes() : this.#allBans();
    return [...all]
      .filter(([, it]) => !holds(it, now))
      .slice(0, DROPPED_AT_ONCE)
      .map(([key]) => ({ kind, key }));
  }

  /** All that was decided is gone. */
  forget(): void {
    this.#isOwned = false;
    this.#bans = undefined;
    this.#mutes = undefined;
    this.#hasPassword = undefined;
    this.#wrongKeys.forget();
  }

  /** What makes the room owned. */
  #taking(now: number): RegisterChange[] {
    return this.isOwned ? [] : [{ kind: "owned", key: "", value: { at: now } }];
  }

  /** Makes `owner` the first owner of the room. */
  claimFor(owner: MemberId, now: number): RegisterChange[] {
    return [...this.#taking(now), { kind: "grant", key: owner, value: { role: "owner", at: now } }];
  }

  /** Whether anything was decided about anybody but `member`. */
  knowsOthers(member: MemberId): boolean {
    const own = this.#register.decision("grant", member) === undefined ? 0 : 1;
    const judged = this.#register.count("mute") + this.#register.count("ban");
    return this.#register.count("grant") > own || judged > 0;
  }

  /** Anybody who is here when a room closes may come back. */
  keepIn(members: readonly Member[], now: number): void {
    const strangers = members.filter(
      ({ id }) => this.#register.decision("grant", id) === undefined,
    );
    this.change(
      strangers
        .slice(0, spaceFor(this.#register, "grant", "others"))
        .map(({ id }) => ({ kind: "grant", key: id, value: { at: now } })),
    );
  }

  /** Whoever fills the room must not keep its owner out, nor those who keep order. */
  #hasPlaceFor(member: MemberId, role: Role): boolean {
    if (role === "owner" || this.#register.decision("grant", member) !== undefined) return true;
    const whom = isAtLeast(role, "moderator") ? "trusted" : "others";
    return spaceFor(this.#register, "grant", whom) > 0;
  }

  #looksForPassword(): boolean {
    this.#hasPassword ??= this.#register.decisions("link").some(([, it]) => it.isPassword === true);
    return this.#hasPassword;
  }

  #allBans(): Map<MemberId, Ban> {
    return (this.#bans ??= new Map(this.#register.decisions("ban")));
  }

  #allMutes(): Map<MemberId, Mute> {
    return (this.#mutes ??= new Map(this.#register.decisions("mute")));
  }

  /** Who they are here, unless they are banned: to those, no link gives anything. */
  #see(caller: Caller, now: number): Seen {
    const seen = this.#recognise(caller, now);
    const isBanned = seen.ok && this.isOwned && this.#isBanned(caller, seen.role, now);
    return isBanned ? { ok: false, code: "banned" } : seen;
  }

  /** Their role by what is stored and by the key they bring, and what of it is new. */
  #recognise({ id, key, address = "", isOperator }: Caller, now: number): Seen {
    if (isOperator) return { ok: true, role: "owner" };
    const grant = this.#register.decision("grant", id);
    if (key === undefined) return { ok: true, role: grant?.role };
    const hash = this.#keys.hash(key);
    if (grant?.link === hash) return { ok: true, role: grant.role };
    const offer = this.#offerOf(key, hash, now);
    // Other keys than a password's cannot be guessed, so whoever brings one is not held back by those who try.
    const isGuessed = offer === undefined || offer.isPassword === true;
    if (isGuessed && this.#wrongKeys.isTooMany(address, now)) {
      return { ok: false, code: "too-many-tries" };
    }
    if (offer === undefined) {
      this.#wrongKeys.add(address, hash, now);
      return { ok: false, code: "bad-link" };
    }
    // A member who is more already stays that.
    if (grant?.role !== undefined && isAtLeast(grant.role, offer.role)) {
      return { ok: true, role: grant.role };
    }
    return { ok: true, role: offer.role, offer };
  }

  #offerOf(key: Key, hash: KeyHash, now: number): Offer | undefined {
    if (this.#keys.isNameOf(key)) return { link: hash, role: "owner", changes: [] };
    const link = this.#register.decision("link", hash);
    if (link === undefined || !holds(link, now) || link.uses === 0) return undefined;
    const { role, uses, bot, isPassword } = link;
    if (uses === undefined) return { link: hash, role, bot, isPassword, changes: [] };
    const used: RegisterChange = { kind: "link", key: hash, value: { ...link, uses: uses - 1 } };
    return { link: hash, role, bot, changes: [used] };
  }

  #letIn(caller: Caller, isHere: boolean, role: Role | undefined): Admission {
    if (!this.isOwned) return { ok: true, role: caller.isOperator && "owner" };
    const isKnown = role !== undefined || this.#register.decision("grant", caller.id) !== undefined;
    if (this.#settings.isShut && !isKnown && !isHere) return { ok: false, code: "forbidden" };
    const { bot } = this.#register.decision("grant", caller.id) ?? {};
    return { ok: true, role: role ?? this.#settings.get("guests"), ...(bot && { bot }) };
  }

  #isBanned({ id, address }: Caller, role: Role | undefined, now: number): boolean {
    if (role === "owner") return false;
    const bans = this.#allBans();
    if (holds(bans.get(id), now)) return true;
    const isTrusted = role !== undefined && isAtLeast(role, "moderator");
    if (address === undefined || isTrusted) return false;
    for (const ban of bans.values()) {
      if (ban.addresses.includes(address) && holds(ban, now)) return true;
    }
    return false;
  }
}

/** What a muted member may still do: read, and take along or take back what is theirs. All else is seen or felt by others. */
const STAYS: ReadonlySet<Deed> = new Set<Deed>([
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

/** Of what has run out, with one that comes: a few rows. */
const DROPPED_AT_ONCE = 10;

/** Keeps what is known in step with what is stored. */
function note<T>(
  known: Map<MemberId, T> | undefined,
  member: MemberId,
  value: T | undefined,
): void {
  if (value === undefined) known?.delete(member);
  else known?.set(member, value);
}

/** Whether it is there and has not run out. */
function holds(it: { readonly until?: number } | undefined, now: number): boolean {
  return it !== undefined && (it.until === undefined || now < it.until);
}
