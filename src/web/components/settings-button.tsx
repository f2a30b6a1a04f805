/**
 * The way to the settings.
 */
import { useState } from "preact/hooks";
import type { RoomName } from "../../protocol/names.ts";
import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";
import { SettingsSheet } from "./settings-sheet.tsx";

/** @param room whose notifications are among the settings; none on the start page */
export function SettingsButton({ room }: { room?: RoomName }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="quiet settings-button"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
      >
        <Icon name="settings" />
        {words.settings.title}
      </button>
      {isOpen && <SettingsSheet room={room} onClose={() => setIsOpen(false)} />}
    </>
  );
}
