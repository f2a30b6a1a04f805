/**
 * Which addresses brought wrong keys lately. The key of a link cannot be guessed, but a password may be weak.
 * A room with a password stores the tries, so that a sleep gives nobody new ones.
 */
import type { KeyHash } from "../../protocol/ids.ts";
import type { Address } from "../turn/connection.ts";
import type { RegisterChange, Register, Tried } from "../memory/register.ts";

const ALLOWED = 10;
/** Milliseconds. */
const WITHIN = 600_000;
/** Addresses that are remembered, a kilobyte each. */
const KNOWN = 1_000;
/**
 * Past that, all addresses count as one: dropping one for another would give the owner of many addresses any
 * number of tries. A caller without an address counts here, too.
 */
const ELSEWHERE: Address = "";
/** Addresses without recent tries that are dropped along with a new one. */
const DROPPED_AT_ONCE = 10;

export class WrongKeys {
  readonly #register: Register;
  readonly #hasPassword: () => boolean;
  #tried: Map<Address, Tried> | undefined;

  constructor(register: Register, hasPassword: () => boolean) {
    this.#register = register;
    this.#hasPassword = hasPassword;
  }

  isTooMany(address: Address, now: number): boolean {
    return this.#recent(this.#known(address, now), now).length >= ALLOWED;
  }

  /** The same key again is no other guess: people open an expired link again and again. */
  add(address: Address, key: KeyHash, now: number): void {
    const from = this.#known(address, now);
    const tries = this.#recent(from, now);
    if (tries.some(([tried]) => tried === key)) return;
    const value: Tried = [...tries, [key, now]];
    const over = this.#over(now).slice(0, DROPPED_AT_ONCE);
    for (const it of over) this.#all().delete(it);
    this.#all().set(from, value);
    if (!this.#hasPassword()) return;
    // If storing fails, the try is known for as long as the room is awake.
    this.#register.decide([
      ...over.map((it): RegisterChange => ({ kind: "tried", key: it })),
      { kind: "tried", key: from, value },
    ]);
  }

  /** Everything that was stored is gone. */
  forget(): void {
    this.#tried = undefined;
  }

  #all(): Map<Address, Tried> {
    return (this.#tried ??= new Map(this.#register.decisions("tried")));
  }

  /** The key under which `address` is counted. */
  #known(address: Address, now: number): Address {
    const all = this.#all();
    if (all.has(address) || all.size < KNOWN) return address;
    return this.#over(now).length > 0 ? address : ELSEWHERE;
  }

  #over(now: number): Address[] {
    return [...this.#all().keys()].filter((it) => this.#recent(it, now).length === 0);
  }

  #recent(address: Address, now: number): Tried {
    return (this.#all().get(address) ?? []).filter(([, at]) => at > now - WITHIN);
  }
}
