/**
 * `alcove links list`: lists invite links. Nobody can read their keys again, not even the room.
 */
import { Command } from "@commander-js/extra-typings";
import { JSON_LINES, type MakeCommand, ROOM } from "../../command.ts";
import { put } from "../../output/put.ts";
import { safeJson, safeLine } from "../../output/safe.ts";
import { inviteLinksOf, SHORT_HASH } from "../../session/invite-links.ts";

export const listLinks: MakeCommand = ({ sessionIn }) =>
  new Command("list")
    .description("list invite links, without their keys")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      for (const link of await inviteLinksOf(await sessionIn(room))) {
        const { hash, role, members, uses, until, note, bot, isPassword } = link;
        const words = [
          hash.slice(0, SHORT_HASH),
          role,
          ...(bot ? ["bot"] : []),
          ...(isPassword ? ["password"] : []),
          `${members} joined`,
          ...(uses === undefined ? [] : [`${uses} ${uses === 1 ? "use" : "uses"} left`]),
          ...(until === undefined ? [] : [`until ${new Date(until).toISOString()}`]),
          ...(note === undefined ? [] : [note]),
        ];
        await put(json ? safeJson(link) : safeLine(words.join("  ")));
      }
    });
