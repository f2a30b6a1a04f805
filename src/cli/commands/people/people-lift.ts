/**
 * `alcove people lift`: ends a ban.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, MEMBER, ROOM } from "../../command.ts";
import { memberNamed } from "../../session/moderated-member.ts";
import { act } from "../../session/requests.ts";

export const lift: MakeCommand = ({ sessionIn }) =>
  new Command("lift")
    .description("unban a member")
    .argument("<room>", ROOM)
    .argument("<who>", MEMBER)
    .action(async (room, who) => {
      const session = await sessionIn(room);
      await act(session, { act: "lift", member: await memberNamed(session, who) });
    });
