/**
 * Where somebody was in the list of each room when they went to another; for as long as the page is open.
 */
import type { Seq } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names.ts";
import type { Held } from "../view/drawn.ts";

/** Of a room that was left further up; at the end there is nothing to remember. */
export interface Place {
  /** The newest message when they left the end. */
  readonly awaySince: Seq;
  /** What was drawn. */
  readonly held: Held;
  /** Pixels from the top of what was drawn. */
  readonly top: number;
}

export const places = new Map<RoomName, Place>();
