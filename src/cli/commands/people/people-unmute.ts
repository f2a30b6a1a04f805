/**
 * `alcove people unmute`: lets a muted member post again.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, MEMBER, ROOM } from "../../command.ts";
import { memberNamed } from "../../session/moderated-member.ts";
import { act } from "../../session/requests.ts";

export const unmute: MakeCommand = ({ sessionIn }) =>
  new Command("unmute")
    .description("let a muted member post again")
    .argument("<room>", ROOM)
    .argument("<who>", MEMBER)
    .action(async (room, who) => {
      const session = await sessionIn(room);
      await act(session, { act: "unmute", member: await memberNamed(session, who) });
    });
