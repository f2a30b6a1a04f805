/**
 * `alcove state get`: shows the value of an entry, or all entries.
 */
import { Command } from "@commander-js/extra-typings";
import { KEY_HELP, type MakeCommand, ROOM } from "../../command.ts";
import { entryLine } from "../../output/entry-lines.ts";
import { put } from "../../output/put.ts";
import { inRoom } from "../../session/session.ts";

export const getEntries: MakeCommand = ({ sessionIn, tell, fail }) =>
  new Command("get")
    .description("show the value under a key, or every key and value")
    .argument("<room>", ROOM)
    .argument("[key]", KEY_HELP)
    .option("--json", "whole entries, one JSON object per line")
    .action(async (room, key, { json = false }) => {
      await inRoom(await sessionIn(room), async ({ state }) => {
        const entries = [...state.values()].filter((it) => key === undefined || it.key === key);
        for (const entry of entries) await put(entryLine(entry, key === undefined, json));
        if (key === undefined || entries.length > 0) return;
        tell(`There is no entry under ${key}.`);
        fail();
      });
    });
