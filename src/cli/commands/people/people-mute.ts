/**
 * `alcove people mute`: stops a member from posting.
 */
import { Command } from "@commander-js/extra-typings";
import { endOf, FOR, type MakeCommand, MEMBER, ROOM } from "../../command.ts";
import { memberNamed } from "../../session/moderated-member.ts";
import { act } from "../../session/requests.ts";

export const mute: MakeCommand = ({ sessionIn }) =>
  new Command("mute")
    .description("stop a member from posting")
    .argument("<room>", ROOM)
    .argument("<who>", MEMBER)
    .option("--for <time>", `${FOR} (default: until unmuted)`)
    .action(async (room, who, { for: time }) => {
      const session = await sessionIn(room);
      const until = endOf(time);
      const member = await memberNamed(session, who);
      await act(session, { act: "mute", member, ...(until !== undefined && { until }) });
    });
