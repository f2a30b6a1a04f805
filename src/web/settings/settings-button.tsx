/**
 * The button that opens the settings.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names/names.ts";
import { nameGuest } from "../device/owner.ts";
import { device } from "../device/device-store.ts";
import { useLater } from "../loading/use-later.ts";
import { laterSettingPart } from "../ui/later-part.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";

const settingsSheet = laterSettingPart(async () => {
  // The form shows the name, which the first room would otherwise draw.
  await nameGuest(device);
  return import("./settings-sheet.tsx");
});

/** @param room whose notifications are among the settings; absent on the start page */
export function SettingsButton({ room }: { room?: RoomName }) {
  const [isOpen, setIsOpen] = useState(false);
  const kit = useLater(settingsSheet, isOpen);
  return (
    <>
      <button
        type="button"
        class="quiet settings-button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        // A user who has gone on does not want it any more.
        onBlur={() => kit ?? setIsOpen(false)}
        onKeyDown={({ key }) => key === "Escape" && setIsOpen(false)}
      >
        <Icon name="settings" />
        {words.settings.title}
      </button>
      {kit && <kit.SettingsSheet room={room} onClose={() => setIsOpen(false)} />}
    </>
  );
}
