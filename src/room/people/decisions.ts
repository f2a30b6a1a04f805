/**
 * Stores a decision about the room or its members together with its entry in the activity log: both, or
 * nothing.
 */
import type { Member } from "../../protocol/records/message.ts";
import type { Json } from "../../protocol/records/entry.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { isAtLeast } from "../../protocol/rights/roles.ts";
import type { Authority } from "./authority.ts";
import { type Answer, refusal } from "../turn/answer.ts";
import type { Admitted } from "../turn/caller.ts";
import { DidLog } from "../memory/did-log.ts";
import type { Log } from "../memory/log.ts";
import { type RegisterChange, type Did, spaceFor } from "../memory/register.ts";

/** An action, whose, and when. */
export interface Doing {
  readonly who: Admitted;
  readonly act: string;
  /** The member it is about. */
  readonly member?: MemberId;
  readonly now: number;
}

export class Decisions {
  readonly #log: Log;
  readonly #authority: Authority;
  readonly #present: { nameOf(member: MemberId): string | undefined };
  readonly #did: DidLog;

  constructor(
    log: Log,
    authority: Authority,
    present: { nameOf(member: MemberId): string | undefined },
  ) {
    this.#log = log;
    this.#authority = authority;
    this.#present = present;
    this.#did = new DidLog(log);
  }

  /**
   * Stores `changes` and their entry in the activity log.
   *
   * @param bounded of which kind there may not be too many @returns why nothing was stored, if nothing was
   */
  decide(
    { who, act, member, now }: Doing,
    changes: readonly RegisterChange[],
    bounded?: "link" | "mute" | "ban",
  ): RefusalCode | undefined {
    const ended = bounded === undefined ? [] : this.#makeRoom(bounded, changes, who, now);
    if (ended === undefined) return "register-full";
    const about = member && { id: member, name: this.#present.nameOf(member) ?? "" };
    const did = { ...this.#didBy(who, act, now), ...(about && { member: about }) };
    return this.#store(did, [...ended, ...changes]) ? undefined : "not-stored";
  }

  /**
   * Adds to the activity log an action that was stored elsewhere: a setting, or the erasure of another
   * member's message.
   */
  note(by: Admitted, act: string, about: string | Member, now: number): void {
    const whom = typeof about === "string" ? { about } : { member: about };
    this.#store({ ...this.#didBy(by, act, now), ...whom }, []);
  }

  /** The answer to an action that `who` sends again, as far as the activity log tells. */
  before({ id, asked }: Admitted): Answer | undefined {
    const known = asked && this.#did.find(id, asked.id, asked.after);
    if (known === undefined) return undefined;
    return known === "done" ? { is: "repeated" } : refusal("too-late");
  }

  /** Whether `who` may act on `member`: not if they have the same role or a higher one. */
  outranks({ role }: Admitted, member: MemberId): boolean {
    return role !== undefined && !isAtLeast(this.#authority.roleOf(member), role);
  }

  /** The activity log, the oldest entry first. */
  told(): Json {
    return this.#did.told();
  }

  /** Entries of the activity log were changed, or are gone. */
  forget(): void {
    this.#did.forget();
  }

  #didBy({ id, name, asked }: Admitted, act: string, at: number): Did {
    return { by: { id, name }, at, act, ...(asked && { id: asked.id }), head: this.#log.head };
  }

  #store(did: Did, changes: readonly RegisterChange[]): boolean {
    return this.#did.add(did, (noted) => this.#authority.change([...changes, ...noted]));
  }

  /**
   * What has to be removed to make space for another decision of `kind`, mostly nothing; `undefined` if there
   * is no space.
   */
  #makeRoom(
    kind: "link" | "mute" | "ban",
    changes: readonly RegisterChange[],
    { role }: Admitted,
    now: number,
  ): readonly RegisterChange[] | undefined {
    const whom = role === "owner" ? "trusted" : "others";
    if (spaceFor(this.#log, kind, whom) > 0) return [];
    const isThere = changes.some(
      (it) => it.kind === kind && this.#log.decision(kind, it.key) !== undefined,
    );
    if (isThere) return [];
    const ended = kind === "link" ? [] : this.#authority.judgements.expired(kind, now);
    return ended.length > 0 ? ended : undefined;
  }
}
