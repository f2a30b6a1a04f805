/**
 * Whether a caller may join, with which role, and under which name.
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

  /**
   * Admits a caller without a connection. Also returns the news for the others if a role has changed by it.
   */
  admitAbsent(caller: Caller, now: number): [Admission, Effect[]] {
    const admission = this.admit(caller, now);
    return [admission, admission.ok && admission.isNew ? this.#roleNews.tell(now) : []];
  }

  /** A member who is present keeps their name, so that a tab that slept does not bring an old name back. */
  nameOf({ id, name }: Member): string | undefined {
    return this.#attendance.nameOf(id) ?? takeName(name);
  }

  /**
   * The refusal of a caller whose address has made too many rooms, where there is no room. A room that does
   * not admit them answers the same, so that the two cannot be distinguished.
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
