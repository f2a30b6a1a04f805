/**
 * The entries that the page shows: the topic, and a checklist. An entry that another program wrote in another
 * form is left alone.
 */
import type { Json } from "../../client/index.ts";
import { may } from "../../protocol/rights/may.ts";
import { isAtLeast, type Role } from "../../protocol/rights/roles.ts";
import { settingsIn } from "../../protocol/rights/settings.ts";
import { TOPIC, sharedTextOf } from "./topic-entry.ts";

const LIST = "list/";

export interface ChecklistItem {
  readonly key: string;
  readonly text: string;
  readonly isDone: boolean;
}

export function topicIn(values: ReadonlyMap<string, Json>): string | undefined {
  return sharedTextOf(values.get(TOPIC));
}

/** Whether every member can change the topic. */
export function isTopicForAll(values: ReadonlyMap<string, Json>): boolean {
  return mayChangeTopic("member", values);
}

/** @param role absent in a room without an owner */
export function mayChangeTopic(role: Role | undefined, values: ReadonlyMap<string, Json>): boolean {
  if (role === undefined) return true;
  const least = settingsIn((key) => values.get(key))("topic");
  return may(role, "share") && isAtLeast(role, least);
}

/** In the order in which they were added. */
export function itemsIn(values: ReadonlyMap<string, Json>): ChecklistItem[] {
  return [...values]
    .flatMap(([key, value]) => (key.startsWith(LIST) ? itemOf(key, value) : []))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

/** @param id random, since two members may add at once */
export function keyOfItem(now: number, id: string): string {
  return `${LIST}${now.toString(36).padStart(9, "0")}-${id}`;
}

export function valueOfItem({ text, isDone }: Omit<ChecklistItem, "key">): Json {
  return { text, done: isDone };
}

export function itemOf(key: string, value: Json | undefined): ChecklistItem[] {
  if (typeof value !== "object" || value === null || !("text" in value)) return [];
  const text = sharedTextOf(value.text);
  return text === undefined ? [] : [{ key, text, isDone: value["done"] === true }];
}
