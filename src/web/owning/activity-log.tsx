/**
 * The activity log, the newest action first.
 */
import { useEffect, useState } from "preact/hooks";
import type { RoomView } from "../../client/index.ts";
import { useActs, whyNot } from "./use-acts.ts";
import { type ActivityEntry, activityIn } from "./decided.ts";
import { momentOf } from "../words/spans.ts";
import { locale, more, times } from "../words/index.ts";
import { Name } from "../notices/crowd.tsx";
import { Sentence } from "../ui/sentence.tsx";
import { Warning } from "../ui/warning.tsx";

export function ActivityLog({ room }: { room: RoomView }) {
  const { ask, refusal } = useActs(room);
  const [activity, setActivity] = useState<readonly ActivityEntry[]>();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const told = await ask({ act: "log" });
      if (told.isDone) setActivity(activityIn(told.result).toReversed());
    };
    void look();
  }, []);
  const its = more.activity;
  // A newer room may log actions that this page has no text for.
  const known: Readonly<Record<string, string>> = its.acts;
  return (
    <>
      {activity?.length === 0 && <p class="hint">{its.none}</p>}
      {activity !== undefined && activity.length > 0 && (
        <ul class="decided activity" tabIndex={0} aria-label={its.title}>
          {activity.map(({ at, act, by, member }, place) => (
            <li key={`${at} ${place}`}>
              <p>
                <Sentence
                  text={known[act] ?? its.acts.set}
                  with={{
                    who: <Name>{by.name || more.people.nameless}</Name>,
                    whom: <Name>{member?.name || more.people.nameless}</Name>,
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
      <Warning>{whyNot(refusal)}</Warning>
    </>
  );
}
