/**
 * What the room is set to be, out of the entries that say so.
 */
import * as v from "valibot";
import type { Json } from "../protocol/records/entry.ts";
import { Role } from "../protocol/rights/roles.ts";
import {
  Guests,
  Kind,
  keyOf,
  Origins,
  Retention,
  type SettingName,
  Slow,
} from "../protocol/rights/settings.ts";
import type { SharedState } from "./shared-state.ts";
import { TIMING } from "./timing.ts";

export class Settings {
  readonly #state: () => Pick<SharedState, "entry">;

  constructor(state: () => Pick<SharedState, "entry">) {
    this.#state = state;
  }

  get isClosed(): boolean {
    return this.kind !== "open";
  }

  get kind(): v.InferOutput<typeof Kind> {
    const kind = this.#value("kind");
    return v.is(Kind, kind) ? kind : "open";
  }

  get isLocked(): boolean {
    return this.#value("locked") === true;
  }

  get guests(): Role {
    const guests = this.#value("guests");
    return v.is(Guests, guests) ? guests : "member";
  }

  /** Milliseconds. */
  get slow(): number {
    const slow = this.#value("slow");
    return v.is(Slow, slow) ? slow * 1_000 : 0;
  }

  /** Milliseconds for which a message is kept; `undefined` if for ever. */
  get keeps(): number | undefined {
    const retention = this.#value("retention");
    return v.is(Retention, retention) ? Math.max(retention * 1_000, TIMING.keptAtLeast) : undefined;
  }

  /** Of the sites whose pages may show the room's, or may join it. */
  sites(which: "embed" | "origins"): readonly string[] {
    const origins = this.#value(which);
    return v.is(Origins, origins) ? origins : [];
  }

  get leastForTopic(): Role {
    const least = this.#value("topic");
    return v.is(Role, least) ? least : "member";
  }

  #value(name: SettingName): Json | undefined {
    return this.#state().entry(keyOf(name))?.value;
  }
}
