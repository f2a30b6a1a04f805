/**
 * `alcove people bans`: lists banned members.
 */
import { Command } from "@commander-js/extra-typings";
import { JSON_LINES, type MakeCommand, ROOM } from "../../command.ts";
import { put } from "../../output/put.ts";
import { safeJson, safeLine } from "../../output/safe.ts";
import { bansOf } from "../../session/moderated-member.ts";

export const listBans: MakeCommand = ({ sessionIn }) =>
  new Command("bans")
    .description("list banned members")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      for (const ban of await bansOf(await sessionIn(room))) {
        const { member, name, until, note } = ban;
        const words = [
          member,
          ...(name === "" ? [] : [name]),
          ...(until === undefined ? [] : [`until ${new Date(until).toISOString()}`]),
          ...(note === undefined ? [] : [note]),
        ];
        await put(json ? safeJson(ban) : safeLine(words.join("  ")));
      }
    });
