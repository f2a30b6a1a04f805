/**
 * The parts of a room's page that load once its messages can be read.
 */
import type { RoomState } from "../../client/index.ts";
import { useLater } from "../loading/use-later.ts";
import { laterPart, laterSettingPart } from "../ui/later-part.ts";

/** The parts for a member. */
const roomKit = laterPart(() => import("./room-kit.ts"));
/** The ways to bring others into the room. */
const inviteKit = laterPart(() => import("../invite/invite-kit.ts"));
/** Who may join, and who may write. */
const doorKit = laterPart(() => import("../door/door-kit.ts"));
/** The room's settings, and the actions on its members. */
const ownersKit = laterSettingPart(() => import("../room-settings/owners-kit.ts"));

/** A part is undefined until it has loaded, and while the reader has no use for it. */
export interface RoomParts {
  readonly kit: typeof roomKit.value;
  readonly invite: typeof inviteKit.value;
  readonly door: typeof doorKit.value;
  readonly owners: typeof ownersKit.value;
}

/**
 * @param isOut whether the room keeps the reader out
 * @param showsSettings whether the room's settings are open
 */
export function useRoomParts(
  { timeline, role }: RoomState,
  isOut: boolean,
  showsSettings: boolean,
): RoomParts {
  const isReadable = timeline.cursor !== undefined;
  const door = useLater(doorKit, isOut || role !== undefined);
  return {
    door,
    kit: useLater(roomKit, isReadable),
    invite: useLater(inviteKit, isReadable && !isOut),
    owners: useLater(ownersKit, door?.may(role, "kick") || showsSettings),
  };
}
