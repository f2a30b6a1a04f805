/**
 * `alcove members`: lists who is in the room, except for the member that this command joins as.
 */
import { Command } from "@commander-js/extra-typings";
import type { Member } from "../../client/program/index.ts";
import { JSON_LINES, type MakeCommand, ROOM } from "../command.ts";
import { paintFor } from "../output/paint.ts";
import { put } from "../output/put.ts";
import { safeJson } from "../output/safe.ts";
import { Transcript } from "../output/terminal-transcript.ts";
import { inRoom } from "../session/session.ts";

export const listMembers: MakeCommand = ({ sessionIn, tell }) =>
  new Command("members")
    .description("list who else is in the room")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      const transcript = new Transcript(paintFor(process.stdout));
      await inRoom(await sessionIn(room), async (joined) => {
        const isOther = ({ id }: Member): boolean => id !== joined.you;
        const others = joined.members.filter(isOther);
        // All names first, so that namesakes have a tag from the first line on.
        for (const member of others) transcript.name(member);
        for (const member of others) await put(json ? safeJson(member) : transcript.name(member));
        const unnamed = joined.count - joined.members.length;
        if (unnamed > 0) tell(`and ${unnamed.toLocaleString("en")} more`);
      });
    });
