/**
 * Joins, leaves and renames, in as few sentences as possible.
 */
import type { Member, Notice } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { SharedChange, Told } from "./told.ts";

export type NoticeLine =
  | { readonly kind: "joined" | "left" | "visited"; readonly members: readonly Member[] }
  | { readonly kind: "renamed"; readonly member: Member; readonly formerName: string | undefined }
  | { readonly kind: "shared"; readonly changes: readonly SharedChange[] };

interface Stay {
  readonly first: Notice["kind"];
  readonly last: Notice["kind"];
  readonly member: Member;
}

/**
 * The net change over consecutive notices: a member who left and came back is not mentioned, and one who
 * joined and left is mentioned once.
 */
export function condense(notices: readonly Told[]): NoticeLine[] {
  const stays = new Map<MemberId, Stay>();
  const renames = new Map<MemberId, { member: Member; formerName: string | undefined }>();
  const changes: SharedChange[] = [];
  for (const notice of notices) {
    if (notice.kind === "shared") {
      changes.push(notice);
      continue;
    }
    const { kind, member, formerName } = notice;
    if (kind === "renamed") {
      renames.set(member.id, { formerName, ...renames.get(member.id), member });
      continue;
    }
    const first = stays.get(member.id)?.first ?? kind;
    stays.set(member.id, { first, last: kind, member });
  }
  const lines: NoticeLine[] = [];
  // In the order in which each first happened: a member who left before another joined did not leave after
  // them.
  for (const kind of new Set([...stays.values()].map(outcome))) {
    if (kind === "none") continue;
    const members = [...stays.values()]
      .filter((stay) => outcome(stay) === kind)
      .map(({ member }) => renames.get(member.id)?.member ?? member);
    lines.push({ kind, members });
  }
  for (const [id, { member, formerName }] of renames) {
    // A member who joined within these notices has the newest name from the start.
    if (stays.has(id) || formerName === member.name) continue;
    lines.push({ kind: "renamed", member, formerName });
  }
  if (changes.length > 0) lines.push({ kind: "shared", changes });
  return lines;
}

function outcome({ first, last }: Stay): "joined" | "left" | "visited" | "none" {
  if (first === "joined") return last === "joined" ? "joined" : "visited";
  return last === "left" ? "left" : "none";
}

/** How many of a crowd are named before the rest become a number. */
const NAMED = 2;

/** Whom to name of a crowd, and how many more there are; never "1 other". */
export function namedOf(members: readonly Member[]): { named: readonly Member[]; others: number } {
  if (members.length <= NAMED + 1) return { named: members, others: 0 };
  return { named: members.slice(0, NAMED), others: members.length - NAMED };
}
