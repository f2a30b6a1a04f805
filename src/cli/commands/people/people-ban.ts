/**
 * `alcove people ban`: removes a member and keeps them out.
 */
import { Command } from "@commander-js/extra-typings";
import { endOf, FOR, type MakeCommand, MEMBER, ROOM } from "../../command.ts";
import { memberNamed } from "../../session/moderated-member.ts";
import { act } from "../../session/requests.ts";

export const ban: MakeCommand = ({ sessionIn }) =>
  new Command("ban")
    .description("remove a member and keep them out")
    .argument("<room>", ROOM)
    .argument("<who>", MEMBER)
    .option("--address", "also ban their IP address")
    .option("--for <time>", `${FOR} (default: until lifted)`)
    .option("--note <words>", "the reason")
    .action(async (room, who, { address, for: time, note }) => {
      const session = await sessionIn(room);
      const until = endOf(time);
      await act(session, {
        act: "ban",
        member: await memberNamed(session, who),
        ...(until !== undefined && { until }),
        ...(address && { address }),
        ...(note !== undefined && { note }),
      });
    });
