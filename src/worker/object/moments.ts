/**
 * Gathers the turns of a busy room: what arrives while the room stores and sends is handled afterwards, in
 * one transaction. So a quiet room answers at once, and a busy one shares its commits and frames.
 */
/** The part of the object's context that a moment needs. */
export interface Context {
  readonly storage: Pick<DurableObjectStorage, "sync">;
  waitUntil(promise: Promise<void>): void;
  abort(reason: string): void;
}

export class Moments {
  readonly #context: Context;
  #waiting: (() => void)[] = [];
  #endings: ((now: number) => void)[] = [];
  #isUnderWay = false;
  #hasFailed = false;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Runs `turn` now, or in its order after the current moment. */
  take(turn: () => void): void {
    if (this.#hasFailed) return;
    if (this.#isUnderWay) this.#waiting.push(turn);
    else turn();
  }

  /**
   * Ends the object. A close that is worth a retry is better than silence, or than a turn on a state that
   * does not exist.
   */
  fail(error: unknown): void {
    console.error({ event: "moment-failed", error: String(error) });
    this.#hasFailed = true;
    this.#waiting = [];
    this.#context.abort("the room failed");
  }

  /** Calls back at the end of this moment, when everything written in it is stored. */
  whenStored(callback: (now: number) => void): void {
    this.#endings.push(callback);
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    // Keeps the object awake until then, so that everything stored is also sent.
    this.#context.waitUntil(this.#run());
  }

  async #run(): Promise<void> {
    try {
      do {
        // Each send waits for the writes before it. Waiting once beforehand is far cheaper.
        await this.#context.storage.sync();
        this.#end(Date.now());
        // More is on its way to a busy room, and one more turn of the event loop brings it. A quiet room
        // waits for nothing.
        if (this.#waiting.length > 0) await zeroTimer();
        this.#takeWaiting();
      } while (this.#endings.length > 0);
      this.#isUnderWay = false;
    } catch (error) {
      this.fail(error);
    }
  }

  #end(now: number): void {
    const endings = this.#endings;
    this.#endings = [];
    for (const end of endings) end(now);
  }

  #takeWaiting(): void {
    const turns = this.#waiting;
    this.#waiting = [];
    for (const turn of turns) if (!this.#hasFailed) turn();
  }
}

function zeroTimer(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
