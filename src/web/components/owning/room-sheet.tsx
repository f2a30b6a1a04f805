/**
 * What one can do about the room: most for who owns or moderates it, and for everybody what is theirs in it. Each part of
 * it is a file beside this one: to add one, add it to what they see.
 */
import { useState } from "preact/hooks";
import type { Room, RoomState } from "../../../client/index.ts";
import type { RoomName } from "../../../protocol/names.ts";
import { more } from "../../words/index.ts";
import { Sheet } from "../sheet.tsx";
import { Bans } from "./bans.tsx";
import { Claim } from "./claim.tsx";
import { Deeds } from "./deeds.tsx";
import { DeleteRoom } from "./delete-room.tsx";
import { Downloads } from "./downloads.tsx";
import { Embed } from "./embed.tsx";
import { Fold } from "./fold.tsx";
import { Import } from "./import.tsx";
import { Links } from "./links.tsx";
import { Mine } from "./mine.tsx";
import { OwnerLink } from "./owner-link.tsx";
import { SettingsOfRoom } from "./settings-of-room.tsx";

export interface RoomSheetProps {
  readonly room: Room;
  readonly state: Pick<RoomState, "entries" | "role" | "timeline">;
  readonly name: RoomName;
  readonly link: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function RoomSheet({ room, state, name, link, title, onClose }: RoomSheetProps) {
  const { role, entries, timeline } = state;
  // As it was when this was opened: what is brought in does not take away what tells of it.
  const [isEmpty] = useState(timeline.messages.length === 0 && timeline.gaps.length === 0);
  const isOwner = role === "owner";
  const isModerator = isOwner || role === "moderator";
  // Of a room that nobody owns, whoever may read has all of it already.
  const mayExport = isModerator || role === undefined;
  return (
    <Sheet label={more.room.title} kind="settings-sheet" onClose={onClose}>
      <div>
        <h2>{more.room.title}</h2>
        {role !== undefined && <p class="hint">{more.room.yours[role]}</p>}
      </div>
      <Claim room={room} role={role} name={name} />
      {isOwner && <OwnerLink room={room} name={name} title={title} />}
      {isModerator && (
        <SettingsOfRoom room={room} entries={entries} name={name} isOwner={isOwner} />
      )}
      <div class="folds">
        {isOwner && (
          <Fold title={more.links.title}>
            {() => <Links room={room} name={name} link={link} title={title} />}
          </Fold>
        )}
        {isModerator && (
          <>
            <Fold title={more.bans.title}>{() => <Bans room={room} />}</Fold>
            <Fold title={more.deeds.title}>{() => <Deeds room={room} />}</Fold>
          </>
        )}
        {mayExport && (
          <Fold title={more.taking.title}>
            {() => (
              <>
                <p class="hint">{more.taking.hint}</p>
                <Downloads label={more.taking.download} name={name} what="all" />
              </>
            )}
          </Fold>
        )}
        {isOwner && isEmpty && (
          <Fold title={more.bringing.title}>{() => <Import name={name} />}</Fold>
        )}
        {isOwner && (
          <Fold title={more.embed.title}>{() => <Embed room={room} entries={entries} />}</Fold>
        )}
        <Fold key={mayExport} title={more.mine.title} startsOpen={!mayExport}>
          {() => <Mine room={room} name={name} isOwner={isOwner} />}
        </Fold>
        {isOwner && (
          <Fold title={more.deleting.title}>
            {() => <DeleteRoom room={room} name={name} onDeleted={onClose} />}
          </Fold>
        )}
      </div>
    </Sheet>
  );
}
