/**
 * Opens the emoji picker.
 */
import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { useLater } from "../loading/use-later.ts";
import { laterPart } from "../ui/later-part.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";

const emojiPicker = laterPart(() => import("./emoji-picker.tsx"));

export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const [isOpen, setIsOpen] = useState(false);
  const picker = useLater(emojiPicker, isOpen);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <div class="emoji-around">
      <button
        ref={button}
        type="button"
        class="icon-button"
        aria-label={words.emoji.open}
        title={words.emoji.open}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        // A user who has gone on does not want it any more.
        onBlur={() => picker ?? setIsOpen(false)}
        onKeyDown={({ key }) => key === "Escape" && setIsOpen(false)}
      >
        <Icon name="smile" />
      </button>
      {isOpen && picker && (
        <picker.EmojiPicker field={field} opener={button} onClose={() => setIsOpen(false)} />
      )}
    </div>
  );
}
