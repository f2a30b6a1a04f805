/**
 * What a room is set to be, as it is typed and shown: `retention 30d` rather than `2592000`.
 */
import type { Json } from "../protocol/records/entry.ts";
import { inOneLine } from "../protocol/names/names.ts";
import type { SettingName } from "../protocol/rights/settings.ts";
import { durationOf, UsageError } from "./arguments.ts";

export interface SettingTyped {
  readonly name: SettingName;
  /** Absent to have it as it was at first. */
  readonly value?: Json;
}

/** How each is typed. */
export const SETTINGS: Readonly<Record<SettingName, string>> = {
  title: "some words",
  kind: "open, invite or password",
  guests: "member or reader: what those are who come without a link",
  locked: "on or off: nobody new comes in",
  slow: "30s, 5m, 1h or off: between two messages of a member",
  topic: "reader, member, moderator or owner: the least who may write the topic",
  retention: "90m, 12h, 30d, none or forever: how long messages are kept",
  embed: "https://example.org … or none: the sites that may show the room",
  origins: "https://example.org … or none: the sites whose pages may join the room",
};

/** @throws {UsageError} for what is no setting */
export function settingOf(name: string, words: readonly string[]): SettingTyped {
  const text = words.join(" ");
  if (!isSetting(name)) {
    throw new UsageError(`There is no setting "${name}", but ${Object.keys(SETTINGS).join(", ")}.`);
  }
  switch (name) {
    case "title":
      return text === "" ? { name } : { name, value: inOneLine(text) };
    case "kind":
    case "guests":
    case "topic":
      return { name, value: text };
    case "locked":
      if (!["on", "off"].includes(text)) break;
      return { name, value: text === "on" };
    case "slow":
      return { name, value: text === "off" ? 0 : secondsOf(text) };
    case "retention":
      if (text === "forever") return { name };
      return { name, value: text === "none" ? 0 : secondsOf(text) };
    case "embed":
    case "origins":
      return { name, value: text === "none" ? [] : [...words] };
  }
  throw new UsageError(`${name} is ${SETTINGS[name]}.`);
}

/** The value of a setting, as it would be typed. */
export function shownOf(name: string, value: Json | undefined): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") {
    const none = name === "retention" ? "none" : "off";
    return value === 0 ? none : durationTyped(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

function secondsOf(text: string): number {
  return Math.round(durationOf(text) / 1_000);
}

function durationTyped(seconds: number): string {
  const units = [
    ["d", 86_400],
    ["h", 3_600],
    ["m", 60],
  ] as const;
  const [unit, size] = units.find(([, it]) => seconds % it === 0) ?? ["s", 1];
  return `${seconds / size}${unit}`;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}
