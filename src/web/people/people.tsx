/**
 * The members present.
 */
import type { ComponentChildren, ComponentType } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Member, Role, RoomView } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { useLater } from "../loading/use-later.ts";
import { tellingApart } from "./later-telling-apart.ts";
import { collator, more, number, words } from "../words/index.ts";
import { Niche } from "./niche.tsx";
import { still } from "../ui/still.tsx";

export interface MemberToolsProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly role: Role;
  readonly member: Member;
  readonly isOwn: boolean;
}

interface PeopleProps {
  readonly members: readonly Member[];
  /** How many members are present; `members` may list fewer. */
  readonly count: number;
  readonly you: MemberId | undefined;
  readonly room: RoomView;
  readonly name: RoomName;
  readonly role: Role | undefined;
  /** The tools of a moderator, next to each name. */
  readonly MemberTools: ComponentType<MemberToolsProps> | undefined;
  /** Shown below the list. */
  readonly children?: ComponentChildren;
}

/** Members listed at first, so that what is below them stays in reach. */
const SHOWN = 6;

export const People = still((props: PeopleProps) => {
  const { members, count, you, room, name, role, MemberTools, children } = props;
  const sorted = useMemo(() => inOrder(members, you), [members, you, collator]);
  const apart = useLater(tellingApart, true);
  const shared = useMemo(() => apart?.sharedNames(members, []), [apart, members]);
  const [showsAll, setShowsAll] = useState(false);
  const isMany = sorted.length > SHOWN + 1;
  const shown = isMany && !showsAll ? sorted.slice(0, SHOWN) : sorted;
  return (
    <>
      <section class="here">
        <h2 class="label">
          {words.people.title} <span class="count">{count > 0 && number(count)}</span>
        </h2>
        {/* Takes the focus when the focused member has left. */}
        <ul tabIndex={-1} aria-label={words.people.title}>
          {shown.map((member) => (
            <li key={member.id}>
              <Niche id={member.id} name={member.name} />
              <bdi class="name">{member.name}</bdi>
              {member.id === you && <span class="chip">{words.you}</span>}
              {apart && (
                <apart.Marks
                  id={member.id}
                  role={member.role}
                  isShared={shared?.has(member.name) === true}
                />
              )}
              {MemberTools && role && (
                <MemberTools
                  room={room}
                  name={name}
                  role={role}
                  member={member}
                  isOwn={member.id === you}
                />
              )}
            </li>
          ))}
        </ul>
        {isMany && (
          <button
            type="button"
            class="quiet"
            aria-expanded={showsAll}
            onClick={() => setShowsAll(!showsAll)}
          >
            {showsAll ? more.people.fewer : more.people.all(members.length)}
          </button>
        )}
        {count > members.length && showsAll && (
          <p class="hint">{more.people.more(count - members.length)}</p>
        )}
      </section>
      {children}
    </>
  );
});

/** The user first, then by name. */
function inOrder(members: readonly Member[], you: MemberId | undefined): Member[] {
  return members.toSorted(
    (a, b) => Number(b.id === you) - Number(a.id === you) || collator().compare(a.name, b.name),
  );
}
