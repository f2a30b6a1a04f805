/**
 * The people of a room, and below them the ways to invite others and what the members share.
 */
import { useMemo } from "preact/hooks";
import type { RoomState, RoomView } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import type { InviteProps } from "../invite/way.tsx";
import { People } from "../people/people.tsx";
import { Sharing } from "../sharing/sharing.tsx";
import { words } from "../words/index.ts";
import type { RoomParts } from "./later-room-parts.ts";

interface PeoplePanelProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: RoomState;
  readonly parts: Pick<RoomParts, "invite" | "owners">;
  readonly inviting: InviteProps;
}

export function PeoplePanel(props: PeoplePanelProps) {
  const { room, name, state, parts, inviting } = props;
  const { members, count, you, role, entries } = state;
  const { invite, owners } = parts;
  // The list of people is drawn again when this changes.
  const below = useMemo(
    () => (
      <>
        {invite && <invite.Invite {...inviting} />}
        {/* Not before the part above it, which would move it. */}
        {invite && <Sharing room={room} entries={entries} role={role} />}
      </>
    ),
    [room, invite, inviting, words],
  );
  return (
    <People
      members={members}
      count={count}
      you={you}
      room={room}
      name={name}
      role={role}
      MemberTools={owners?.MemberTools}
    >
      {below}
    </People>
  );
}
