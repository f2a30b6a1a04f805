/**
 * The side panel, where there is no room for it beside the conversation.
 */
import type { ComponentChildren } from "preact";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";
import { Sheet } from "../ui/sheet.tsx";

interface PeopleSheetProps {
  readonly onRoom: () => void;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

export function PeopleSheet({ onRoom, onClose, children }: PeopleSheetProps) {
  return (
    <Sheet label={words.people.title} onClose={onClose}>
      <button
        type="button"
        class="button second room-way"
        onClick={() => {
          onClose();
          onRoom();
        }}
      >
        <Icon name="settings" />
        {words.roomSettings}
      </button>
      {children}
    </Sheet>
  );
}
