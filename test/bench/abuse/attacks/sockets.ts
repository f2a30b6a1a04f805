/**
 * Opening as many plain sockets as are allowed.
 */
import { dial } from "../../load/line.ts";
import { flood } from "../requests.ts";
import { ATTACKER, BOB, HALL } from "../stage.ts";
import { knock } from "../visit.ts";
import type { Attack } from "./attack.ts";

const MOST = 1_200;

export const sockets: Attack = {
  name: "plain sockets",
  async run({ port, goesOn, tally, lasts }) {
    let held = 0;
    const hold = (more: number): void => {
      held += more;
    };
    await flood({ goesOn: () => goesOn() && held < MOST, lasts }, tally, () => open(port, hold));
    await lasts;
    const bob = await knock({ port, room: HALL, from: BOB });
    return async () => `${held} held; Bob ${typeof bob === "string" ? `gets ${bob}` : "gets in"}`;
  },
};

/** Resolves once the socket receives a line, or with the code of its close. */
function open(port: number, hold: (more: number) => void): Promise<string | undefined> {
  return new Promise((done) => {
    let isHeld = false;
    dial(
      { port, path: `/r/${HALL}?name=Mallory`, subprotocol: undefined, from: ATTACKER },
      {
        onOpen: () => {},
        onText: () => {
          if (!isHeld) hold(1);
          isHeld = true;
          done(undefined);
        },
        onEnd: (code) => {
          if (isHeld) hold(-1);
          isHeld = false;
          done(`${code}`);
        },
      },
    );
  });
}
