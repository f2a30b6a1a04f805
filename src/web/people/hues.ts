/**
 * Distributes colours among a room's members. By their ids alone, two of three would often have the same one.
 */
import { HUES, placeOf } from "../../client/faces.ts";
import type { Member, Message, RoomView } from "../../client/index.ts";
import type { MemberId } from "../../protocol/ids.ts";

/** Each member's place on a wheel of {@link HUES}. */
export type Hues = ReadonlyMap<MemberId, number>;

/** How many members keep their colours. Beyond that, absent members start over. */
const KEPT = 500;
/** The weight of a present member against absent authors. */
const HERE = 1_000;
/**
 * Places between a taken colour and the next to try: five of twelve look far apart, and reach every colour.
 */
const STRIDE = 5;

/**
 * A member who has a colour keeps it. A new one gets the colour of their id, unless fewer present members
 * have another one.
 *
 * @param here members whose colours must differ first
 * @param seen others to distinguish, as far as there are colours
 */
export function sharedHues(
  former: Hues,
  here: readonly MemberId[],
  seen: readonly MemberId[],
): Hues {
  // The same for every viewer to whom the same members appear at once.
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
/** Of the room on the screen. */
let shown: Hues = new Map();

/** Before the members in it are drawn. */
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
