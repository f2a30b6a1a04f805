/**
 * What was said and what happened, in order, and the way back to its end.
 */
import { useMemo, useState } from "preact/hooks";
import type { ComponentChild } from "preact";
import type { Gap, RoomState } from "../../client/index.ts";
import type { Seq } from "../../protocol/ids.ts";
import type { Stick } from "../hooks/use-stick.ts";
import { useHeldPlace } from "../hooks/use-held-place.ts";
import { nameKey, sharedNames } from "../view/identity.ts";
import { toldOf } from "../view/notices.ts";
import { drawnOf, rowsOf } from "../view/rows.ts";
import { tellReached, walk } from "../walk.ts";
import { times, words } from "../words/index.ts";
import type { Choices } from "./delivery.tsx";
import { Group } from "./group.tsx";
import { Missing } from "./missing.tsx";
import { type LinePlace, NewLine } from "./new-line.tsx";
import { NoticeText } from "./notice.tsx";
import { Pills } from "./pills.tsx";

/** Messages that scrolling up brings back into the document at a time. */
const DRAWN_MORE = 100;

interface LogProps {
  readonly state: RoomState;
  readonly stick: Stick;
  readonly choices: Choices;
  /** Whether to tell who came and went. */
  readonly showsJoins: boolean;
  /** After which message the New line stands. */
  readonly newAfter: Seq | undefined;
  readonly onFill: (gap: Gap) => void;
  /** Shown while there is nothing else. */
  readonly empty: ComponentChild;
}

export function Log({ state, stick, choices, showsJoins, newAfter, empty, onFill }: LogProps) {
  const { timeline, members, outbox, you, connection } = state;
  const { messages } = timeline;
  const { scroller, awaySince, heldFrom } = stick;
  const isLoaded = timeline.cursor !== undefined;
  const isEmpty = messages.length === 0 && outbox.length === 0;

  // While somebody reads further up, what they read is not taken from above them.
  if (awaySince === undefined) heldFrom.current = drawnOf(messages)[0]?.seq;
  const notices = useMemo(() => toldOf(state.notices, showsJoins), [state.notices, showsJoins]);
  const rows = rowsOf(
    { ...state, notices },
    times.day,
    newAfter,
    awaySince === undefined ? undefined : heldFrom.current,
  );
  const [place, setPlace] = useState<LinePlace>();
  const [, redraw] = useState(0);
  const reach = (gap: Gap | undefined): void => {
    if (gap !== undefined) return onFill(gap);
    // They are here: draw some more of them.
    const first = messages.findIndex(({ seq }) => seq >= (heldFrom.current ?? 0));
    heldFrom.current = messages[Math.max(0, first - DRAWN_MORE)]?.seq;
    redraw((count) => count + 1);
  };
  useHeldPlace(scroller, rows.find((row) => row.kind === "group")?.entries[0]?.at ?? 0);
  const shared = useMemo(() => sharedNames(members, messages), [members, messages]);
  const now = Date.now();

  return (
    <div class="reading">
      <div
        class="log"
        ref={scroller}
        role="log"
        aria-label={words.log}
        // What is new is said by the announcer: rows come and go here as one scrolls.
        aria-live="off"
        aria-busy={!isLoaded}
        tabIndex={0}
        onKeyDown={walk}
        onFocusIn={tellReached}
      >
        <div class="rows">
          {isLoaded && isEmpty && empty}
          {!isLoaded && isEmpty && <p class="opening">{words.opening}</p>}
          {rows.map((row) => {
            switch (row.kind) {
              case "day":
                return (
                  <h2 class="day" key={row.key}>
                    <span>{times.dayLabel(row.at, now)}</span>
                  </h2>
                );
              case "new":
                return <NewLine key={row.key} onPlace={setPlace} />;
              case "missing":
                return (
                  <Missing key={row.key} gap={row.gap} onReach={reach} connection={connection} />
                );
              case "notices":
                return (
                  <div class="notices" key={row.key}>
                    {row.lines.map((line) => (
                      <p key={line.kind === "renamed" ? line.member.id : line.kind}>
                        <NoticeText line={line} />
                      </p>
                    ))}
                  </div>
                );
              case "group":
                return (
                  <Group
                    key={row.key}
                    row={row}
                    isOwn={row.by === (you ?? "")}
                    isShared={shared.has(nameKey(row.name))}
                    choices={choices}
                    words={words}
                  />
                );
            }
          })}
        </div>
      </div>
      <Pills state={state} stick={stick} newAfter={newAfter} place={place} />
    </div>
  );
}
