/**
 * The reader's place in the list of each room that they left for another, for as long as the page is open.
 */
import type { Seq } from "../../../protocol/ids.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import type { Sight } from "./sight.ts";
import type { HeldRange } from "./drawn.ts";

/** Of a room that was left further up. At the end there is nothing to remember. */
export interface Place {
  /** The newest message when they left the end. */
  readonly awaySince: Seq;
  /** What was drawn. */
  readonly held: HeldRange;
  /** What was in view. */
  readonly sight: Sight | undefined;
}

export const places = new Map<RoomName, Place>();
