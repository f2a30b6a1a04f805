/**
 * What is done to a room and its people: each action as what is decided for good, and what the room then has to do.
 */
import type { Action } from "../protocol/rights/actions.ts";
import type { Act } from "../protocol/wire/client-frames.ts";
import { CLOSE } from "../protocol/wire/close-codes.ts";
import type { Json } from "../protocol/records/entry.ts";
import type { KeyHash, MemberId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { Member, Message } from "../protocol/records/message.ts";
import { guestNameOf } from "../protocol/names/names.ts";
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import { type Deed, isAtLeast, may, type Role, UNOWNED } from "../protocol/rights/roles.ts";
import type { Authority } from "./authority.ts";
import type { Address } from "./connection.ts";
import { DidLog } from "./did-log.ts";
import type { Keys } from "./keys.ts";
import { changingPassword, linksOf, revoking } from "./links.ts";
import type { Log } from "./log.ts";
import { eraseOwn, forgetting } from "./mine.ts";
import { type Change, type Death, type Did, type Link, spaceFor } from "./register.ts";
import type { Authorship } from "./sole-author.ts";

/** Who asks, and what they are. `role` is absent in a room that nobody owns. */
export interface Actor extends Member {
  readonly role?: Role | undefined;
  readonly isOperator?: true | undefined;
  /** What they call this action, and where they stood when they first asked for it; absent where it has no name. */
  readonly asked?: Pick<Act, "id" | "after">;
}

export type Consequence =
  /** Roles may have changed. */
  | { readonly do: "tell-roles" }
  /** Also those at the same addresses, if there are some. */
  | {
      readonly do: "put-out";
      readonly member: MemberId;
      readonly addresses: readonly Address[];
      readonly code: number;
      readonly reason: "banned" | "kicked";
    }
  | { readonly do: "tell"; readonly message: Message }
  /** They leave, and their name goes from what they shared. */
  | { readonly do: "forget"; readonly member: MemberId }
  /** Everybody is put out, and nothing is left. */
  | { readonly do: "wipe"; readonly death: Death };

export type Acted =
  | { readonly ok: true; readonly result?: Json; readonly follows: readonly Consequence[] }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    };

/** Who is here, as far as moderation asks. */
export interface Present {
  nameOf(member: MemberId): string | undefined;
  addressesOf(member: MemberId): readonly Address[];
  /** Whether anybody but `member` is here. */
  hasOthers(member: MemberId): boolean;
}

/** Milliseconds for which a name that others know is nobody's after a wipe: a month, in which they hear of it. */
const DEAD_FOR = 30 * 86_400_000;

/** What only looks, and what changes nothing when it is done once more, is done again when it is sent again. */
const IS_SAME_TWICE: Readonly<Record<Action["act"], boolean>> = {
  claim: false,
  link: false,
  links: true,
  revoke: false,
  password: false,
  mute: false,
  unmute: false,
  kick: false,
  ban: false,
  lift: false,
  bans: true,
  erase: true,
  "erase-mine": true,
  forget: true,
  log: true,
  wipe: true,
};

type Doing<A extends Action["act"]> = Extract<Action, { act: A }>;

const REFUSED = (code: RefusalCode): Acted => ({ ok: false, code });
const DONE = (...follows: readonly Consequence[]): Acted => ({ ok: true, follows });
const TELL_ROLES: readonly Consequence[] = [{ do: "tell-roles" }];

export class Moderation {
  readonly #log: Log;
  readonly #authority: Authority;
  readonly #keys: Keys;
  readonly #present: Present;
  readonly #authorship: Authorship;
  readonly #did: DidLog;

  constructor(
    log: Log,
    authority: Authority,
    keys: Keys,
    present: Present,
    authorship: Authorship,
  ) {
    this.#log = log;
    this.#authority = authority;
    this.#keys = keys;
    this.#present = present;
    this.#authorship = authorship;
    this.#did = new DidLog(log);
  }

