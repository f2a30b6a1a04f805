/**
 * What a screen reader announces. The list itself is silent: rows appear and disappear in it during
 * scrolling, and that is not news.
 */
import type { Message, Pending, RoomState, Timeline } from "../../client/index.ts";
import { readableIn } from "../../protocol/records/message.ts";
import type { Cursor, MemberId } from "../../protocol/ids.ts";
import type { MoreWords, Words } from "../words/catalogue.ts";
import { withoutSpoilers } from "../formatting/without-spoilers.ts";

/** Messages read out one by one. Of more, only the number is announced. */
const READ_OUT = 3;
/** UTF-16 units of a message that are read out. To hear the rest, a user moves to the message. */
const LONGEST = 400;

/** What needs no announcement any more. */
export interface Heard {
  readonly cursor: Cursor | undefined;
  readonly refused: ReadonlySet<string>;
}

/** The texts for announcements. */
type Spoken = Pick<Words, "pill"> & Pick<MoreWords, "said" | "message">;

export type HeardState = Pick<RoomState, "timeline" | "outbox" | "you">;

/** What was there from the start is not news. */
export function heardOf({ timeline, outbox }: HeardState): Heard {
  return { cursor: timeline.cursor, refused: new Set(refusedIn(outbox).map(({ id }) => id)) };
}

/** What to announce of everything after `heard`: nothing, if it is history or the user's own. */
export function announcementOf(
  heard: Heard,
  { timeline, outbox, you }: HeardState,
  { pill, said: saidBy, message }: Spoken,
): string[] {
  const news = newsIn(timeline, heard.cursor, you);
  const said =
    news.length > READ_OUT
      ? [pill.unread(news.length)]
      : news.map((it) => saidBy(it.name, readable(readableIn(it) ?? "")));
  const refused = refusedIn(outbox).filter(({ id }) => !heard.refused.has(id));
  return refused.length > 0 ? [...said, message.refused] : said;
}

function newsIn(
  { cursor, messages }: Timeline,
  heard: Cursor | undefined,
  you: MemberId | undefined,
): readonly Message[] {
  // In a room that is new to the page, or in a new epoch, everything is history.
  if (heard === undefined || cursor?.epoch !== heard.epoch || cursor.seq <= heard.seq) return [];
  const start = messages.findLastIndex(({ seq }) => seq <= heard.seq) + 1;
  return messages.slice(start).filter((it) => it.by !== you && readableIn(it) !== undefined);
}

function refusedIn(outbox: readonly Pending[]): readonly Pending[] {
  return outbox.filter(({ refused }) => refused !== undefined);
}

function readable(body: string): string {
  const line = withoutSpoilers(body).replace(/\s+/g, " ");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
