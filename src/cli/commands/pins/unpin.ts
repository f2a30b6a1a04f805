/**
 * `alcove unpin`: removes the pin of a message.
 */
import { Command } from "@commander-js/extra-typings";
import { type MakeCommand, ROOM } from "../../command.ts";
import { countOf } from "../../input/arguments.ts";
import { unpinMessage } from "../../session/pinning.ts";
import { writeEntry } from "../../session/write-entry.ts";

export const unpin: MakeCommand = ({ sessionIn, fail }) =>
  new Command("unpin")
    .description("unpin a message")
    .argument("<room>", ROOM)
    .argument("<number>", "the message's number")
    .action(async (room, number) => {
      const seq = countOf(number);
      const session = await sessionIn(room);
      if (!(await writeEntry(session, (joined) => unpinMessage(joined, seq)))) fail();
    });
