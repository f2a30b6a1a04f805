/**
 * The sections of a room's settings: which there are for whom, and how an address names one. To add a section, add it
 * here, its words under `room.sections`, and what it shows in sections.tsx.
 *
 *     /r/game-night#settings           all of them
 *     /r/game-night#settings/access    one
 */
import type { Role } from "../../protocol/rights/roles.ts";
import { SETTINGS_HASH } from "../browser/navigation.ts";

const SECTIONS = ["general", "access", "moderation", "data", "transfer", "embeds"] as const;

export type Section = (typeof SECTIONS)[number];

/** @param role absent in a room that nobody owns, where whoever may read may export what there is */
export function sectionsFor(role: Role | undefined): readonly Section[] {
  switch (role) {
    case "owner":
      return SECTIONS;
    case "moderator":
      return ["general", "access", "moderation", "data", "transfer"];
    case undefined:
      return ["general", "data", "transfer"];
    case "member":
    case "reader":
      return ["general", "data"];
  }
}

/** As ../navigation.ts reads it. */
export function hashOf(section?: Section): string {
  return section === undefined ? SETTINGS_HASH : `${SETTINGS_HASH}/${section}`;
}
