/**
 * `alcove pin`: pins a message.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, ROOM } from "../../command.ts";
import { countOf } from "../../input/arguments.ts";
import { pinMessage } from "../../session/pinning.ts";
import { writeEntry } from "../../session/write-entry.ts";

export const pin: MakeCommand = ({ sessionIn, fail }) =>
  new Command("pin")
    .description("pin a message")
    .argument("<room>", ROOM)
    .argument("<number>", "the message's number")
    .action(async (room, number) => {
      const seq = countOf(number);
      const session = await sessionIn(room);
      if (!(await writeEntry(session, (joined) => pinMessage(joined, seq)))) fail();
    });
