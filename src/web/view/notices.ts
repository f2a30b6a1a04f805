/**
 * Comings, goings and new names, as few sentences as say it.
 */
import type { Member, Notice } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";

export type NoticeLine =
  | { readonly kind: "joined" | "left" | "visited"; readonly members: readonly Member[] }
  | { readonly kind: "renamed"; readonly member: Member; readonly formerName: string | undefined };

/** Who came and went need not be told; who is who now is always. */
export function toldOf(notices: readonly Notice[], showsJoins: boolean): readonly Notice[] {
  return showsJoins ? notices : notices.filter(({ kind }) => kind === "renamed");
}

interface Renaming {
  readonly member: Member;
  readonly formerName: string | undefined;
}

interface Stay {
  readonly first: Notice["kind"];
  readonly last: Notice["kind"];
  readonly member: Member;
}

/**
 * What changed in total over a run of notices: who left and came back is not news, who came and left again is said
 * in one word.
 *
 * @param namesBefore what members were called before the run, as far as the notices do not say
 */
export function condense(
  notices: readonly Notice[],
  namesBefore: ReadonlyMap<MemberId, string> = new Map(),
): NoticeLine[] {
  const stays = new Map<MemberId, Stay>();
  const renames = new Map<MemberId, Renaming>();
  for (const { kind, member, formerName } of notices) {
    if (kind === "renamed") {
      const former = renames.get(member.id) ?? { formerName };
      renames.set(member.id, { ...former, member });
      continue;
    }
    const first = stays.get(member.id)?.first ?? kind;
    stays.set(member.id, { first, last: kind, member });
  }
  const lines: NoticeLine[] = [];
  // In the order in which each first happened: who left before another came did not leave after them.
  for (const kind of new Set([...stays.values()].map(outcome))) {
    if (kind === "none") continue;
    const members = [...stays.values()]
      .filter((stay) => outcome(stay) === kind)
      .map(({ member }) => renames.get(member.id)?.member ?? member);
    lines.push({ kind, members });
  }
  for (const [id, { member, ...renaming }] of renames) {
    const formerName = renaming.formerName ?? namesBefore.get(id);
    // Who came in this run is known by the newest name from the start.
    if (stays.has(id) || formerName === member.name) continue;
    lines.push({ kind: "renamed", member, formerName });
  }
  return lines;
}

/** Whether two runs of notices read the same. */
export function sameLines(a: readonly NoticeLine[], b: readonly NoticeLine[]): boolean {
  return a.length === b.length && a.every((line, index) => sameLine(line, b[index]));
}

function sameLine(a: NoticeLine, b: NoticeLine | undefined): boolean {
  if (a.kind === "renamed") {
    return b?.kind === "renamed" && sameMember(a.member, b.member) && a.formerName === b.formerName;
  }
  return (
    b?.kind === a.kind &&
    a.members.length === b.members.length &&
    a.members.every((member, index) => sameMember(member, b.members[index]))
  );
}

function sameMember(a: Member, b: Member | undefined): boolean {
  return a.id === b?.id && a.name === b.name;
}

function outcome({ first, last }: Stay): "joined" | "left" | "visited" | "none" {
  if (first === "joined") return last === "joined" ? "joined" : "visited";
  return last === "left" ? "left" : "none";
}

/** How many of a crowd are named before the rest become a number. */
const NAMED = 2;

/** Whom to name of a crowd, and how many more there are; nobody is "1 other". */
export function namedOf(members: readonly Member[]): { named: readonly Member[]; others: number } {
  if (members.length <= NAMED + 1) return { named: members, others: 0 };
  return { named: members.slice(0, NAMED), others: members.length - NAMED };
}
