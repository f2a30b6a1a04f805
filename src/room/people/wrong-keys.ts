/**
 * Who has brought wrong keys lately. A link's key cannot be guessed, but a password may be weak: a room that has one stores who
 * tries, so that a sleep gives nobody new tries.
 */
import type { KeyHash } from "../../protocol/ids.ts";
import type { Address } from "../turn/connection.ts";
import type { RegisterChange, Register, Tried } from "../memory/register.ts";

const ALLOWED = 10;
/** Milliseconds. */
const WITHIN = 600_000;
/** Addresses, a kilobyte each. */
const KNOWN = 1_000;
/**
 * All addresses past that are one: to forget one for another would give as many tries as they like to whoever has many of
 * them. Also whoever comes from no known address.
 */
const ELSEWHERE: Address = "";
/** Addresses whose tries are over that are dropped with one more try. */
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

  /** The same key once more is no other guess: a link that has run out is opened again and again. */
  add(address: Address, key: KeyHash, now: number): void {
    const from = this.#known(address, now);
    const tries = this.#recent(from, now);
    if (tries.some(([tried]) => tried === key)) return;
    const value: Tried = [...tries, [key, now]];
    const over = this.#over(now).slice(0, DROPPED_AT_ONCE);
    for (const it of over) this.#all().delete(it);
    this.#all().set(from, value);
    if (!this.#hasPassword()) return;
    // If it cannot be stored, it is known for as long as the room is awake.
    this.#register.decide([
      ...over.map((it): RegisterChange => ({ kind: "tried", key: it })),
      { kind: "tried", key: from, value },
    ]);
  }

  /** All that was stored is gone. */
  forget(): void {
    this.#tried = undefined;
  }

  #all(): Map<Address, Tried> {
    return (this.#tried ??= new Map(this.#register.decisions("tried")));
  }

  /** As what `address` is known. */
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
