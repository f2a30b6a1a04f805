/**
 * `alcove state delete`: deletes an entry.
 */
import { Command } from "@commander-js/extra-typings";
import { KEY, type MakeCommand, REV, ROOM } from "../../command.ts";
import { revOf } from "../../input/arguments.ts";
import { writeEntry } from "../../session/write-entry.ts";

export const deleteEntry: MakeCommand = ({ sessionIn, fail }) =>
  new Command("delete")
    .description("delete the entry under a key")
    .argument("<room>", ROOM)
    .argument("<key>", KEY)
    .option("--rev <rev>", REV)
    .action(async (room, key, { rev }) => {
      const session = await sessionIn(room);
      const options = revOf(rev);
      if (!(await writeEntry(session, (joined) => joined.delete(key, options)))) fail();
    });
