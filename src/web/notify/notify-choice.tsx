/**
 * Which messages of a room notify the user, and what prevents it.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { chooseLevel, levelIn, levels } from "../device/levels.ts";
import { nameOf } from "../device/owner.ts";
import { device } from "../device/device-store.ts";
import { useDevice } from "../device/use-device.ts";
import { more } from "../words/index.ts";
import { Choice } from "../ui/controls/choice.tsx";

/** Only where the browser has notifications. */
export function NotifyChoice({ room }: { room: RoomName }) {
  const level = useDevice((store) => levelIn(store, room));
  const name = useDevice((store) => nameOf(store).name);
  const [permission, setPermission] = useState(Notification.permission);
  const its = more.notify;
  const ask = async (): Promise<void> => setPermission(await Notification.requestPermission());
  return (
    <div class="setting">
      <Choice
        label={more.notify.title}
        choices={levels.map((it) => [it, its.levels[it]])}
        chosen={level}
        onChoose={(it) => chooseLevel(device, room, it)}
      />
      {permission === "granted" && <p class="hint">{its.hints[level](name)}</p>}
      {permission === "denied" && <p class="hint">{its.denied}</p>}
      {permission === "default" && (
        <p class="hint">
          {its.undecided}{" "}
          <button type="button" class="quiet" onClick={ask}>
            {its.allow}
          </button>
        </p>
      )}
    </div>
  );
}
