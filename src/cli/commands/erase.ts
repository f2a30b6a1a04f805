/**
 * `alcove erase`: deletes a message, or all of the user's own.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, ROOM } from "../command.ts";
import { countOf, UsageError } from "../input/arguments.ts";
import { eraseOwn } from "../session/erase-own.ts";
import { act } from "../session/requests.ts";

export const erase: MakeCommand = ({ sessionIn }) =>
  new Command("erase")
    .description("delete a message, or all of your own")
    .argument("<room>", ROOM)
    .argument("[number]", "the message's number")
    .option("--mine", "all of your messages")
    .action(async (room, number, { mine = false }) => {
      if (mine === (number !== undefined))
        throw new UsageError("Give either a message's number or --mine.");
      const session = await sessionIn(room);
      if (number === undefined) await eraseOwn(session);
      else await act(session, { act: "erase", seq: countOf(number) });
    });
