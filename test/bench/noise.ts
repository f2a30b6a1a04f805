/**
 * How steady the machine is: the same piece of work, timed now and then during a measurement.
 */
const TURNS = 5;
const STEPS = 5_000_000;

export class Noise {
  readonly #times: number[] = [];

  constructor() {
    // The engine optimizes it after several runs.
    for (let turn = 0; turn < TURNS; turn += 1) work();
  }

  /** Takes some tens of milliseconds. No other part of the bench should run meanwhile. */
  look(): void {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const began = performance.now();
      work();
      this.#times.push(performance.now() - began);
    }
  }

  /** The slowest turn over the fastest, minus one. */
  get apart(): number {
    return Math.max(...this.#times) / Math.min(...this.#times) - 1;
  }
}

function work(): void {
  let value = 1;
  for (let step = 0; step < STEPS; step += 1) value = Math.imul(value ^ step, 0x01000193);
  // Keeps an engine from optimizing the loop away.
  if (value === 0) throw new Error("The work was not done");
}
