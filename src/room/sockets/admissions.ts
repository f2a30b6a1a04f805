/**
 * Whether somebody may come in, as what, and what they are called: for everybody who asks for something.
 */
import { takeName } from "../../protocol/names/taken-names.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Admission, Authority } from "../people/authority.ts";
import type { Caller } from "../turn/caller.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "../memory/log.ts";
import type { RoleNews } from "./role-news.ts";

export class Admissions {
  readonly #log: Pick<Log, "exists">;
  readonly #attendance: Attendance;
  readonly #authority: Authority;
  readonly #roleNews: RoleNews;

  constructor({
    log,
    attendance,
    authority,
    roleNews,
  }: {
    readonly log: Pick<Log, "exists">;
    readonly attendance: Attendance;
    readonly authority: Authority;
    readonly roleNews: RoleNews;
  }) {
    this.#log = log;
    this.#attendance = attendance;
    this.#authority = authority;
    this.#roleNews = roleNews;
  }

  admit(caller: Caller, now: number): Admission {
    const isHere = this.#attendance.nameOf(caller.id) !== undefined;
    return this.#toWaitFor(caller, isHere, now) ?? this.#authority.admit(caller, isHere, now);
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
}
