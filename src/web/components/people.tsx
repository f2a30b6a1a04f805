/**
 * Who is here, and the link that brings more.
 */
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { tagOf } from "../view/identity.ts";
import { collator, number, words } from "../words/index.ts";
import { LinkBox } from "./link-box.tsx";
import { Niche } from "./niche.tsx";
import { still } from "./still.tsx";

interface PeopleProps {
  readonly members: readonly Member[];
  /** How many are here; `members` may be fewer. */
  readonly count: number;
  readonly you: MemberId | undefined;
  readonly link: string;
  readonly title: string;
  /** What stands between the two. */
  readonly children?: ComponentChildren;
}

export const People = still(({ members, count, you, link, title, children }: PeopleProps) => {
  const sorted = useMemo(() => inOrder(members, you), [members, you, collator]);
  return (
    <>
      <section class="here">
        <h2 class="label">
          {words.people.title} <span class="count">{count > 0 && number(count)}</span>
        </h2>
        {/* Safari gives the keyboard no way into a list that scrolls, unless told. */}
        <ul tabIndex={0} aria-label={words.people.title}>
          {sorted.map(({ id, name }) => (
            <li key={id}>
              <Niche id={id} name={name} />
              <bdi class="name">{name}</bdi>
              {id === you && <span class="chip">{words.you}</span>}
              <span class="tag">{words.tag(tagOf(id))}</span>
            </li>
          ))}
        </ul>
        {count > members.length && <p class="hint">{words.people.more(count - members.length)}</p>}
      </section>
      {children}
      <section class="invite">
        <h2 class="label">{words.people.invite}</h2>
        <LinkBox link={link} title={title} />
        <p class="hint">{words.people.inviteHint}</p>
      </section>
    </>
  );
});

/** Yourself first, then by name. */
function inOrder(members: readonly Member[], you: MemberId | undefined): Member[] {
  return members.toSorted(
    (a, b) => Number(b.id === you) - Number(a.id === you) || collator().compare(a.name, b.name),
  );
}
