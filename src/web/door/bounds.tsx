/**
 * What the room's settings mean for the member: whether they may write.
 */
import type { RoomState } from "../../client/index.ts";
import { spanOf } from "../words/spans.ts";
import { isSlowed, may } from "../../protocol/rights/may.ts";
import { settingsIn } from "../../protocol/rights/settings.ts";
import { locale, more } from "../words/index.ts";

type StandingState = Pick<RoomState, "entries" | "outbox" | "role">;

/** Above the composer, or in its place. */
export function Standing({ state: { entries, outbox, role } }: { state: StandingState }) {
  const its = more.composing;
  const slow = settingsIn((key) => entries.get(key)?.value)("slow");
  const isMuted = outbox.some(({ refused }) => refused?.code === "muted");
  const told = !may(role, "say")
    ? its.reader
    : isMuted
      ? its.muted
      : slow > 0 && isSlowed(role)
        ? its.slow(spanOf(slow, locale))
        : undefined;
  return told === undefined ? null : (
    <p class="standing" role="status">
      {told}
    </p>
  );
}
