/**
 * Claims a room without an owner.
 */
import type { Role, RoomView } from "../../client/index.ts";
import { hashOfKey, newKey } from "../../client/keys.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { useActs, whyNot } from "./use-acts.ts";
import { noteMade } from "../invite/made.ts";
import { more } from "../words/index.ts";
import { Warning } from "../ui/warning.tsx";

interface ClaimProps {
  readonly room: RoomView;
  readonly role: Role | undefined;
  readonly name: RoomName;
}

export function Claim({ room, role, name }: ClaimProps) {
  const { ask, refusal } = useActs(room);
  const its = more.claim;
  const claim = async (): Promise<void> => {
    const key = newKey();
    const { isDone } = await ask({ act: "claim", hash: await hashOfKey(key) });
    if (isDone) noteMade(name, "owner", key);
  };
  if (role !== undefined) return null;
  const known: Readonly<Record<string, string>> = its.refusals;
  return (
    <section class="setting">
      <h4>{its.title}</h4>
      <p>{its.detail}</p>
      <button type="button" class="button" onClick={claim}>
        {its.act}
      </button>
      <Warning>{known[refusal ?? ""] ?? whyNot(refusal)}</Warning>
    </section>
  );
}
