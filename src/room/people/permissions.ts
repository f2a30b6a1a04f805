/**
 * Whether a member may do what they ask for, however they are connected.
 */
import { type Right, may } from "../../protocol/rights/may.ts";
import { isAtLeast } from "../../protocol/rights/roles.ts";
import { isGoverned } from "../../protocol/rights/setting-keys.ts";
import { faultInSetting } from "../../protocol/rights/settings.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { type Refusal, refusal } from "../turn/answer.ts";
import type { EntryWrite } from "../turn/ask.ts";
import type { Attendance } from "./attendance.ts";
import type { Authority } from "./authority.ts";
import type { Admitted } from "../turn/caller.ts";
import type { Keys } from "../memory/room-keys.ts";
import type { Log } from "../memory/log.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";

/** The entry that holds the room's topic. */
const TOPIC = "topic";

export class Permissions {
  readonly #log: Log;
  readonly #authority: Authority;
  readonly #settings: CurrentSettings;
  readonly #keys: Keys;
  readonly #attendance: Pick<Attendance, "hasOthers">;

  constructor(
    log: Log,
    authority: Authority,
    settings: CurrentSettings,
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
   * Why `who` may not do `right`, if they may not. Nothing is read in a room without an owner, where nobody
   * has a role.
   */
  denial(right: Right, { id, role }: Admitted, now: number): Refusal | undefined {
    if (!may(role, right)) return refusal("not-allowed");
    return this.#authority.judgements.isMutedFor(right, id, role, now)
      ? refusal("muted")
      : undefined;
  }

  /** The same for a write, since some entries need a higher role. */
  denialOfWrite(write: EntryWrite, who: Admitted, now: number): Refusal | undefined {
    const { key } = write;
    const { id, role } = who;
    const value = write.type === "set" ? write.value : undefined;
    if (isGoverned(key)) {
      const isFirst = role === undefined && value !== undefined && this.#isBegunBy(id);
      const fault = faultInSetting(key, value, role ?? (isFirst ? "first" : "any"));
      return fault === undefined ? this.denial("share", who, now) : refusal(fault);
    }
    if (key === TOPIC && role !== undefined && !isAtLeast(role, this.#settings.get("topic"))) {
      return refusal("not-allowed");
    }
    return this.denial("share", who, now);
  }

  /**
   * Whether `member` is the first of a room that nobody owns. A room that is named after a key has an owner
   * who has not come yet.
   */
  #isBegunBy(member: MemberId): boolean {
    const isNew = !this.#keys.isNamed && (!this.#log.exists || this.#log.head === 0);
    return isNew && !this.#attendance.hasOthers(member);
  }
}
