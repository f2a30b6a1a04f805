/**
 * Whether this room may notify the user, and the way to change it. The browser asks for permission only when
 * the bell is pressed.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { levelIn } from "../device/levels.ts";
import { useDevice } from "../device/use-device.ts";
import { useLater } from "../loading/use-later.ts";
import { laterSettingPart } from "../ui/later-part.ts";
import { more } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { Sheet } from "../ui/sheet.tsx";

const notifyChoice = laterSettingPart(() => import("./bell-kit.ts"));

/** Nothing where the browser has no notifications. */
export function Bell({ room }: { room: RoomName }) {
  return "Notification" in globalThis ? <Ringing room={room} /> : null;
}

function Ringing({ room }: { room: RoomName }) {
  const level = useDevice((store) => levelIn(store, room));
  const [isOpen, setIsOpen] = useState(false);
  const kit = useLater(notifyChoice, isOpen);
  const rings = level !== "none" && Notification.permission === "granted";
  const press = async (): Promise<void> => {
    if (Notification.permission === "default") await Notification.requestPermission();
    setIsOpen(true);
  };
  return (
    <>
      <button
        type="button"
        class="icon-button bell"
        aria-haspopup="dialog"
        aria-label={more.notify.title}
        title={more.notify.title}
        onClick={press}
      >
        <LaterIcon name={rings ? "bell" : "bell-off"} />
      </button>
      {kit && (
        <Sheet label={more.notify.title} kind="settings-sheet" onClose={() => setIsOpen(false)}>
          <kit.NotifyChoice room={room} />
        </Sheet>
      )}
    </>
  );
}
