/**
 * `alcove forget`: leaves a room for good.
 */
import { Command } from "@commander-js/extra-typings";
import { checkConfirmed, type MakeCommand, ROOM } from "../command.ts";
import { eraseOwn } from "../session/erase-own.ts";
import { act } from "../session/requests.ts";

export const forget: MakeCommand = ({ sessionIn, tell }) =>
  new Command("forget")
    .description("leave for good: the room deletes your role and your name")
    .argument("<room>", ROOM)
    .option("--erase", "delete your messages first")
    .option("--yes", "confirm; without it, nothing happens")
    .action(async (room, { erase: isErased = false, yes }) => {
      checkConfirmed(yes, "The room deletes your role and your name.");
      const session = await sessionIn(room);
      if (isErased) await eraseOwn(session, true);
      await act(session, { act: "forget" });
      tell("You left the room for good.");
    });
