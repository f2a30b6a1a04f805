/**
 * What each section of the room's settings is given.
 */
import type { RoomView, RoomState } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";

export interface SectionProps {
  readonly room: RoomView;
  readonly state: Pick<RoomState, "entries" | "role">;
  readonly name: RoomName;
  readonly link: string;
  readonly title: string;
  /** Whether nothing was said yet when the settings were opened. */
  readonly isEmpty: boolean;
  readonly onClose: () => void;
}
