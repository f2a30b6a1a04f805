/**
 * Whose names look alike among those that stand in one text, so that they are told with their tags.
 */
import type { MemberId } from "../ids.ts";
import { skeletonOf } from "./skeleton.ts";
import { tagOf } from "./tag.ts";

/** Names remembered to tell namesakes apart: a large room has fewer. */
const NAMES_KEPT = 10_000;

interface Named {
  readonly id: MemberId;
  readonly name: string;
  /** By the room's word. */
  readonly role?: string | undefined;
}

/** What stands behind the name of a member: the room's word, and a tag where the name alone does not do. */
export function marksOf(id: MemberId, role: string | undefined, isAlike: boolean): string[] {
  return [...(role === undefined ? [] : [role]), ...(isAlike ? [tagOf(id)] : [])];
}

export class Namesakes {
  /** By how it reads, whose name it was first; `undefined` once it was somebody else's, too. */
  readonly #owners = new Map<string, MemberId | undefined>();

  /** The same among the names so far, of which this is one from now on. */
  marksOf({ id, name, role }: Named): string[] {
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
