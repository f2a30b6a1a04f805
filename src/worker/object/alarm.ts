/**
 * The object's only alarm, for the earliest time that anything needs. Setting it is a billed row, so it is
 * set only if it does not ring earlier anyway.
 */
export class Alarm {
  readonly #storage: DurableObjectStorage;
  /** When it rings; `undefined` while unknown, as after a hibernation. */
  #at: number | undefined;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Sets the alarm for `at` (milliseconds since 1970), unless it rings earlier. */
  async wakeBy(at: number): Promise<void> {
    if (this.#at !== undefined && this.#at <= at) return;
    const known = this.#at;
    this.#at = at;
    const set = known ?? (await this.#storage.getAlarm());
    if (set !== null && set <= at) this.#at = Math.min(this.#at, set);
    else if (this.#at === at) await this.#storage.setAlarm(at);
  }

  /** It has rung, or was deleted. */
  forget(): void {
    this.#at = undefined;
  }
}
