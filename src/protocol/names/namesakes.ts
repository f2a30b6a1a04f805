/**
 * Finds names that look alike within one text, so that they are shown with tags.
 */
import type { MemberId } from "../ids.ts";
import { skeletonOf } from "./skeleton.ts";
import { tagOf } from "./tag.ts";

/** Maximum number of names that are remembered; even a large room has fewer. */
const NAMES_KEPT = 10_000;

interface NameBearer {
  readonly id: MemberId;
  readonly name: string;
  /** As the room sent it. */
  readonly role?: string | undefined;
}

/** What follows a member's name: their role, and a tag where the name is not enough. */
export function marksOf(id: MemberId, role: string | undefined, isAlike: boolean): string[] {
  return [...(role === undefined ? [] : [role]), ...(isAlike ? [tagOf(id)] : [])];
}

export class Namesakes {
  /** By skeleton, the first member with it; `undefined` once another member has it, too. */
  readonly #owners = new Map<string, MemberId | undefined>();

  /** The marks of a member among the names so far; adds their name to those. */
  marksOf({ id, name, role }: NameBearer): string[] {
    const isShared = this.#isShared(skeletonOf(name), id);
    return marksOf(id, role, isShared);
  }

  #isShared(key: string, id: MemberId): boolean {
    if (!this.#owners.has(key)) {
      if (this.#owners.size >= NAMES_KEPT) this.#owners.clear();
      this.#owners.set(key, id);
    } else if (this.#owners.get(key) !== id) this.#owners.set(key, undefined);
    return this.#owners.get(key) === undefined;
  }
}
