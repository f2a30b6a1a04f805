/**
 * How steady the machine is: the same piece of work, timed now and then while something else is measured.
 */
const TURNS = 5;
const STEPS = 5_000_000;

export class Noise {
  readonly #times: number[] = [];

  constructor() {
    // The engine makes it faster once it has seen it.
    for (let turn = 0; turn < TURNS; turn += 1) work();
  }

  /** Takes some tens of milliseconds; nothing else of the bench should run meanwhile. */
  look(): void {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const began = performance.now();
      work();
      this.#times.push(performance.now() - began);
    }
  }

  /** The slowest turn over the fastest, less one. */
  get apart(): number {
    return Math.max(...this.#times) / Math.min(...this.#times) - 1;
  }
}

function work(): void {
  let value = 1;
  for (let step = 0; step < STEPS; step += 1) value = Math.imul(value ^ step, 0x01000193);
  // An engine that leaves the loop out would have to know this.
  if (value === 0) throw new Error("The work was not done");
}
