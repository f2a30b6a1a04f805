/**
 * The room's settings as they apply now, read from the entries of its shared state.
 */
import type { Json } from "../../protocol/records/entry.ts";
import { type RoomSettings, settingsIn } from "../../protocol/rights/settings.ts";
import { TIMING } from "../turn/timing.ts";

export class CurrentSettings {
  /** The value of a setting, for example `get("guests")`. */
  readonly get: RoomSettings;

  constructor(valueOf: (key: string) => Json | undefined) {
    this.get = settingsIn(valueOf);
  }

  get isClosed(): boolean {
    return this.get("kind") !== "open";
  }

  /** Whether nobody new can join who has neither a role nor a key. */
  get isShut(): boolean {
    return this.isClosed || this.get("locked");
  }

  /** Milliseconds. */
  get slow(): number {
    return this.get("slow") * 1_000;
  }

  /** Milliseconds for which a message is kept; `undefined` if for ever. */
  get keeps(): number | undefined {
    const retention = this.get("retention");
    return retention === undefined ? undefined : Math.max(retention * 1_000, TIMING.keptAtLeast);
  }
}
