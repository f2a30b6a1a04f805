/**
 * Messages that claim to be repeats, from as far back as costs most to search: older than what the room
 * remembers, and newer than the blocks of ids.
 */
import { Speaker } from "../speaker.ts";
import { ATTACKER, FULL, type Owned } from "../stage.ts";
import type { Attack } from "./attack.ts";

const BEHIND = 10_950;
/** Enough to use up their address's allowance, each at full speed. */
const MEMBERS = 12;
const EVERY = 50;
const CHARS = 16;

export const searches: readonly Attack[] = [
  searching("a reader", ({ room }) => room),
  searching("a member", () => FULL),
];

function searching(who: string, room: (owned: Owned) => string): Attack {
  return {
    name: `searching, by ${who}`,
    room,
    async run({ port, owned, lasts, tally }) {
      const speech = { port, room: room(owned), from: ATTACKER, every: EVERY, chars: CHARS };
      const members = Array.from(
        { length: MEMBERS },
        () => new Speaker({ ...speech, behind: BEHIND }, tally),
      );
      await lasts;
      for (const it of members) it.leave();
    },
  };
}
