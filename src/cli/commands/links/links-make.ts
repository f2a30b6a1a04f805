/**
 * `alcove links make`: creates an invite link.
 */
import { Command } from "@commander-js/extra-typings";
import * as v from "valibot";
import { Role } from "../../../protocol/rights/roles.ts";
import { endOf, FOR, type MakeCommand, ROOM } from "../../command.ts";
import { countOf, UsageError } from "../../input/arguments.ts";
import { put } from "../../output/put.ts";
import { safeLine } from "../../output/safe.ts";
import { act } from "../../session/requests.ts";

export const makeLink: MakeCommand = ({ sessionIn }) =>
  new Command("make")
    .description("create an invite link, and show it this once")
    .argument("<room>", ROOM)
    .argument("[role]", Role.options.join(", "), "member")
    .option("--uses <count>", "how many members can use it")
    .option("--for <time>", FOR)
    .option("--note <words>", "a note for the list of links")
    .option("--bot", "for a program: its member is marked as a bot")
    .action(async (room, role, { uses, for: time, note, bot }) => {
      const session = await sessionIn(room);
      const terms = {
        uses: uses === undefined ? undefined : countOf(uses),
        until: endOf(time),
        note,
        bot,
      };
      if (!v.is(Role, role))
        throw new UsageError(`Invalid role "${role}". Roles: ${Role.options.join(", ")}.`);
      const { link = "" } = await act(session, { act: "link", role, ...terms });
      await put(safeLine(link));
    });
