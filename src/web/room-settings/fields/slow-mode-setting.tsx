/**
 * How often a member may write.
 */
import type { Entries, RoomView } from "../../../client/index.ts";
import { useSettingsOfRoom } from "./use-settings-of-room.ts";
import { spanOf } from "../../words/spans.ts";
import { locale, more } from "../../words/index.ts";
import { NotTaken } from "./not-taken.tsx";
import { Select } from "../../ui/controls/select.tsx";

/** Seconds. */
const SLOW = [0, 5, 15, 30, 60, 300, 900, 3_600, 21_600] as const;

export function SlowModeSetting({ room, entries }: { room: RoomView; entries: Entries }) {
  const { settings, set, refusal } = useSettingsOfRoom(room, entries);
  const slow = settings("slow");
  const its = more.room;
  const slows = SLOW.some((it) => it === slow) ? SLOW : [...SLOW, slow];
  return (
    <>
      <Select
        label={its.slow}
        hint={its.slowHint}
        choices={slows.map((it) => [it, it === 0 ? its.off : spanOf(it, locale)])}
        chosen={slow}
        onChoose={(seconds) => set("slow", seconds)}
      />
      <NotTaken of={refusal} />
    </>
  );
}
