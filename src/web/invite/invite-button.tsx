/**
 * The same in the top bar, where there is room for only a button.
 */
import { useCopy } from "../browser/use-copy.ts";
import { more } from "../words/index.ts";
import { LaterIcon } from "../ui/later-icon.tsx";
import { copyWords } from "./link-box.tsx";
import { type InviteProps, useInviting } from "./way.tsx";

interface InviteButtonProps extends InviteProps {
  /** Called to show the link that was made. */
  readonly onMade: () => void;
}

export function InviteButton({ onMade, ...its }: InviteButtonProps) {
  const { inviting, link, make } = useInviting(its);
  const { state, copy } = useCopy(link ?? "");
  switch (inviting) {
    case "link":
      return (
        <button type="button" class="bar-button" onClick={copy} title={more.link.copy}>
          <LaterIcon name={state === "copied" ? "check" : "copy"} />
          <span class="bar-words" aria-live="polite">
            {copyWords(state)}
          </span>
        </button>
      );
    case "make":
      return (
        <button
          type="button"
          class="bar-button"
          aria-haspopup="dialog"
          title={more.inviting.title}
          onClick={async () => {
            if (link === undefined) await make();
            // Also if it could not be made: the reason is shown there.
            onMade();
          }}
        >
          <LaterIcon name="share" />
          <span class="bar-words">{more.inviting.title}</span>
        </button>
      );
    case "nobody":
      return null;
  }
}
