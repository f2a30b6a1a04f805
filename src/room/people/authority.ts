/**
 * Who may join a room, and with which role. A room without an owner admits everybody as a member, and stores
 * nothing about it.
 */
import type { Key, KeyHash, MemberId } from "../../protocol/ids.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { isAtLeast, type Role } from "../../protocol/rights/roles.ts";
import type { Caller } from "../turn/caller.ts";
import type { Keys } from "../memory/room-keys.ts";
import { isInForce, type Register, type RegisterChange, spaceFor } from "../memory/register.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";
import { Judgements } from "./judgements.ts";
import { WrongKeys } from "./wrong-keys.ts";

/** `role` is absent in a room without an owner. */
export type Admission =
  | {
      readonly ok: true;
      readonly role?: Role | undefined;
      /** Admitted by a link for programs. */
      readonly bot?: true | undefined;
      /** Whether their key has just given them a role. */
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

type Recognised =
  | { readonly ok: true; readonly role: Role | undefined; readonly offer?: Offer | undefined }
  | { readonly ok: false; readonly code: RefusalCode };

export class Authority {
  readonly judgements: Judgements;
  readonly #register: Register;
  readonly #keys: Keys;
  readonly #settings: CurrentSettings;
  readonly #wrongKeys: WrongKeys;
  #hasPassword: boolean | undefined;
  #isOwned = false;

  constructor(register: Register, keys: Keys, settings: CurrentSettings) {
    this.#register = register;
    this.#keys = keys;
    this.#settings = settings;
    this.judgements = new Judgements(register);
    this.#wrongKeys = new WrongKeys(register, () => this.#looksForPassword());
  }

  get isOwned(): boolean {
    this.#isOwned ||= this.#register.decision("owned", "") !== undefined;
    return this.#isOwned;
  }

  /** Whether a caller may join, and with which role. A role that a key gives them is stored. */
  admit(caller: Caller, isHere: boolean, now: number): Admission {
    const seen = this.#see(caller, now);
    // A wrong key is refused as such everywhere, also in a room that was deleted.
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
        ...(offer.role === "owner" ? this.#owning(now) : []),
      ];
      if (!this.#register.decide(changes)) return { ok: false, code: "not-stored" };
    }
    const admission = this.#letIn(caller, isHere, seen.role);
    return admission.ok && offer !== undefined ? { ...admission, isNew: true } : admission;
  }

  /** The same for a caller who only reads: nothing is stored, and no use of a link is counted. */
  glance(caller: Caller, now: number): Admission {
    const seen = this.#see(caller, now);
    if (seen.ok && this.#register.isWiped(now)) return { ok: false, code: "room-deleted" };
    return seen.ok ? this.#letIn(caller, false, seen.role) : seen;
  }

  /** The role of a member of a room that has an owner. */
  roleOf(member: MemberId): Role {
    return this.#register.decision("grant", member)?.role ?? this.#settings.get("guests");
  }

  /** Whether a connected member may stay: not in a closed room once they have lost what admitted them. */
  mayStay(member: MemberId): boolean {
    return !this.#settings.isClosed || this.#register.decision("grant", member) !== undefined;
  }

  /** Stores `changes`, all of them or none. */
  change(changes: readonly RegisterChange[]): boolean {
    if (!this.#register.decide(changes)) return false;
    this.judgements.note(changes);
    if (changes.some(({ kind }) => kind === "link")) this.#hasPassword = undefined;
    return true;
  }

  /** Everything that was decided is gone. */
  forget(): void {
    this.#isOwned = false;
    this.judgements.forget();
    this.#hasPassword = undefined;
    this.#wrongKeys.forget();
  }

  /** What makes the room owned. */
  #owning(now: number): RegisterChange[] {
    return this.isOwned ? [] : [{ kind: "owned", key: "", value: { at: now } }];
  }

  /** Makes `owner` the first owner of the room. */
  claimFor(owner: MemberId, now: number): RegisterChange[] {
    return [...this.#owning(now), { kind: "grant", key: owner, value: { role: "owner", at: now } }];
  }

  /** Whether anything was decided about another member than `member`. */
  knowsOthers(member: MemberId): boolean {
    const own = this.#register.decision("grant", member) === undefined ? 0 : 1;
    const judged = this.#register.count("mute") + this.#register.count("ban");
    return this.#register.count("grant") > own || judged > 0;
  }

  /** Members who are present when a room closes may return. */
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

  /** A full register must keep out neither the owner nor the moderators. */
  #hasPlaceFor(member: MemberId, role: Role): boolean {
    if (role === "owner" || this.#register.decision("grant", member) !== undefined) return true;
    const whom = isAtLeast(role, "moderator") ? "trusted" : "others";
    return spaceFor(this.#register, "grant", whom) > 0;
  }

  #looksForPassword(): boolean {
    this.#hasPassword ??= this.#register.decisions("link").some(([, it]) => it.isPassword === true);
    return this.#hasPassword;
  }

  /** The role of a caller, unless they are banned: a link gives nothing to a banned member. */
  #see(caller: Caller, now: number): Recognised {
    const seen = this.#recognise(caller, now);
    const isBanned = seen.ok && this.isOwned && this.judgements.isBanned(caller, seen.role, now);
    return isBanned ? { ok: false, code: "banned" } : seen;
  }

  /** The role that is stored for a caller or that their key gives them, and whether it is new. */
  #recognise({ id, key, address = "", isOperator }: Caller, now: number): Recognised {
    if (isOperator) return { ok: true, role: "owner" };
    const grant = this.#register.decision("grant", id);
    if (key === undefined) return { ok: true, role: grant?.role };
    const hash = this.#keys.hash(key);
    if (grant?.link === hash) return { ok: true, role: grant.role };
    const offer = this.#offerOf(key, hash, now);
    // Only passwords can be guessed, so the bound on tries does not hold back the bearer of another key.
    const isGuessed = offer === undefined || offer.isPassword === true;
    if (isGuessed && this.#wrongKeys.isTooMany(address, now)) {
      return { ok: false, code: "too-many-tries" };
    }
    if (offer === undefined) {
      this.#wrongKeys.add(address, hash, now);
      return { ok: false, code: "bad-link" };
    }
    // A member with a higher role keeps it.
    if (grant?.role !== undefined && isAtLeast(grant.role, offer.role)) {
      return { ok: true, role: grant.role };
    }
    return { ok: true, role: offer.role, offer };
  }

  #offerOf(key: Key, hash: KeyHash, now: number): Offer | undefined {
    if (this.#keys.isNameOf(key)) return { link: hash, role: "owner", changes: [] };
    const link = this.#register.decision("link", hash);
    if (link === undefined || !isInForce(link, now) || link.uses === 0) return undefined;
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
}
