/**
 * Offers the names of present members while one is typed after an @.
 */
import type { RefObject } from "preact";
import { useCallback } from "preact/hooks";
import type { Member } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { memberBegunIn, membersNamed } from "./member-naming.ts";
import { more, words } from "../words/index.ts";
import { Niche } from "../people/niche.tsx";
import { Offers } from "./offers.tsx";

interface NameOffersProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly members: readonly Member[];
  readonly you: MemberId | undefined;
}

export function NameOffers({ field, draft, members, you }: NameOffersProps) {
  const find = useCallback((name: string) => membersNamed(name, members, you), [members, you]);
  return (
    <Offers
      field={field}
      draft={draft}
      begunIn={memberBegunIn}
      find={find}
      textOf={({ name }) => `@${name}`}
      keyOf={({ id }) => id}
      Option={MemberOption}
      label={words.people.title}
      said={more.names.offered}
    />
  );
}

function MemberOption({ choice: { id, name } }: { choice: Member }) {
  return (
    <>
      <Niche id={id} name={name} />
      <bdi>{name}</bdi>
    </>
  );
}
