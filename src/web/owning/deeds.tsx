/**
 * What owners and moderators did, the newest first.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import { useActs, whyNot } from "./use-acts.ts";
import { type Deed, deedsIn } from "./decided.ts";
import { momentOf } from "../words/spans.ts";
import { locale, more, times } from "../words/index.ts";
import { Name } from "../notices/crowd.tsx";
import { Sentence } from "../ui/sentence.tsx";

export function Deeds({ room }: { room: RoomView }) {
  const { ask, refusal } = useActs(room);
  const [deeds, setDeeds] = useState<readonly Deed[]>();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const told = await ask({ act: "log" });
      if (told.isDone) setDeeds(deedsIn(told.result).toReversed());
    };
    void look();
  }, []);
  const its = more.deeds;
  // A newer room may log what we have no words for.
  const known: Readonly<Record<string, string>> = its.acts;
  return (
    <>
      {deeds?.length === 0 && <p class="hint">{its.none}</p>}
      {deeds !== undefined && deeds.length > 0 && (
        <ul class="decided deeds" tabIndex={0} aria-label={its.title}>
          {deeds.map(({ at, act, by, member }, place) => (
            <li key={`${at} ${place}`}>
              <p>
                <Sentence
                  text={known[act] ?? its.acts.set}
                  with={{
                    who: <Name>{by.name || its.somebody}</Name>,
                    whom: <Name>{member?.name || its.somebody}</Name>,
                  }}
                />
              </p>
              <time dateTime={new Date(at).toISOString()} title={times.exact(at)}>
                {momentOf(at, locale)}
              </time>
            </li>
          ))}
        </ul>
      )}
      <p class="warning hint" role="status">
        {whyNot(refusal)}
      </p>
    </>
  );
}
