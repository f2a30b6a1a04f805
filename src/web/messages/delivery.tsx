/**
 * How it stands with a message that the room has not acknowledged.
 */
import type { Pending } from "../../client/index.ts";
import { useLater } from "../loading/use-later.ts";
import { roomKit } from "../app/parts.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";

/** What its author can do about a refused message. */
export interface Remedies {
  retry(pending: Pending): void;
  edit(pending: Pending): void;
  discard(pending: Pending): void;
}

export function Delivery({ pending, remedies }: { pending: Pending; remedies: Remedies }) {
  const { refused } = pending;
  const kit = useLater(roomKit, refused !== undefined);
  if (refused === undefined) {
    return (
      <span
        class="sending"
        role="img"
        aria-label={words.message.sending}
        title={words.message.sending}
      >
        <Icon name="clock" />
      </span>
    );
  }
  return kit ? <kit.Refusal pending={pending} refused={refused} remedies={remedies} /> : null;
}
