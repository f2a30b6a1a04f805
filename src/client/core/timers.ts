/**
 * Timers by name: setting one replaces the former of that name, and all can be ended together.
 */
import type { Clock } from "./ports.ts";

export class Timers<Name extends string> {
  readonly #clock: Clock;
  readonly #undo = new Map<Name, () => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(name: Name, milliseconds: number, callback: () => void): void {
    this.clear(name);
    const undo = this.#clock.after(milliseconds, () => {
      this.#undo.delete(name);
      callback();
    });
    this.#undo.set(name, undo);
  }

  clear(name: Name): void {
    this.#undo.get(name)?.();
    this.#undo.delete(name);
  }

  clearAll(): void {
    for (const undo of this.#undo.values()) undo();
    this.#undo.clear();
  }
}
