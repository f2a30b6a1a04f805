/**
 * The delivery state of a message that the room has not acknowledged.
 */
import type { Pending } from "../../client/index.ts";
import { useLater } from "../loading/use-later.ts";
import { laterPart } from "../ui/later-part.ts";
import type { Remedies } from "./remedies.ts";
import { words } from "../words/index.ts";
import { Icon } from "../ui/icon.tsx";

const refusal = laterPart(() => import("./refusal-notice.tsx"));

export function Delivery({ pending, remedies }: { pending: Pending; remedies: Remedies }) {
  const { refused } = pending;
  const kit = useLater(refusal, refused !== undefined);
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
  return kit ? <kit.RefusalNotice pending={pending} refused={refused} remedies={remedies} /> : null;
}
