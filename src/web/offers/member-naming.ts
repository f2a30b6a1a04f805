/**
 * The member whose name the user is typing: `@an` on the way to `@Ana`.
 */
import type { Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { nameKey } from "../../client/faces.ts";
import { namedIn, type Naming } from "./naming.ts";

/** Within a word or an address, an @ mentions nobody. In scripts without spaces it may stand anywhere. */
const BEGUN =
  /(?<![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{N}_.+%/:#&=~@-])[@＠﹫]((?:[\p{L}\p{M}\p{N}_.·・'’-]|\u200C|\u200D)*)$/u;

/** The name begun before `caret`. */
export function memberBegunIn(draft: string, caret: number): Naming | undefined {
  return namedIn(draft, caret, BEGUN);
}

/** Who may be meant, best first: members whose whole name begins so, then those of whose name a part does. */
export function membersNamed(
  name: string,
  members: readonly Member[],
  you: MemberId | undefined,
): readonly Member[] {
  const sought = nameKey(name);
  const found = members.flatMap((member) => {
    const its = nameKey(member.name);
    const rank = its.startsWith(sought) ? 0 : its.includes(` ${sought}`) ? 1 : undefined;
    return member.id === you || rank === undefined ? [] : [{ member, its, rank }];
  });
  return found
    .toSorted((a, b) => a.rank - b.rank || (a.its < b.its ? -1 : 1))
    .map(({ member }) => member);
}
