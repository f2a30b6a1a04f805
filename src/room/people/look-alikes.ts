/**
 * Which members present have names that look alike. They are shown with their tags where nothing else tells
 * them apart.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { skeletonOf } from "../../protocol/names/skeleton.ts";
import type { Attendance } from "./attendance.ts";

/** Names whose skeletons are remembered: computing one takes longer than everything else about a line. */
const KNOWN_AT_MOST = 2_000;

export class LookAlikes {
  readonly #attendance: Attendance;
  readonly #skeletons = new Map<string, string>();
  /** The members present, by the skeletons of their names. It is made again after each change of them. */
  #here: { readonly version: string; readonly bySkeleton: Map<string, MemberId[]> } | undefined;

  constructor(attendance: Attendance) {
    this.#attendance = attendance;
  }

  /** Whether another member present could be taken for `id` under `name`. */
  isAlike(id: MemberId, name: string): boolean {
    const alike = this.#all().get(this.#skeletonOf(name)) ?? [];
    return alike.some((other) => other !== id);
  }

  #all(): Map<string, MemberId[]> {
    const { version } = this.#attendance;
    if (this.#here?.version !== version) {
      const members = this.#attendance.members(Infinity);
      this.#here = { version, bySkeleton: new Map() };
      for (const { id, name } of members) {
        const skeleton = this.#skeletonOf(name);
        const alike = this.#here.bySkeleton.get(skeleton);
        if (alike === undefined) this.#here.bySkeleton.set(skeleton, [id]);
        else alike.push(id);
      }
    }
    return this.#here.bySkeleton;
  }

  #skeletonOf(name: string): string {
    let skeleton = this.#skeletons.get(name);
    if (skeleton === undefined) {
      skeleton = skeletonOf(name);
      if (this.#skeletons.size >= KNOWN_AT_MOST) this.#skeletons.clear();
      this.#skeletons.set(name, skeleton);
    }
    return skeleton;
  }
}