  act(actor: Actor, action: Action, now: number): Acted {
    const { act } = action;
    const role = actor.role ?? UNOWNED;
    // Who may erase what depends on whose it is, and who may end a mute on whose that is.
    if (act !== "erase" && !may(role, act)) return REFUSED("not-allowed");
    const isAskedBelow = act === "erase" || act === "unmute";
    if (!isAskedBelow && this.#isMutedFor(act, actor, now)) return REFUSED("muted");
    const former = this.#former(actor, act);
    if (former === "done") return DONE();
    if (former === "forgotten") return REFUSED("too-late");
    switch (act) {
      case "claim":
        return this.#claim(actor, action, now);
      case "link":
        return this.#link(actor, action, now);
      case "links":
        return { ok: true, result: linksOf(this.#log), follows: [] };
      case "revoke":
        return this.#revoke(actor, action.hash, now);
      case "password":
        return this.#password(actor, action, now);
      case "mute": {
        const { member, until } = action;
        if (!this.#outranks(role, member)) return REFUSED("not-allowed");
        const name = this.#lastNameOf(member, now);
        const value = { ...(until !== undefined && { until }), name, by: bare(actor), at: now };
        return this.#decide("mute", [{ kind: "mute", key: member, value }], {
          actor,
          action,
          now,
        });
      }
      case "unmute":
        // Owners end also their own: nobody is above them.
        if (role !== "owner") {
          if (!this.#outranks(role, action.member)) return REFUSED("not-allowed");
          if (this.#isMutedFor("unmute", actor, now)) return REFUSED("muted");
        }
        return this.#end("mute", actor, action, now);
      case "kick":
        return this.#kick(actor, action, now);
      case "ban":
        return this.#ban(actor, action, now);
      case "lift":
        return this.#end("ban", actor, action, now);
      case "bans":
        return { ok: true, result: this.#bans(), follows: [] };
      case "erase":
        return this.#erase(actor, action, now);
      case "erase-mine":
        return this.#eraseMine(actor, action);
      case "forget":
        return this.#forget(actor);
      case "wipe":
        return DONE({ do: "wipe", death: this.#deathBy(actor, now) });
      case "log":
        return { ok: true, result: this.#did.told(), follows: [] };
    }
  }

  /** What is known of an action that was sent before. */
  #former({ id, asked }: Actor, act: Action["act"]): "done" | "forgotten" | undefined {
    if (asked === undefined || IS_SAME_TWICE[act]) return undefined;
    return this.#did.find(id, asked.id, asked.after);
  }

  #isMutedFor(deed: Deed, { id, role }: Actor, now: number): boolean {
    return this.#authority.isMutedFor(deed, id, role, now);
  }

  /** What goes into the log beside what is decided elsewhere, as a setting is. */
  note(actor: Actor, act: string, about: string, now: number): void {
    this.#note({ ...this.#didBy(actor, act, now), about });
  }

  /** All that was done is gone. */
  forget(): void {
    this.#did.forget();
  }

  #claim(actor: Actor, { hash }: Doing<"claim">, now: number): Acted {
    if (this.#authority.isOwned) return REFUSED("owned");
    if (!actor.isOperator && (this.#keys.isNamed || this.#hasOthers(actor.id))) {
      return REFUSED("not-empty");
    }
    const link = { role: "owner", by: bare(actor), at: now } as const;
    const changes: Change[] = [
      ...this.#authority.claimFor(actor.id, now),
      ...(hash === undefined ? [] : [{ kind: "link", key: hash, value: link } as const]),
    ];
    return this.#change(changes, this.#didBy(actor, "claim", now), TELL_ROLES);
  }

  /** Whether anybody but `member` ever said or wrote something here, or may have. */
  #hasOthers(member: MemberId): boolean {
    const { soleAuthor } = this.#authorship;
    if (soleAuthor.is === "one") return soleAuthor.member !== member;
    return soleAuthor.is === "several";
  }

  /**
   * A name that nobody but the wiper used is free again: else whoever claims and wipes names would kill them. Where others were,
   * none of them is to find somebody else's room at once under the link that they have.
   */
  #deathBy({ id, isOperator }: Actor, now: number): Death {
    // Nobody thinks of a name that is made of a key, so none is lost with it.
    if (isOperator || this.#keys.isNamed) return "for good";
    const isAlone =
      !this.#present.hasOthers(id) && !this.#hasOthers(id) && !this.#authority.knowsOthers(id);
    return isAlone ? "none" : { until: now + DEAD_FOR };
  }

  #link(actor: Actor, action: Doing<"link">, now: number): Acted {
    const { hash, role, uses, until, note, bot } = action;
    const terms = {
      ...(uses !== undefined && { uses }),
      ...(until !== undefined && { until }),
      ...(note !== undefined && { note }),
      ...(bot && { bot }),
    };
    const value: Link = { role, ...terms, by: bare(actor), at: now };
    return this.#decide("link", [{ kind: "link", key: hash, value }], { actor, action, now });
  }

  #revoke(actor: Actor, hash: KeyHash, now: number): Acted {
    const changes = revoking(this.#log, hash);
    if (changes === undefined) return REFUSED("not-there");
    return this.#change(changes, this.#didBy(actor, "revoke", now), TELL_ROLES);
  }

  /** A new password ends what the former one granted. */
  #password(actor: Actor, { hash }: Doing<"password">, now: number): Acted {
    const link: Link = { role: "member", isPassword: true, by: bare(actor), at: now };
    const changes = changingPassword(this.#log, hash, link);
    return this.#change(changes, this.#didBy(actor, "password", now), TELL_ROLES);
  }

  #kick(actor: Actor, action: Doing<"kick">, now: number): Acted {
    const { member } = action;
    if (!this.#outranks(actor.role, member)) return REFUSED("not-allowed");
    if (this.#present.nameOf(member) === undefined) return REFUSED("not-there");
    const changes: Change[] = [{ kind: "grant", key: member }];
    return this.#decide(undefined, changes, { actor, action, now }, [
      { do: "put-out", member, addresses: [], code: CLOSE.kicked, reason: "kicked" },
    ]);
  }

  #ban(actor: Actor, action: Doing<"ban">, now: number): Acted {
    const { member, address, until, note } = action;
    if (!this.#outranks(actor.role, member)) return REFUSED("not-allowed");
    const addresses = address ? this.#present.addressesOf(member) : [];
    const value = {
      name: this.#present.nameOf(member) ?? "",
      addresses,
      ...(until !== undefined && { until }),
      ...(note !== undefined && { note }),
      by: bare(actor),
      at: now,
    };
    const changes: Change[] = [
      { kind: "ban", key: member, value },
      { kind: "grant", key: member },
    ];
    return this.#decide("ban", changes, { actor, action, now }, [
      { do: "put-out", member, addresses, code: CLOSE.banned, reason: "banned" },
    ]);
  }

  #bans(): Json {
    return this.#log.decisions("ban").map(([member, { by, addresses, ...ban }]) => ({
      member,
      ...ban,
      by: by.name,
      address: addresses.length > 0,
    }));
  }

  /** Ends a mute or a ban. */
  #end(kind: "mute" | "ban", actor: Actor, action: Doing<"unmute" | "lift">, now: number): Acted {
    if (this.#log.decision(kind, action.member) === undefined) return REFUSED("not-there");
    return this.#decide(undefined, [{ kind, key: action.member }], { actor, action, now });
  }

  #erase(actor: Actor, { seq }: Doing<"erase">, now: number): Acted {
    const [message] = this.#log.page({ after: seq - 1, before: seq + 1, from: "oldest" }, 1);
    const isOwn = message?.by === actor.id;
    const deed = isOwn ? "erase-own" : "erase";
    if (!may(actor.role ?? UNOWNED, deed)) return REFUSED("not-allowed");
    if (this.#isMutedFor(deed, actor, now)) return REFUSED("muted");
    if (message === undefined) return REFUSED("not-there");
    if (message.is === "erased") return DONE();
    const erased = this.#log.revise(seq, { is: "erased" });
    if (erased === undefined) return REFUSED("not-stored");
    const { by, name } = message;
    if (!isOwn) {
      const did = { ...this.#didBy(actor, "erase", now), member: { id: by, name } };
      this.#note(did);
    }
    return DONE({ do: "tell", message: erased });
  }

  #eraseMine(actor: Actor, action: Doing<"erase-mine">): Acted {
    const erased = eraseOwn(this.#log, actor.id, action);
    if (!erased.ok) return REFUSED("not-stored");
    const { messages, next } = erased;
    return {
      ok: true,
      result: { erased: messages.length, ...(next !== undefined && { next }) },
      follows: messages.map((message) => ({ do: "tell", message })),
    };
  }

  #forget({ id: member }: Actor): Acted {
    // A room that nobody owns has decided nothing about anybody.
    const isForgotten =
      !this.#authority.isOwned || this.#authority.change(forgetting(this.#log, member));
    this.#did.forget();
    return isForgotten ? DONE({ do: "forget", member }) : REFUSED("not-stored");
  }

  /**
   * What others know `member` by, so that a mute has them called nothing else. Somebody who is away was muted for what
   * they said a moment ago; of a member who said nothing lately no name is known that they did not choose.
   */
  #lastNameOf(member: MemberId, now: number): string {
    const known = this.#present.nameOf(member) ?? this.#authority.mutedNameOf(member, now);
    if (known !== undefined) return known;
    const span = { after: 0, before: this.#log.head + 1, from: "newest" } as const;
    const said = this.#log.page(span, LIMITS.pageRecords).findLast(({ by }) => by === member);
    return said?.name ?? guestNameOf(member);
  }

  /** Whether somebody with `role` may act on `member`: nobody may on their like. */
  #outranks(role: Role | undefined, member: MemberId): boolean {
    return role !== undefined && !isAtLeast(this.#authority.roleOf(member), role);
  }

  #decide(
    bounded: "link" | "mute" | "ban" | undefined,
    changes: readonly Change[],
    { actor, action, now }: { actor: Actor; action: Action; now: number },
    follows: readonly Consequence[] = [],
  ): Acted {
    const ended = bounded && this.#makeRoom(bounded, changes, actor, now);
    if (bounded !== undefined && ended === undefined) return REFUSED("register-full");
    const about = "member" in action ? action.member : undefined;
    const member = about && { id: about, name: this.#present.nameOf(about) ?? "" };
    const did = { ...this.#didBy(actor, action.act, now), ...(member && { member }) };
    return this.#change([...(ended ?? []), ...changes], did, follows);
  }

  /** What is to go so that one more of `kind` can come, which mostly is nothing; `undefined` if it cannot. */
  #makeRoom(
    kind: "link" | "mute" | "ban",
    changes: readonly Change[],
    { role }: Actor,
    now: number,
  ): readonly Change[] | undefined {
    const whom = role === "owner" ? "trusted" : "others";
    if (spaceFor(this.#log, kind, whom) > 0) return [];
    const isThere = changes.some(
      (it) => it.kind === kind && this.#log.decision(kind, it.key) !== undefined,
    );
    if (isThere) return [];
    const ended = kind === "link" ? [] : this.#authority.ended(kind, now);
    return ended.length > 0 ? ended : undefined;
  }

  /** Decides all of `changes`, and that `did` is in the log, or nothing. */
  #change(changes: readonly Change[], did: Did, follows: readonly Consequence[]): Acted {
    return this.#note(did, changes) ? DONE(...follows) : REFUSED("not-stored");
  }

  #didBy(actor: Actor, act: string, at: number): Did {
    const { asked } = actor;
    const known = asked && { id: asked.id, head: this.#log.head };
    return { by: bare(actor), at, act, ...known };
  }

  #note(did: Did, changes: readonly Change[] = []): boolean {
    return this.#did.add(did, (noted) => this.#authority.change([...changes, ...noted]));
  }
}

function bare({ id, name }: Member): Member {
  return { id, name };
}
