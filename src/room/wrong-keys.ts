/**
 * Who has brought wrong keys lately. A link's key cannot be guessed, but a password may be weak.
 */
import type { Address } from "./connection.ts";

const ALLOWED = 10;
/** Milliseconds. */
const WITHIN = 600_000;
/** Addresses: of more, the oldest are forgotten. */
const KNOWN = 1_000;

export class WrongKeys {
  readonly #tries = new Map<Address, number[]>();

  isTooMany(address: Address, now: number): boolean {
    return this.#recent(address, now).length >= ALLOWED;
  }

  add(address: Address, now: number): void {
    const tries = [...this.#recent(address, now), now];
    this.#tries.delete(address);
    this.#tries.set(address, tries);
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > KNOWN && oldest !== undefined) this.#tries.delete(oldest);
  }

  #recent(address: Address, now: number): number[] {
    return (this.#tries.get(address) ?? []).filter((at) => at > now - WITHIN);
  }
}
