/**
 * What a room is set to be: entries of its shared state under a prefix of their own, which only some may write.
 */
import * as v from "valibot";
import type { Json } from "./entry.ts";
import { LIMITS } from "./limits.ts";
import { isAtLeast, Role } from "./roles.ts";
import { hasVisible } from "./text.ts";

const PREFIX = "room/";

/** Who gets in without a link that says so: anybody, nobody, or who knows the password. */
export const Kind = v.picklist(["open", "invite", "password"]);
/** What somebody is who got in like that. */
export const Guests = v.picklist(["member", "reader"]);
/** Seconds from one message of a member to their next. */
export const Slow = v.pipe(v.number(), v.minValue(0), v.maxValue(LIMITS.slowSeconds));
const Title = v.pipe(v.string(), v.maxLength(LIMITS.titleChars), v.check(hasVisible));

interface Setting {
  readonly least: Role;
  readonly value: v.GenericSchema;
}

const SETTINGS: ReadonlyMap<string, Setting> = new Map([
  ["title", { least: "owner", value: Title }],
  ["kind", { least: "owner", value: Kind }],
  ["guests", { least: "moderator", value: Guests }],
  /** Nobody new comes in. */
  ["locked", { least: "moderator", value: v.boolean() }],
  ["slow", { least: "moderator", value: Slow }],
  /** The least role that may write `topic`. */
  ["topic", { least: "owner", value: Role }],
]);

export type SettingName = "title" | "kind" | "guests" | "locked" | "slow" | "topic";

/** The key of a setting's entry. */
export function keyOf(name: SettingName): string {
  return PREFIX + name;
}

/** Whether `key` is reserved for settings. */
export function isGoverned(key: string): boolean {
  return key.startsWith(PREFIX);
}

/** Why `role` may not set `key` to `value`; without one, the setting is as if it had never been made. */
export function faultInSetting(
  key: string,
  value: Json | undefined,
  role: Role,
): "not-allowed" | "bad-setting" | undefined {
  const setting = SETTINGS.get(key.slice(PREFIX.length));
  if (!isAtLeast(role, setting?.least ?? "owner")) return "not-allowed";
  if (value === undefined) return undefined;
  return setting !== undefined && v.is(setting.value, value) ? undefined : "bad-setting";
}
