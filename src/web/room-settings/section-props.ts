/**
 * The props of each section of the room's settings.
 */
import type { RoomView, RoomState } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";

export interface SectionProps {
  readonly room: RoomView;
  readonly state: Pick<RoomState, "entries" | "role">;
  readonly name: RoomName;
  readonly link: string;
  readonly title: string;
  /** Whether the room had no messages when the settings were opened. */
  readonly isEmpty: boolean;
  readonly onClose: () => void;
}
