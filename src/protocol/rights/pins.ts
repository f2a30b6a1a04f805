/**
 * The pinned messages of a room: the setting `pins` (docs/protocol.md 11.14), and how a pin is added and removed.
 */
import type { Seq } from "../ids.ts";
import type { Json } from "../records/entry.ts";
import { keyOf } from "./setting-keys.ts";
import { SETTINGS, settingsIn } from "./settings.ts";

/** The key of the entry. */
export const PINS = keyOf("pins");

export const PINS_AT_MOST = SETTINGS.pins.form.most;

/** The pinned seqs, the newest pin first, of a room whose entry has this value. */
export function pinsIn(value: Json | undefined): readonly Seq[] {
  return settingsIn(() => value)("pins");
}

/** A message that is pinned again becomes the newest pin. */
export function withPin(pins: readonly Seq[], seq: Seq): readonly Seq[] {
  return [seq, ...withoutPin(pins, seq)];
}

export function withoutPin(pins: readonly Seq[], seq: Seq): readonly Seq[] {
  return pins.filter((it) => it !== seq);
}
