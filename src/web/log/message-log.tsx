/**
 * The messages and notices in order, and the way back to the end.
 */
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { ComponentChild } from "preact";
import type { Member, Role, RoomView, RoomState } from "../../client/index.ts";
import type { RoomName } from "../../protocol/names/names.ts";
import type { Stick } from "./scrolling/stick.ts";
import { newsKit } from "../notices/later-news.ts";
import { tellingApart } from "../people/later-telling-apart.ts";
import { logKit } from "./later-log-kit.ts";
import { useLater } from "../loading/use-later.ts";
import { drawnOf, heldAt, heldMore } from "./scrolling/drawn.ts";
import { toldOf } from "../notices/told.ts";
import { useSettings } from "../settings/use-settings.ts";
import { useNewLine } from "./use-new-line.ts";
import { type ShownMessage, isPending, rowsOf } from "./rows.ts";
import { times, words } from "../words/index.ts";
import type { Remedies } from "../messages/remedies.ts";
import { Group } from "../messages/group.tsx";

interface MessageLogProps {
  readonly room: RoomView;
  readonly name: RoomName;
  readonly state: RoomState;
  readonly stick: Stick;
  readonly remedies: Remedies;
  /** Shown while there is nothing else, once it has loaded. */
  readonly empty: ComponentChild;
}

export function MessageLog({ room, name, state, stick, remedies, empty }: MessageLogProps) {
  const { timeline, entries, members, outbox, you, connection } = state;
  const { messages } = timeline;
  const { scroller, awaySince, held, isWhole } = stick;
  const isLoaded = timeline.cursor !== undefined;
  const isEmpty = messages.length === 0 && outbox.length === 0;

  const isAtEnd = awaySince === undefined;
  const newAfter = useNewLine(name, state, isAtEnd);
  const { showsJoins } = useSettings();
  // While a reader is further up, what they read is not removed above them, and new messages do not pile up
  // below.
  const drawn = drawnOf(messages, isAtEnd ? undefined : held.current);
  if (isAtEnd) held.current = heldAt(messages, drawn);
  isWhole.current = drawn.end === messages.length;
  // Needed once there is a message to read. Nobody waits for it.
  const kit = useLater(logKit, isLoaded);
  const [, redraw] = useState(0);
  const drawMore = (which: "older" | "newer"): void => {
    held.current = heldMore(messages, held.current, which);
    redraw((count) => count + 1);
  };
  const news = useLater(newsKit, isLoaded && entries.size > 0);
  const notices = useMemo(
    () =>
      [...toldOf(state.notices, showsJoins), ...(news?.changesIn(room, entries) ?? [])].toSorted(
        (a, b) => a.after - b.after,
      ),
    [state.notices, showsJoins, news, entries],
  );
  const rows = rowsOf({ ...state, notices }, drawn, times.day, newAfter);
  const focused = document.activeElement;
  useLayoutEffect(() => {
    kit?.keepFocus(scroller.current, focused);
    stick.keep();
  });
  const apart = useLater(tellingApart, isLoaded);
  const shared = useMemo(
    () => apart?.sharedNames(members, messages.slice(drawn.start, drawn.end)),
    [apart, members, messages, drawn.start, drawn.end],
  );
  const here = useMemo(() => new Map(members.map((it) => [it.id, it])), [members]);
  const now = Date.now();

  return (
    <div class="reading">
      <div
        class="log"
        ref={scroller}
        role="log"
        aria-label={words.log}
        // The announcer reads out new messages. In this list, rows come and go while the reader scrolls.
        aria-live="off"
        aria-busy={!isLoaded}
        tabIndex={0}
        onKeyDown={kit && ((event) => kit.walk(event, stick))}
      >
        <div class="rows">
          {isEmpty && ((isLoaded && empty) || <p class="opening">{words.opening}</p>)}
          {rows.map((row) => {
            switch (row.kind) {
              case "day":
                return (
                  <h2 class="day" key={row.key}>
                    <span>{times.dayLabel(row.at, now)}</span>
                  </h2>
                );
              case "new":
                return (
                  <h2 class="new-line" key={row.key}>
                    <span>{words.newLine}</span>
                  </h2>
                );
              case "missing":
                return (
                  kit && (
                    <kit.Missing
                      key={row.key}
                      isLater={row.gap.after > 0}
                      rest={row.gap}
                      isInReach={connection.status === "open"}
                      onReach={() => room.fill(row.gap)}
                    />
                  )
                );
              case "undrawn":
                return (
                  kit && (
                    <kit.Missing
                      key={row.key}
                      isLater={row.are === "newer"}
                      rest={row.are === "newer" ? drawn.end : drawn.start}
                      isInReach
                      onReach={() => drawMore(row.are)}
                    />
                  )
                );
              case "notices":
                return kit && <kit.Notices key={row.key} row={row} />;
              case "group":
                return (
                  <Group
                    key={row.key}
                    row={row}
                    isOwn={row.by === (you ?? "")}
                    isShared={shared?.has(row.name) === true}
                    role={roleOf(row, here.get(row.by))}
                    tag={apart && words.tag(apart.tagOf(row.by))}
                    Marks={apart?.Marks}
                    nodes={kit?.nodes}
                    remedies={remedies}
                  />
                );
            }
          })}
        </div>
      </div>
      {kit && (
        <kit.AroundLog room={room} name={name} state={state} stick={stick} newAfter={newAfter} />
      )}
    </div>
  );
}

/** The current role of a member who is present; for another author, the role sent with the message. */
function roleOf(
  { entries }: { readonly entries: readonly ShownMessage[] },
  here?: Member,
): Role | undefined {
  const last = entries.at(-1);
  if (here !== undefined || last === undefined || isPending(last)) return here?.role;
  return last.role;
}
