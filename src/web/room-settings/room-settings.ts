/**
 * What a room is set to be, as the page shows it. What is not set, or to nothing that we know, is as it is in every room.
 */
import type * as v from "valibot";
import type { Json, Role } from "../../client/index.ts";
import type { Guests, Kind, SettingName } from "../../protocol/rights/settings.ts";

/** As protocol/settings.ts has them: its schemas are more than a page needs, which is why they are not imported. */
export const KINDS = ["open", "invite", "password"] as const satisfies readonly v.InferOutput<
  typeof Kind
>[];
export const GUESTS = ["member", "reader"] as const satisfies readonly v.InferOutput<
  typeof Guests
>[];
/** UTF-16 units of a title. */
export const TITLE_AT_MOST = 80;
/** Sites that may show the room. */
export const SITES_AT_MOST = 10;
/** Characters in the origin of one. */
const SITE_CHARS = 100;

export interface RoomSettings {
  readonly title: string;
  readonly kind: (typeof KINDS)[number];
  readonly guests: (typeof GUESTS)[number];
  readonly isLocked: boolean;
  /** Seconds. */
  readonly slow: number;
  /** The least who may change the topic. */
  readonly topic: Extract<Role, "member" | "moderator">;
  /** Seconds for which messages are kept; `undefined` is for ever. */
  readonly retention: number | undefined;
  /** Origins of the sites that may show it. */
  readonly embed: readonly string[];
}

/** The key of a setting's entry. */
export function keyOf(name: SettingName): string {
  return `room/${name}`;
}

/** @param valueOf gives the value of an entry */
export function settingsOf(valueOf: (key: string) => Json | undefined): RoomSettings {
  const its = (name: SettingName): Json | undefined => valueOf(keyOf(name));
  const title = its("title");
  const slow = its("slow");
  const topic = its("topic");
  const retention = its("retention");
  const embed = its("embed");
  return {
    title: typeof title === "string" ? title : "",
    kind: KINDS.find((kind) => kind === its("kind")) ?? "open",
    guests: GUESTS.find((guests) => guests === its("guests")) ?? "member",
    isLocked: its("locked") === true,
    slow: typeof slow === "number" ? slow : 0,
    topic: topic === "moderator" || topic === "owner" ? "moderator" : "member",
    retention: typeof retention === "number" ? retention : undefined,
    embed: Array.isArray(embed) ? embed.filter((site) => typeof site === "string") : [],
  };
}

/** The origin of the site whose address somebody typed; `undefined` if no room can be set to it. */
export function originIn(text: string): string | undefined {
  const typed = text.trim();
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  const { origin = "" } = URL.canParse(address) ? new URL(address) : {};
  const isOne = /^https?:\/\/[a-z0-9]+((\.|-+)[a-z0-9]+)*(:\d{1,5})?$/.test(origin);
  return isOne && origin.length <= SITE_CHARS ? origin : undefined;
}
