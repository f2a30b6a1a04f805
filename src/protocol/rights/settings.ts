/**
 * The settings of a room: one row for each, read by the room, the page and the terminal. A setting is an entry of the
 * shared state under a reserved key. To add one, add its row here and its line in setting-help.ts.
 *
 * Nothing here needs a schema library: a page that shows a setting does not load one.
 */
import type { Seq } from "../ids.ts";
import { isLine } from "../names/names.ts";
import type { Json } from "../records/entry.ts";
import { isAtLeast, type Role } from "./roles.ts";
import { keyOf, settingNamed, TITLE_CHARS } from "./setting-keys.ts";

/** The values that a setting can have, in JSON. */
export type SettingForm =
  /** One line of visible text; `chars` counts UTF-16 units. */
  | { readonly is: "line"; readonly chars: number }
  | { readonly is: "choice"; readonly of: readonly string[] }
  | { readonly is: "switch" }
  | { readonly is: "seconds"; readonly most: number; readonly isWhole: boolean }
  /** Origins of sites; `chars` is for each of them. */
  | { readonly is: "sites"; readonly most: number; readonly chars: number }
  /** Seqs of messages, none of them twice. */
  | { readonly is: "seqs"; readonly most: number };

/** A member of a room without an owner: the first one of a new room, or any. */
type Unowned = "first" | "any";

interface Setting {
  /** The least role that can change it. */
  readonly least: Role;
  /** Who can change it in a room without an owner, where nobody has a role; absent if nobody can. */
  readonly unowned?: Unowned;
  readonly form: SettingForm;
  /** The value of a room that has no entry for it. */
  readonly usual: Json | undefined;
}

/** Ten origins fit into one response header, which lists them all. */
const SITES = { is: "sites", most: 10, chars: 100 } as const;
const NO_SITES: readonly string[] = [];
const NO_PINS: readonly Seq[] = [];

export const SETTINGS = {
  /** The first member of a new room can give it one. */
  title: {
    least: "owner",
    unowned: "first",
    form: { is: "line", chars: TITLE_CHARS },
    usual: "",
  },
  /** Who can join without an invite link: everyone, nobody, or those who know the password. */
  kind: {
    least: "owner",
    form: { is: "choice", of: ["open", "invite", "password"] },
    usual: "open",
  },
  /** The role of every member without a stored role. */
  guests: {
    least: "moderator",
    form: { is: "choice", of: ["member", "reader"] },
    usual: "member",
  },
  /** Whether nobody new can join without an invite link. */
  locked: { least: "moderator", form: { is: "switch" }, usual: false },
  /** The time from one message of a member to their next; at most six hours. */
  slow: {
    least: "moderator",
    form: { is: "seconds", most: 21_600, isWhole: false },
    usual: 0,
  },
  /** The least role that can write the entry `topic`. */
  topic: {
    least: "owner",
    form: { is: "choice", of: ["reader", "member", "moderator", "owner"] },
    usual: "member",
  },
  /** How long a message is kept; at most ten years, or without a value for ever. */
  retention: {
    least: "owner",
    form: { is: "seconds", most: 315_360_000, isWhole: true },
    usual: undefined,
  },
  /** Sites whose pages can show the room's page in a frame. */
  embed: { least: "owner", form: SITES, usual: NO_SITES },
  /** Sites whose pages can join the room, and read it over HTTP. */
  origins: { least: "owner", form: SITES, usual: NO_SITES },
  /** The pinned messages, the newest pin first. */
  pins: { least: "moderator", unowned: "any", form: { is: "seqs", most: 50 }, usual: NO_PINS },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;

type ValueOf<F extends SettingForm> = F extends { readonly of: readonly (infer Choice)[] }
  ? Choice
  : {
      line: string;
      choice: never;
      switch: boolean;
      seconds: number;
      sites: readonly string[];
      seqs: readonly Seq[];
    }[F["is"]];

type SettingRows = typeof SETTINGS;

/** What the setting `N` can be; `undefined` where a room without a value differs from one with any. */
export type SettingValue<N extends SettingName> =
  | ValueOf<SettingRows[N]["form"]>
  | SettingRows[N]["usual"];

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** In the order of the table. */
export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(isSettingName);

/** Returns the value of each setting. */
export type RoomSettings = <N extends SettingName>(name: N) => SettingValue<N>;

/**
 * The settings of the room whose entries have these values. One that has no value, or one that it cannot be set to, is
 * as in every room.
 */
export function settingsIn(valueOf: (key: string) => Json | undefined): RoomSettings {
  return (name) => {
    const value = valueOf(keyOf(name));
    return isSettable(name, value) ? value : SETTINGS[name].usual;
  };
}

/** @param role absent in a room that nobody owns */
export function maySet(role: Role | undefined, name: SettingName): boolean {
  return mayBeSetBy(role ?? "any", name);
}

/** Why `author` may not set `key` to `value`; without a value, the setting's entry is deleted. */
export function faultInSetting(
  key: string,
  value: Json | undefined,
  author: Role | Unowned,
): "not-allowed" | "bad-setting" | undefined {
  const name = settingNamed(key);
  const isOne = isSettingName(name);
  if (!(isOne ? mayBeSetBy(author, name) : author === "owner")) return "not-allowed";
  if (value === undefined) return undefined;
  return isOne && isSettable(name, value) ? undefined : "bad-setting";
}

function mayBeSetBy(author: Role | Unowned, name: SettingName): boolean {
  const { least, unowned }: Setting = SETTINGS[name];
  if (author === "first") return unowned !== undefined;
  if (author === "any") return unowned === "any";
  return isAtLeast(author, least);
}

/** Whether `origin` is one as browsers send it, so that it can go into a header as it is. */
export function isSite(origin: string): boolean {
  const { chars } = SITES;
  return (
    origin.length <= chars && /^https?:\/\/[a-z0-9]+((\.|-+)[a-z0-9]+)*(:\d{1,5})?$/.test(origin)
  );
}

function isSettable<N extends SettingName>(
  name: N,
  value: Json | undefined,
): value is ValueOf<SettingRows[N]["form"]> {
  return hasForm(SETTINGS[name].form, value);
}

function hasForm(form: SettingForm, value: Json | undefined): boolean {
  switch (form.is) {
    case "line":
      return typeof value === "string" && value.length <= form.chars && isLine(value);
    case "choice":
      return typeof value === "string" && form.of.includes(value);
    case "switch":
      return typeof value === "boolean";
    case "seconds":
      return (
        typeof value === "number" &&
        value >= 0 &&
        value <= form.most &&
        (!form.isWhole || Number.isSafeInteger(value))
      );
    case "sites":
      return (
        Array.isArray(value) &&
        value.length <= form.most &&
        value.every((site) => typeof site === "string" && isSite(site))
      );
    case "seqs":
      return (
        Array.isArray(value) &&
        value.length <= form.most &&
        value.every((seq) => typeof seq === "number" && Number.isSafeInteger(seq) && seq > 0) &&
        new Set(value).size === value.length
      );
  }
}
