/**
 * What the members of a room share beside what they say: what it is about, and a list to tick off.
 */
import type { Entries, Room } from "../../../client/index.ts";
import { useSharing } from "../../hooks/use-sharing.ts";
import { itemsIn, TOPIC, topicIn } from "../../view/sharing.ts";
import { words } from "../../words/index.ts";
import { Checklist } from "./checklist.tsx";
import { Topic } from "./topic.tsx";

interface SharingProps {
  readonly room: Room;
  readonly entries: Entries;
}

export function Sharing({ room, entries }: SharingProps) {
  const { values, refusal, write } = useSharing(room, entries);
  const its = words.sharing;
  return (
    <section class="sharing">
      <Topic topic={topicIn(values)} onChange={(topic) => write(TOPIC, topic)} />
      <Checklist items={itemsIn(values)} onWrite={write} />
      <p class="warning hint" role="status">
        {refusal !== undefined && (refusal === "state-full" ? its.full : its.failed)}
      </p>
    </section>
  );
}
