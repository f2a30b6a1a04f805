/**
 * `alcove state delete`: deletes an entry.
 */
import { Command } from "@commander-js/extra-typings";
import { KEY_HELP, type MakeCommand, REV, ROOM } from "../../command.ts";
import { writeOptionsOf } from "../../input/arguments.ts";
import { writeEntry } from "../../session/write-entry.ts";

export const deleteEntry: MakeCommand = ({ sessionIn, fail }) =>
  new Command("delete")
    .description("delete the entry under a key")
    .argument("<room>", ROOM)
    .argument("<key>", KEY_HELP)
    .option("--rev <rev>", REV)
    .action(async (room, key, { rev }) => {
      const session = await sessionIn(room);
      const options = writeOptionsOf(rev);
      if (!(await writeEntry(session, (joined) => joined.delete(key, options)))) fail();
    });
