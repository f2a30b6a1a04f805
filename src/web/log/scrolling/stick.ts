/**
 * Where a reader is in the log, and the ways to move in it.
 */
import type { RefObject } from "preact";
import type { Seq } from "../../../protocol/ids.ts";
import type { HeldRange } from "./drawn.ts";

export interface Stick {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The newest message when the reader left the end; `undefined` while they are there. */
  readonly awaySince: Seq | undefined;
  /** What to draw while they are away from the end. */
  readonly held: RefObject<HeldRange>;
  /**
   * Whether the drawn part reaches to the newest message. The list sets it. Only then is the list's end the
   * room's end.
   */
  readonly isWhole: RefObject<boolean>;
  /** To be called after every change of the list: the reader stays where they were. */
  readonly keep: () => void;
  /** Goes to the end, and stays there. */
  readonly toEnd: () => void;
  /** Goes to a row of the list, and leaves the end for it. */
  readonly toRow: (row: HTMLElement) => void;
}
