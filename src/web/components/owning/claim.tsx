/**
 * Takes a room that nobody owns.
 */
import { useState } from "preact/hooks";
import type { Role, Room } from "../../../client/index.ts";
import { hashOfKey, newKey } from "../../../client/keys.ts";
import { useActs, whyNot } from "../../hooks/use-acts.ts";
import { more } from "../../words/index.ts";
import { OwnersLink } from "./made.tsx";

interface ClaimProps {
  readonly room: Room;
  readonly role: Role | undefined;
  readonly link: string;
  readonly title: string;
}

export function Claim({ room, role, link, title }: ClaimProps) {
  const { ask, refusal } = useActs(room);
  const [owners, setOwners] = useState<string>();
  const its = more.claim;
  const claim = async (): Promise<void> => {
    const key = newKey();
    const { isDone } = await ask({ act: "claim", hash: await hashOfKey(key) });
    if (isDone) setOwners(`${link}#key=${key}`);
  };
  if (owners !== undefined) {
    return (
      <section class="setting" role="status">
        <h3>{more.made.title}</h3>
        <OwnersLink link={owners} title={title} />
      </section>
    );
  }
  if (role !== undefined) return null;
  const known: Readonly<Record<string, string>> = its.refusals;
  return (
    <section class="setting">
      <h3>{its.title}</h3>
      <p>{its.detail}</p>
      <button type="button" class="button" onClick={claim}>
        {its.act}
      </button>
      <p class="warning hint" role="status">
        {known[refusal ?? ""] ?? whyNot(refusal)}
      </p>
    </section>
  );
}
