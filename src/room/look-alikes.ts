/**
 * Which members have names that look alike, as far as the room has heard of them since it woke: those are told with their tags
 * where nothing else tells them apart.
 */
import type { MemberId } from "../protocol/ids.ts";
import { skeletonOf } from "../protocol/skeleton.ts";
import type { Attendance } from "./attendance.ts";

/** Names that are remembered, also of members who have gone. */
const KNOWN_AT_MOST = 2_000;

export class LookAlikes {
  readonly #attendance: Attendance;
  /** By what is left of a name at a glance, whoever has one like it; that there are two is enough. */
  #known: Map<string, Set<MemberId>> | undefined;

  constructor(attendance: Attendance) {
    this.#attendance = attendance;
  }

  /** Whether somebody else is, or was, called so that one could be taken for `id` under `name`. */
  isAlike(id: MemberId, name: string): boolean {
    const alike = this.#note(this.#all(), id, name);
    return alike.size > (alike.has(id) ? 1 : 0);
  }

  #all(): Map<string, Set<MemberId>> {
    if (this.#known === undefined) {
      this.#known = new Map();
      for (const member of this.#attendance.members(KNOWN_AT_MOST)) {
        this.#note(this.#known, member.id, member.name);
      }
    }
    return this.#known;
  }

  #note(known: Map<string, Set<MemberId>>, id: MemberId, name: string): ReadonlySet<MemberId> {
    const skeleton = skeletonOf(name);
    const alike = known.get(skeleton) ?? new Set();
    if (alike.size < 2) alike.add(id);
    // The name that was not heard for longest goes first.
    known.delete(skeleton);
    known.set(skeleton, alike);
    const [oldest] = known.keys();
    if (known.size > KNOWN_AT_MOST && oldest !== undefined) known.delete(oldest);
    return alike;
  }
}
