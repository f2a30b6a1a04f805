/**
 * How much formatting a message may have. Work that grows with the square of a number is bounded by limiting
 * the number. Anything beyond is shown as it was typed, which is how such a message was meant.
 */
import { LINKS_AT_MOST } from "./linkify.ts";

export const MOST = {
  /** Places in a message that may be part of formatting. */
  marks: 600,
  /**
   * Quotes and list items in a message: several screens. Fenced code, with its button, costs as much to draw
   * as four.
   */
  containers: 200,
  /** As in plain text. */
  addresses: LINKS_AT_MOST,
  /** Quotes and lists within one another, as lezer counts: two for each list. */
  depth: 12,
  /** Bold in italic in a spoiler, and so on. */
  spans: 8,
} as const;

export class Budget {
  #marks: number = MOST.marks;
  #addresses: number = MOST.addresses;
  #containers: number = MOST.containers;

  refill(): void {
    this.#marks = MOST.marks;
    this.#addresses = MOST.addresses;
    this.#containers = MOST.containers;
  }

  /** Whether one more place may be examined. */
  takeMark(): boolean {
    this.#marks -= 1;
    return this.#marks >= 0;
  }

  takeAddress(): boolean {
    this.#addresses -= 1;
    return this.#addresses >= 0;
  }

  takeContainer(): boolean {
    return this.#takeContainers(1);
  }

  takeFence(): boolean {
    return this.#takeContainers(4);
  }

  #takeContainers(count: number): boolean {
    this.#containers -= count;
    return this.#containers >= 0;
  }
}
