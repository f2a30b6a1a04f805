/**
 * A link to the room, to copy or to share.
 */
import { useRef } from "preact/hooks";
import { type CopyState, useCopy } from "../browser/use-copy.ts";
import { more } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";

interface LinkBoxProps {
  readonly link: string;
  readonly title: string;
  readonly label?: string;
  /** The button's label. */
  readonly copying?: string;
  /** Whether copying is the main action, or one of several. */
  readonly isMain?: boolean;
  /** Whether it is for this user alone. Then sharing is not offered. */
  readonly isSecret?: boolean;
}

export function LinkBox({
  link,
  title,
  label = more.link.label,
  copying = more.link.copy,
  isMain = false,
  isSecret = false,
}: LinkBoxProps) {
  const field = useRef<HTMLInputElement>(null);
  const { state, copy } = useCopy(link);
  const copyOrSelect = async (): Promise<void> => {
    if ((await copy()) === "failed") field.current?.select();
  };
  return (
    <div class="link-box">
      <input
        ref={field}
        class="field"
        type="text"
        readOnly
        dir="ltr"
        value={link}
        aria-label={label}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="link-acts">
        <button type="button" class={isMain ? "button" : "button second"} onClick={copyOrSelect}>
          <LaterIcon name={state === "copied" ? "check" : "copy"} />
          <span aria-live="polite">{copyWords(state, copying)}</span>
        </button>
        {canShare && !isSecret && (
          <button type="button" class="button second" onClick={() => share(title, link)}>
            <LaterIcon name="share" />
            {more.link.share}
          </button>
        )}
      </div>
    </div>
  );
}

/** @param idle the label while nothing was copied */
export function copyWords(state: CopyState, idle = more.link.copy): string {
  switch (state) {
    case "idle":
      return idle;
    case "copied":
      return more.link.copied;
    case "failed":
      return more.link.failed;
  }
}

const canShare = "share" in navigator;

function share(title: string, url: string): void {
  // Closing the share sheet is a decision and no failure.
  navigator.share({ title, url }).catch(() => {});
}
