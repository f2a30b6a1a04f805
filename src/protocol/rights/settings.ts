/**
 * What a room is set to be: entries of its shared state under a prefix of their own, which only some may write.
 */
import * as v from "valibot";
import type { Json } from "../records/entry.ts";
import { isLine } from "../names/names.ts";
import { isAtLeast, Role } from "./roles.ts";

const PREFIX = "room/";

/** Characters of a room's title. */
export const TITLE_CHARS = 80;
/** Seconds of slow mode at most: six hours. */
const SLOW_AT_MOST = 21_600;
/** Seconds for which messages are kept where that is not for ever: ten years. */
const RETENTION_AT_MOST = 315_360_000;
/** Sites that may show a room, or join it, and characters in the origin of one. */
const ORIGINS = 10;
const ORIGIN_CHARS = 100;

/** Who gets in without a link that says so: anybody, nobody, or those who know the password. */
export const Kind = v.picklist(["open", "invite", "password"]);
/** What somebody is who got in like that. */
export const Guests = v.picklist(["member", "reader"]);
/** Seconds from one message of a member to their next. */
export const Slow = v.pipe(v.number(), v.minValue(0), v.maxValue(SLOW_AT_MOST));
/** Seconds for which a message is kept; 0 for no longer than it takes to tell everybody. */
export const Retention = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(RETENTION_AT_MOST),
);
/** As a browser names a site; it goes into a header as it is. */
const Origin = v.pipe(
  v.string(),
  v.maxLength(ORIGIN_CHARS),
  v.regex(/^https?:\/\/[a-z0-9]+((\.|-+)[a-z0-9]+)*(:\d{1,5})?$/),
);
export const Origins = v.pipe(v.array(Origin), v.maxLength(ORIGINS));
const Title = v.pipe(v.string(), v.maxLength(TITLE_CHARS), v.check(isLine));

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
  ["retention", { least: "owner", value: Retention }],
  /** Sites whose pages may show the room's. */
  ["embed", { least: "owner", value: Origins }],
  /** Sites whose pages may join it, and read it over HTTP. */
  ["origins", { least: "owner", value: Origins }],
]);

export type SettingName =
  | "title"
  | "kind"
  | "guests"
  | "locked"
  | "slow"
  | "topic"
  | "retention"
  | "embed"
  | "origins";

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
