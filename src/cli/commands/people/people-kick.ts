/**
 * `alcove people kick`: removes a member from the room.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, MEMBER, ROOM } from "../../command.ts";
import { memberNamed } from "../../session/moderated-member.ts";
import { act } from "../../session/requests.ts";

export const kick: MakeCommand = ({ sessionIn }) =>
  new Command("kick")
    .description("remove a member from the room")
    .argument("<room>", ROOM)
    .argument("<who>", MEMBER)
    .action(async (room, who) => {
      const session = await sessionIn(room);
      await act(session, { act: "kick", member: await memberNamed(session, who) });
    });
