/**
 * The room's link, to copy or to share.
 */
import { useRef } from "preact/hooks";
import { type CopyState, useCopy } from "../hooks/use-copy.ts";
import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";

interface LinkBoxProps {
  readonly link: string;
  readonly title: string;
  readonly label?: string;
  /** Whether copying is the thing to do next, or one of several. */
  readonly isMain?: boolean;
}

export function LinkBox({ link, title, label = words.link.label, isMain = false }: LinkBoxProps) {
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
          <Icon name={state === "copied" ? "check" : "copy"} />
          <span aria-live="polite">{copyWords(state)}</span>
        </button>
        {canShare && (
          <button type="button" class="button second" onClick={() => share(title, link)}>
            <Icon name="share" />
            {words.link.share}
          </button>
        )}
      </div>
    </div>
  );
}

export function copyWords(state: CopyState): string {
  switch (state) {
    case "idle":
      return words.link.copy;
    case "copied":
      return words.link.copied;
    case "failed":
      return words.link.failed;
  }
}

const canShare = "share" in navigator;

function share(title: string, url: string): void {
  // Who closes the share sheet has decided; that is no failure.
  navigator.share({ title, url }).catch(() => {});
}
