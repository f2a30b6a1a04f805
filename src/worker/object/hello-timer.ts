/**
 * Wakes the room when the first hello is overdue. It is a timer, not an alarm: an alarm is a row written, and
 * a socket without a hello must not make the room store anything. It keeps the object awake for the ten
 * seconds in which a hello is due, and no longer.
 */
export class HelloTimer {
  readonly #ring: (due: number) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ring: (due: number) => void) {
    this.#ring = ring;
  }

  /** @param due when the first hello is overdue (milliseconds since 1970); `undefined` if none is awaited */
  setFor(due: number | undefined): void {
    if ((due === undefined) === (this.#timer === undefined)) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (due === undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#ring(due);
    }, due - Date.now());
  }
}
