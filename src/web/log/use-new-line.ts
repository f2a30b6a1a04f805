/**
 * Where the line stands that marks where the reader left off in a room.
 */
import { useRef } from "preact/hooks";
import type { RoomState } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import { readIn } from "../device/cursors.ts";
import { device } from "../device/device-store.ts";
import { isLookedAt } from "../browser/looked-at.ts";
import { newLineAfter } from "./new-line.ts";

export function useNewLine(
  room: RoomName,
  { connection, timeline, you }: RoomState,
  isAtEnd: boolean,
): Seq | undefined {
  const line = useRef<Seq | undefined>(undefined);
  const epoch = useRef<string | undefined>(undefined);
  const wasOpen = useRef(false);
  const { cursor, messages } = timeline;
  if (cursor === undefined) return undefined;
  if (epoch.current !== cursor.epoch) line.current = undefined;
  epoch.current = cursor.epoch;
  const kept = readIn(device, room);
  const reading = {
    read: kept?.epoch === cursor.epoch ? kept.seq : undefined,
    // Nobody has read what arrived while the room was away, or before the first visit.
    isReading: wasOpen.current && isAtEnd && isLookedAt(),
  };
  line.current = newLineAfter(line.current, reading, messages, you);
  wasOpen.current = connection.status === "open";
  return line.current;
}
