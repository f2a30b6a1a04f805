/**
 * Colours shared out among the people of a room. By their ids alone two of three would often have the same one.
 */
import { HUES, placeOf } from "../../client/faces.ts";
import type { Member, Message, RoomView } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";

/** The place of each on a wheel of {@link HUES}. */
export type Hues = ReadonlyMap<MemberId, number>;

/** People of a room whose colours are kept; with more, those who are not here begin anew. */
const KEPT = 500;
/** What a member who is here weighs against those who only wrote. */
const HERE = 1_000;
/** Places between one that is taken and the next to try: five of twelve look far apart, and lead to each. */
const STRIDE = 5;

/**
 * A member who has a colour keeps it. Another gets the one of their id, unless fewer of those here have a different one.
 *
 * @param here whose colours must differ first
 * @param seen others who are to be told apart, as far as there are colours
 */
export function sharedHues(
  former: Hues,
  here: readonly MemberId[],
  seen: readonly MemberId[],
): Hues {
  // The same for everybody who sees the same people come at once.
  const fresh = [...here.toSorted(), ...seen].filter((id) => !former.has(id));
  if (fresh.length === 0) return former;
  const kept = former.size > KEPT ? new Map(here.flatMap((id) => entryOf(former, id))) : former;
  const hues = new Map(kept);
  const isHere = new Set(here);
  const taken = Array.from({ length: HUES }, () => 0);
  const take = (id: MemberId, place: number): void => {
    hues.set(id, place);
    taken[place] = (taken[place] ?? 0) + (isHere.has(id) ? HERE : 1);
  };
  for (const [id, place] of kept) take(id, place);
  for (const id of fresh) {
    if (hues.has(id)) continue;
    const places = Array.from({ length: HUES }, (_, n) => (placeOf(id) + n * STRIDE) % HUES);
    const least = Math.min(...taken);
    take(id, places.find((place) => taken[place] === least) ?? placeOf(id));
  }
  return hues;
}

function entryOf(hues: Hues, id: MemberId): [MemberId, number][] {
  const place = hues.get(id);
  return place === undefined ? [] : [[id, place]];
}

interface SharedHues {
  readonly members: readonly Member[];
  readonly messages: readonly Message[];
  readonly hues: Hues;
}

const byRoom = new WeakMap<RoomView, SharedHues>();
/** Of the room that is drawn. */
let shown: Hues = new Map();

/** Before the people in it are drawn. */
export function shareHues(
  room: RoomView,
  members: readonly Member[],
  messages: readonly Message[],
): void {
  const former = byRoom.get(room);
  const isSame = former?.members === members && former.messages === messages;
  const hues = isSame
    ? former.hues
    : sharedHues(
        former?.hues ?? new Map(),
        members.map(({ id }) => id),
        messages.map(({ by }) => by),
      );
  if (!isSame) byRoom.set(room, { members, messages, hues });
  shown = hues;
}

/** Degrees around the colour wheel. */
export function hueOf(id: MemberId): number {
  return (shown.get(id) ?? placeOf(id)) * (360 / HUES);
}
