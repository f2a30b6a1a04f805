/**
 * What helps a reader beside the list itself: marking messages as read, copying, the ways to new messages,
 * and the tools of a message.
 */
import type { RoomState, RoomView } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { laterPart } from "../ui/later-part.ts";
import { useLater } from "../loading/use-later.ts";
import { Copying } from "../messages/copying.ts";
import { Pills } from "./pills.tsx";
import { useMarkRead } from "./use-mark-read.ts";
import type { Stick } from "./scrolling/stick.ts";

const reach = laterPart(() => import("../message-tools/reach.tsx"));

interface AroundLogProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: RoomState;
  readonly stick: Stick;
  readonly newAfter: Seq | undefined;
}

export function AroundLog({ room, name, state, stick, newAfter }: AroundLogProps) {
  useMarkRead(name, state.timeline, stick.awaySince === undefined);
  const isOpen = state.connection.status !== "closed";
  const part = useLater(reach, isOpen);
  return (
    <>
      <Copying state={state} />
      <Pills state={state} stick={stick} newAfter={newAfter} />
      {part && <part.Reach room={room} state={state} stick={stick} />}
    </>
  );
}
