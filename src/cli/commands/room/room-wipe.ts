/**
 * `alcove room wipe`: deletes a room for good.
 */
import { Command } from "@commander-js/extra-typings";
import { checkConfirmed, type MakeCommand, ROOM } from "../../command.ts";
import { act } from "../../session/requests.ts";

export const wipeRoom: MakeCommand = ({ sessionIn, tell }) =>
  new Command("wipe")
    .description("delete the room for good")
    .argument("<room>", ROOM)
    .option("--yes", "confirm; without it, nothing happens")
    .action(async (room, { yes }) => {
      checkConfirmed(yes, "This deletes the room and everything in it, for everyone.");
      await act(await sessionIn(room), { act: "wipe" });
      tell("The room is deleted.");
    });
