/**
 * Where a reader is in the log, and the ways to elsewhere in it.
 */
import type { RefObject } from "preact";
import type { Seq } from "../../../protocol/ids.ts";
import type { HeldRange } from "./drawn.ts";

export interface Stick {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The newest message when the reader left the end; `undefined` while they are there. */
  readonly awaySince: Seq | undefined;
  /** What to draw while they are away from it. */
  readonly held: RefObject<HeldRange>;
  /** Whether what is drawn reaches to the newest message; the list says so. Only then is its end the end. */
  readonly isWhole: RefObject<boolean>;
  /** After every change of the list: whatever was added, one is where one was. */
  readonly keep: () => void;
  /** Goes to the end, and stays there. */
  readonly toEnd: () => void;
  /** Goes to a row of the list, and leaves the end for it. */
  readonly toRow: (row: HTMLElement) => void;
}
