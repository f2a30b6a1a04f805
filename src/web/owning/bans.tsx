/**
 * Banned members, and the way to lift a ban.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import { useActs, whyNot } from "./use-acts.ts";
import { type ListedBan, bansIn } from "./decided.ts";
import { momentOf } from "../words/spans.ts";
import { locale, more } from "../words/index.ts";
import { titleOver } from "../ui/part.tsx";
import { Warning } from "../ui/warning.tsx";

export function Bans({ room }: { room: RoomView }) {
  const { ask, refusal } = useActs(room);
  const [bans, setBans] = useState<readonly ListedBan[]>();
  const its = more.bans;
  const look = async (): Promise<void> => {
    const told = await ask({ act: "bans" });
    if (told.isDone) setBans(bansIn(told.result).toReversed());
  };
  useEffect(() => void look(), []);
  const lift = async (member: string, button: HTMLElement): Promise<void> => {
    const heading = titleOver(button);
    const { isDone } = await ask({ act: "lift", member });
    if (!isDone) return;
    heading?.focus();
    await look();
  };
  return (
    <>
      {bans?.length === 0 && <p class="hint">{its.none}</p>}
      {bans !== undefined && bans.length > 0 && (
        <ul class="decided">
          {bans.map(({ member, name, until, address }) => (
            <li key={member}>
              <p>
                <bdi class="name">{name || more.people.nameless}</bdi>
                <span class="hint">
                  {[
                    until === undefined ? its.always : more.links.until(momentOf(until, locale)),
                    ...(address ? [its.address] : []),
                  ].join(" · ")}
                </span>
              </p>
              <button
                type="button"
                class="quiet"
                aria-label={its.lift(name || more.people.nameless)}
                onClick={({ currentTarget }) => void lift(member, currentTarget)}
              >
                {its.lifting}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Warning>{whyNot(refusal)}</Warning>
    </>
  );
}
