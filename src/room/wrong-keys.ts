/**
 * Who has brought wrong keys lately. A link's key cannot be guessed, but a password may be weak.
 */
import type { KeyHash } from "../protocol/ids.ts";
import type { Address } from "./connection.ts";

const ALLOWED = 10;
/** Milliseconds. */
const WITHIN = 600_000;
/** Addresses: of more, the oldest are forgotten. */
const KNOWN = 1_000;

export class WrongKeys {
  readonly #tries = new Map<Address, ReadonlyMap<KeyHash, number>>();

  isTooMany(address: Address, now: number): boolean {
    return this.#recent(address, now).size >= ALLOWED;
  }

  /** The same key once more is no other guess: a link that has run out is opened again and again. */
  add(address: Address, key: KeyHash, now: number): void {
    const tries = this.#recent(address, now).set(key, now);
    this.#tries.delete(address);
    this.#tries.set(address, tries);
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > KNOWN && oldest !== undefined) this.#tries.delete(oldest);
  }

  #recent(address: Address, now: number): Map<KeyHash, number> {
    const tries = this.#tries.get(address) ?? new Map<KeyHash, number>();
    return new Map([...tries].filter(([, at]) => at > now - WITHIN));
  }
}
