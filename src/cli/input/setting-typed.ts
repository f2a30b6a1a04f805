/**
 * A room's settings as they are typed and shown in a terminal: `retention 30d` rather than `2592000`.
 */
import type { Json } from "../../protocol/records/entry.ts";
import { inOneLine } from "../../protocol/names/names.ts";
import { SETTING_HELP, typedFormOf } from "../../protocol/rights/setting-help.ts";
import {
  isSettingName,
  SETTING_NAMES,
  SETTINGS,
  type SettingForm,
  type SettingName,
} from "../../protocol/rights/settings.ts";
import { countOf, durationOf, UsageError } from "./arguments.ts";

export interface SettingTyped {
  readonly name: SettingName;
  /** Absent to reset the setting to its default. */
  readonly value?: Json;
}

/** @throws {UsageError} if there is no such setting, or it has no such value */
export function settingOf(name: string, words: readonly string[]): SettingTyped {
  if (!isSettingName(name)) {
    throw new UsageError(`There is no setting "${name}". Settings: ${SETTING_NAMES.join(", ")}.`);
  }
  const text = words.join(" ");
  const { unset, zero } = SETTING_HELP[name];
  const form: SettingForm = SETTINGS[name].form;
  if (text === unset || (form.is === "line" && text === "")) return { name };
  const value = text === zero ? 0 : valueOf(form, words);
  if (value === undefined)
    throw new UsageError(`Invalid value for ${name}. Use ${typedFormOf(name)}.`);
  return { name, value };
}

/** The value of a setting, as it would be typed. */
export function shownOf(name: string, value: Json | undefined): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (typeof value === "number") {
    const zero = isSettingName(name) ? SETTING_HELP[name].zero : undefined;
    return value === 0 ? (zero ?? "0s") : durationTyped(value);
  }
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(" ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What `words` mean for a setting of this form. The room checks whether it can have that value. */
function valueOf(form: SettingForm, words: readonly string[]): Json | undefined {
  const text = words.join(" ");
  switch (form.is) {
    case "line":
      return inOneLine(text);
    case "choice":
      return text;
    case "switch":
      return text === "on" || text === "off" ? text === "on" : undefined;
    case "seconds":
      return Math.round(durationOf(text) / 1_000);
    case "sites":
      return text === "none" ? [] : [...words];
    case "seqs":
      return text === "none" ? [] : words.map((it) => countOf(it));
  }
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
