/**
 * One member link, used by one new token after another.
 */
import { ask, type Answer, flood, refusalIn } from "../requests.ts";
import { newToken } from "../secrets.ts";
import { ATTACKER, BOB, type Stage } from "../stage.ts";
import { Tally } from "../tally.ts";
import { knock } from "../visit.ts";
import type { Attack } from "./attack.ts";

/** More than a room's register holds. */
const MOST = 6_000;
const TOO_FAST = "429";

export const register: Attack = {
  name: "taking a link",
  room: ({ room }) => room,
  async run(stage) {
    const { port, owned, tally } = stage;
    await flood(stage, tally, async () => refusalIn(await take(stage, ATTACKER)));
    const given = tally.answers;
    return async () => {
      const all = await exhaust(stage, given);
      const key = owned.moderator;
      const moderator = await knock({ port, room: owned.room, from: BOB, key });
      const works = typeof moderator === "string" ? `is ${moderator}` : "works";
      return `${given} let in; after ${all}, a link for moderators ${works}`;
    };
  },
};

/** Speaking over HTTP is the cheapest way to use a link. */
function take({ port, owned: { room, member } }: Stage, from: string): Promise<Answer> {
  return ask(port, from, {
    method: "POST",
    path: `/r/${room}`,
    headers: { "Alcove-Key": member, Authorization: `Bearer ${newToken()}` },
    body: "hi",
  });
}

/** Lets one address after another use the link until nobody is admitted any more. Returns how many were. */
async function exhaust(stage: Stage, given: number): Promise<number> {
  const tally = new Tally();
  let asked = 0;
  let addresses = 1;
  let isOver = false;
  await flood({ goesOn: () => !isOver && given + asked < MOST }, tally, async () => {
    asked += 1;
    const from = addresses;
    const refusal = refusalIn(await take(stage, `192.0.2.${from}`));
    // Of the requests in flight, the first that is refused starts the next address.
    if (refusal === TOO_FAST) addresses = Math.max(addresses, from + 1);
    else isOver ||= refusal !== undefined;
    return refusal;
  });
  return given + tally.answers;
}
