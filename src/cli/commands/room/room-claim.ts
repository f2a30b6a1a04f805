/**
 * `alcove room claim`: makes the user the owner of a room without one, and shows the owner link.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, ROOM } from "../../command.ts";
import { put } from "../../output/put.ts";
import { safeLine } from "../../output/safe.ts";
import { act } from "../../session/requests.ts";

export const claimRoom: MakeCommand = ({ sessionIn, tell }) =>
  new Command("claim")
    .description("become the owner of a room without one; show its owner link")
    .argument("<room>", ROOM)
    .action(async (room) => {
      const { link = "" } = await act(await sessionIn(room), { act: "claim" });
      tell("You own this room. Anyone who opens its owner link becomes an owner, too.");
      tell("Save it: it is not shown again.");
      await put(safeLine(link));
    });
