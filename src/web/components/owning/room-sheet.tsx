/**
 * The room, for who owns or moderates it; and for who could own it, while nobody does. Each part of it is a file beside
 * this one: to add one, add it to what an owner or a moderator sees.
 */
import type { Room, RoomState } from "../../../client/index.ts";
import type { RoomName } from "../../../protocol/names.ts";
import { more } from "../../words/index.ts";
import { Sheet } from "../sheet.tsx";
import { Bans } from "./bans.tsx";
import { Claim } from "./claim.tsx";
import { Deeds } from "./deeds.tsx";
import { DeleteRoom } from "./delete-room.tsx";
import { Fold } from "./fold.tsx";
import { Links } from "./links.tsx";
import { SettingsOfRoom } from "./settings-of-room.tsx";

export interface RoomSheetProps {
  readonly room: Room;
  readonly state: Pick<RoomState, "entries" | "role">;
  readonly name: RoomName;
  readonly link: string;
  readonly title: string;
  readonly onClose: () => void;
}

export function RoomSheet({ room, state, name, link, title, onClose }: RoomSheetProps) {
  const { role, entries } = state;
  const isOwner = role === "owner";
  return (
    <Sheet label={more.room.title} kind="settings-sheet" onClose={onClose}>
      <div>
        <h2>{more.room.title}</h2>
        {role !== undefined && <p class="hint">{more.room.yours[role]}</p>}
      </div>
      {/* Also once it is claimed: its owner's link is shown in there. */}
      <Claim room={room} role={role} link={link} title={title} />
      {(isOwner || role === "moderator") && (
        <>
          <SettingsOfRoom room={room} entries={entries} name={name} isOwner={isOwner} />
          <div class="folds">
            {isOwner && (
              <Fold title={more.links.title}>
                {() => <Links room={room} link={link} title={title} />}
              </Fold>
            )}
            <Fold title={more.bans.title}>{() => <Bans room={room} />}</Fold>
            <Fold title={more.deeds.title}>{() => <Deeds room={room} />}</Fold>
            {isOwner && (
              <Fold title={more.deleting.title}>
                {() => <DeleteRoom room={room} title={title} onDeleted={onClose} />}
              </Fold>
            )}
          </div>
        </>
      )}
    </Sheet>
  );
}
