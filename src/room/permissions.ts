/**
 * Whether somebody may do now what they ask for, over whichever transport they ask.
 */
import type { Write } from "../protocol/wire/client-frames.ts";
import type { MemberId } from "../protocol/ids.ts";
import { LIMITS } from "../protocol/limits.ts";
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import { type Deed, isAtLeast, may, type Role, UNOWNED } from "../protocol/rights/roles.ts";
import { isGoverned, keyOf } from "../protocol/rights/setting-keys.ts";
import { faultInSetting } from "../protocol/rights/settings.ts";
import type { Attendance } from "./attendance.ts";
import type { Authority } from "./authority.ts";
import type { Address } from "./connection.ts";
import type { Keys } from "./keys.ts";
import type { Log } from "./log.ts";
import type { Settings } from "./settings.ts";

export interface Denial {
  readonly code: RefusalCode;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** The entry that a room shows as what it is about. */
const TOPIC = "topic";
/** The one that a room is called by. */
const TITLE = keyOf("title");

export class Permissions {
  readonly #log: Log;
  readonly #authority: Authority;
  readonly #settings: Settings;
  readonly #keys: Keys;
  readonly #attendance: Pick<Attendance, "hasOthers">;
  /** When each member, and each address of senders without a token, last said something, while the room is in slow mode. */
  #saidAt: Map<string, number> | undefined;

  constructor(
    log: Log,
    authority: Authority,
    settings: Settings,
    keys: Keys,
    attendance: Pick<Attendance, "hasOthers">,
  ) {
    this.#log = log;
    this.#authority = authority;
    this.#settings = settings;
    this.#keys = keys;
    this.#attendance = attendance;
  }

  /**
   * Why `member` may not do `deed`, if they may not. In a room that nobody owns, and so without a `role`, nothing is
   * looked up.
   *
   * @param from the address of a sender without a token, who is another member whenever they like
   */
  denial(
    deed: Deed,
    member: MemberId,
    role: Role | undefined,
    now: number,
    from?: Address,
  ): Denial | undefined {
    if (!may(role ?? UNOWNED, deed)) return { code: "not-allowed" };
    if (this.#authority.isMutedFor(deed, member, role, now)) return { code: "muted" };
    return deed === "say" && role !== undefined
      ? this.#tooSoon(member, role, now, from)
      : undefined;
  }

  /** The same of a write: some entries are not everybody's to write. */
  denialOfWrite(
    write: Write,
    member: MemberId,
    role: Role | undefined,
    now: number,
  ): RefusalCode | undefined {
    const { key } = write;
    const value = write.type === "set" ? write.value : undefined;
    if (isGoverned(key)) {
      // A title is given as the room is begun, by whoever begins it: nobody has called it anything else yet.
      const begins = key === TITLE && value !== undefined && this.#isBegunBy(member, role);
      const fault = faultInSetting(key, value, begins ? "owner" : (role ?? UNOWNED));
      return fault ?? this.denial("share", member, role, now)?.code;
    }
    if (key === TOPIC && role !== undefined && !isAtLeast(role, this.#settings.get("topic"))) {
      return "not-allowed";
    }
    return this.denial("share", member, role, now)?.code;
  }

  /** All that was said is gone. */
  forget(): void {
    this.#saidAt = undefined;
  }

  /** Whether `member` is the first in a room that nobody owns. One that is named after a key has an owner to come. */
  #isBegunBy(member: MemberId, role: Role | undefined): boolean {
    const isNew = !this.#keys.isNamed && (!this.#log.exists || this.#log.head === 0);
    return role === undefined && isNew && !this.#attendance.hasOthers(member);
  }

  /** `member` has said something. */
  said(member: MemberId, now: number, from?: Address): void {
    const saidAt = this.#saidAt;
    if (saidAt === undefined) return;
    for (const who of from === undefined ? [member] : [member, from]) {
      saidAt.delete(who);
      saidAt.set(who, now);
    }
    // In the order in which they last said something: those at the front may say something again.
    for (const [who, at] of saidAt) {
      if (at + this.#settings.slow > now) break;
      saidAt.delete(who);
    }
  }

  #tooSoon(member: MemberId, role: Role, now: number, from?: Address): Denial | undefined {
    const { slow } = this.#settings;
    if (slow === 0) {
      this.#saidAt = undefined;
      return undefined;
    }
    if (isAtLeast(role, "moderator")) return undefined;
    this.#saidAt ??= this.#lastSaid();
    const own = this.#saidAt.get(member) ?? -Infinity;
    const there = from === undefined ? -Infinity : (this.#saidAt.get(from) ?? -Infinity);
    const wait = Math.max(own, there) + slow - now;
    return wait > 0 ? { code: "slow-mode", retryAfter: Math.ceil(wait / 1_000) } : undefined;
  }

  /** As far as the newest page tells: a room that sleeps forgets. */
  #lastSaid(): Map<MemberId, number> {
    const span = { after: 0, before: this.#log.head + 1, from: "newest" } as const;
    return new Map(this.#log.page(span, LIMITS.pageRecords).map(({ by, at }) => [by, at]));
  }
}
