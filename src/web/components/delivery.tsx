/**
 * How it stands with a message that the room has not acknowledged.
 */
import type { Pending } from "../../client/index.ts";
import { words } from "../words/index.ts";
import { Icon } from "./icon.tsx";

/** What its author can do about a refused message. */
export interface Remedies {
  retry(pending: Pending): void;
  edit(pending: Pending): void;
  discard(pending: Pending): void;
}

type Refusal = NonNullable<Pending["refused"]>;

/** Refusals that may pass. */
const MAY_PASS = /^(?:muted|not-stored)$/;

export function Delivery({ pending, remedies }: { pending: Pending; remedies: Remedies }) {
  const { refused } = pending;
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
  return (
    <div class="refusal">
      <p>
        <Icon name="alert" />
        <strong>{words.message.refused}</strong> {why(refused)}
      </p>
      <div class="choices">
        {MAY_PASS.test(refused.code) && (
          <button type="button" class="quiet" onClick={() => remedies.retry(pending)}>
            {words.message.retry}
          </button>
        )}
        <button type="button" class="quiet" onClick={() => remedies.edit(pending)}>
          {words.message.edit}
        </button>
        <button type="button" class="quiet" onClick={() => remedies.discard(pending)}>
          {words.message.discard}
        </button>
      </div>
    </div>
  );
}

/** A newer room may refuse for reasons that we have no words for. */
function why({ code, detail }: Refusal): string {
  const known: Readonly<Record<string, string>> = words.message.refusals;
  return known[code] ?? detail;
}
