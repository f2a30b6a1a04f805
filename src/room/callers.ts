/**
 * What is asked of everybody who wants something, whether they are here or not: not too much of it, whether they may come in,
 * and what they are called.
 */
import type { Member } from "../protocol/records/message.ts";
import { takeName } from "../protocol/names/taken-names.ts";
import type { Attendance } from "./attendance.ts";
import type { Admission, Authority, Caller } from "./authority.ts";
import type { Effect } from "./effects.ts";
import type { Fairness } from "./fairness.ts";
import type { Log } from "./log.ts";
import type { Parts } from "./parts.ts";
import type { RoleNews } from "./role-news.ts";

export class Callers {
  readonly #log: Log;
  readonly #fairness: Fairness;
  readonly #attendance: Attendance;
  readonly #authority: Authority;
  readonly #roleNews: RoleNews;

  constructor({ log, fairness, attendance, authority }: Parts, roleNews: RoleNews) {
    this.#log = log;
    this.#fairness = fairness;
    this.#attendance = attendance;
    this.#authority = authority;
    this.#roleNews = roleNews;
  }

  /** Seconds that somebody who is not here is to wait before they do what costs so much; 0 if they may. */
  haste({ id: member, address }: Caller, cost: number, now: number): number {
    return this.#fairness.take({ member, address }, cost, now);
  }

  admit(caller: Caller, now: number): Admission {
    const isHere = this.#attendance.nameOf(caller.id) !== undefined;
    return this.#toWaitFor(caller, isHere, now) ?? this.#authority.admit(caller, isHere, now);
  }

  /**
   * What somebody who has made too many rooms is told where there is none. Where there is one that does not let them in
   * they are told the same: to ask must not tell the two apart.
   */
  #toWaitFor(caller: Caller, isHere: boolean, now: number): Admission | undefined {
    const { waitToMake: retryAfter } = caller;
    if (retryAfter === undefined || isHere) return undefined;
    const seen = this.#authority.glance(caller, now);
    const isShut = !seen.ok && (seen.code === "forbidden" || seen.code === "room-deleted");
    const isMissing = seen.ok && !this.#log.exists;
    return isShut || isMissing ? { ok: false, code: "slow-down", retryAfter } : undefined;
  }

  /** Somebody who is admitted without being here, and what everybody is told if that changed who is what. */
  admitAbsent(caller: Caller, now: number): [Admission, Effect[]] {
    const admission = this.admit(caller, now);
    return [admission, admission.ok && admission.isNew ? this.#roleNews.tell(now) : []];
  }

  /** A member who is here already keeps their name: a tab that slept must not bring an old name back. */
  nameOf({ id, name }: Member): string | undefined {
    return this.#attendance.nameOf(id) ?? takeName(name);
  }
}
