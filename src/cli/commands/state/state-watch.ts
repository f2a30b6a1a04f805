/**
 * `alcove state watch`: shows entries, then every change until the user stops it.
 */
import { Command } from "@commander-js/extra-typings";
import { KEY_HELP, type MakeCommand, ROOM } from "../../command.ts";
import { changeLine } from "../../output/entry-lines.ts";
import { put } from "../../output/put.ts";
import { inRoom } from "../../session/session.ts";

export const watchEntries: MakeCommand = ({ sessionIn }) =>
  new Command("watch")
    .description("show entries, then every change: a key and its value, or a deleted key")
    .argument("<room>", ROOM)
    .argument("[key]", KEY_HELP)
    .option("--json", "whole entries, one JSON object per line")
    .action(async (room, key, { json = false }) => {
      await inRoom(await sessionIn(room), async (joined) => {
        for await (const change of joined.watch(key)) await put(changeLine(change, json));
      });
    });
