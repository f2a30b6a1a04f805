/**
 * Why a message was refused, and what its author can do about it.
 */
import type { Pending } from "../../client/index.ts";
import { more } from "../words/index.ts";
import type { Remedies } from "./remedies.ts";
import { LaterIcon } from "../ui/later-icon.tsx";

type PendingRefusal = NonNullable<Pending["refused"]>;

interface RefusalNoticeProps {
  readonly pending: Pending;
  readonly refused: PendingRefusal;
  readonly remedies: Remedies;
}

/** Refusals that may be temporary. */
const MAY_PASS = /^(?:muted|not-stored)$/;

export function RefusalNotice({ pending, refused, remedies }: RefusalNoticeProps) {
  return (
    <div class="refusal">
      <p>
        <LaterIcon name="alert" />
        <strong>{more.message.refused}</strong> {why(refused)}
      </p>
      <div class="choices">
        {MAY_PASS.test(refused.code) && (
          <button type="button" class="quiet" onClick={() => remedies.retry(pending)}>
            {more.message.retry}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => remedies.edit(pending)}>
          {more.message.edit}
        </button>
        <button type="button" class="quiet" onClick={() => remedies.discard(pending)}>
          {more.message.discard}
        </button>
      </div>
    </div>
  );
}

/** A newer room may refuse for reasons that this page has no text for. */
function why({ code, detail }: PendingRefusal): string {
  const known: Readonly<Record<string, string>> = more.message.refusals;
  return known[code] ?? detail;
}
