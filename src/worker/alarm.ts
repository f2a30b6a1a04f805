/**
 * The object's one alarm, for the earliest of all that wants to be woken. Setting it is a billed row, so it
 * is set only when nothing earlier is.
 */
export class Alarm {
  readonly #storage: DurableObjectStorage;
  /** When it rings; `undefined` while unknown, as after a hibernation. */
  #at: number | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Has the alarm ring at `at` (milliseconds since 1970) or earlier. */
  async wakeBy(at: number): Promise<void> {
    if (this.#at !== undefined && this.#at <= at) return;
    const known = this.#at;
    this.#at = at;
    const set = known ?? (await this.#storage.getAlarm());
    if (set !== null && set <= at) this.#at = Math.min(this.#at, set);
    else if (this.#at === at) await this.#storage.setAlarm(at);
  }

  /** It rang, or is gone. */
  forget(): void {
    this.#at = undefined;
  }
}
