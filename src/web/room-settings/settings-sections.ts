/**
 * The sections of a room's settings: who sees which, and how an address names one. To add a section, add it
 * here, its texts under `room.sections`, and its content in sections.tsx.
 *
 *     /r/game-night#settings           all of them
 *     /r/game-night#settings/access    one
 */
import { may } from "../../protocol/rights/may.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import { maySet } from "../../protocol/rights/settings.ts";
import { SETTINGS_HASH } from "../browser/navigation.ts";

const SECTIONS = ["general", "access", "moderation", "data", "transfer", "embeds"] as const;

export type Section = (typeof SECTIONS)[number];

/** @param role absent in a room without an owner */
export function sectionsFor(role: Role | undefined): readonly Section[] {
  return SECTIONS.filter((section) => mayOpen(role, section));
}

function mayOpen(role: Role | undefined, section: Section): boolean {
  switch (section) {
    case "general":
    case "data":
      return true;
    case "access":
      return maySet(role, "guests");
    case "moderation":
      return may(role, "bans");
    case "transfer":
      return may(role, "export");
    case "embeds":
      return maySet(role, "embed");
  }
}

/** As ../navigation.ts parses it. */
export function hashOf(section?: Section): string {
  return section === undefined ? SETTINGS_HASH : `${SETTINGS_HASH}/${section}`;
}
