/**
 * `alcove state set`: writes an entry.
 */
import { Command } from "@commander-js/extra-typings";
import { KEY_HELP, type MakeCommand, REV, ROOM } from "../../command.ts";
import { jsonOr, writeOptionsOf } from "../../input/arguments.ts";
import { writeEntry } from "../../session/write-entry.ts";

export const setEntry: MakeCommand = ({ sessionIn, fail }) =>
  new Command("set")
    .description("set the value under a key")
    .argument("<room>", ROOM)
    .argument("<key>", KEY_HELP)
    .argument("<value>", "JSON; anything else is stored as a string")
    .option("--text", "store the value as a string even if it is valid JSON")
    .option("--rev <rev>", REV)
    .action(async (room, key, typed, { text = false, rev }) => {
      const value = text ? typed : jsonOr(typed);
      const session = await sessionIn(room);
      const options = writeOptionsOf(rev);
      if (!(await writeEntry(session, (joined) => joined.set(key, value, options)))) fail();
    });
