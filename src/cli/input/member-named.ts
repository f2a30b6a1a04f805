/**
 * Matches a member with the words that name them on the command line: their name, their tag, or their name with its marks.
 */
import { tagOf } from "../../protocol/names/tag.ts";
import { toldName, withoutSpeech } from "../../protocol/names/taken-names.ts";
import { Role } from "../../protocol/rights/roles.ts";
import { safeLine } from "../output/safe.ts";

interface NamedMember {
  readonly id: string;
  readonly name: string;
}

/** For example `Nora`, `k3xd…` and `Nora ‹owner› ‹k3xd…›`. */
export function isMeant(who: string, { id, name }: NamedMember): boolean {
  const tag = tagOf(id);
  const [shown = "", ...marks] = who.split(/ ‹|›(?: ‹|$)/).filter((it) => it !== "");
  const line = safeLine(name);
  if (marks.length === 0 && who === tag) return true;
  if (![name, withoutSpeech(line), toldName(line)].includes(shown)) return false;
  const known = new Set<string>([tag, ...Role.options]);
  return marks.every((mark) => known.has(mark));
}
