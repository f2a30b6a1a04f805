/**
 * What the members of a room share beside messages: a topic and a checklist.
 */
import type { Entries, Role, RoomView } from "../../client/index.ts";
import { may } from "../../protocol/rights/may.ts";
import { useSharing } from "./use-sharing.ts";
import { itemsIn, mayChangeTopic, topicIn } from "./shown-entries.ts";
import { TOPIC } from "./topic-entry.ts";
import { more } from "../words/index.ts";
import { Checklist } from "./checklist.tsx";
import { Topic } from "./topic.tsx";
import { Warning } from "../ui/warning.tsx";

interface SharingProps {
  readonly room: RoomView;
  readonly entries: Entries;
  /** The user's role; absent in a room without an owner. */
  readonly role: Role | undefined;
}

export function Sharing({ room, entries, role }: SharingProps) {
  const { values, refusal, write } = useSharing(room, entries);
  const mayWrite = may(role, "share");
  const its = more.sharing;
  return (
    <section class="sharing">
      <Topic
        topic={topicIn(values)}
        onChange={mayChangeTopic(role, values) ? (topic) => write(TOPIC, topic) : undefined}
      />
      <Checklist items={itemsIn(values)} onWrite={mayWrite ? write : undefined} />
      <Warning>
        {refusal !== undefined && (refusal === "state-full" ? its.full : its.failed)}
      </Warning>
    </section>
  );
}
