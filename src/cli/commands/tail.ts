/**
 * `alcove tail`: shows messages as they arrive.
 */
import { Command } from "@commander-js/extra-typings";
import { sinceTyped, JSON_LINES, type MakeCommand, ROOM, SINCE } from "../command.ts";
import { paintFor } from "../output/paint.ts";
import { put } from "../output/put.ts";
import { safeJson } from "../output/safe.ts";
import { Transcript } from "../output/terminal-transcript.ts";
import { inRoom } from "../session/session.ts";

export const tailRoom: MakeCommand = ({ sessionIn }) =>
  new Command("tail")
    .description("show the newest 50 messages, then each new one as it arrives")
    .argument("<room>", ROOM)
    .option("--since <when>", SINCE)
    .option("--json", JSON_LINES)
    .option("--no-follow", "stop after the newest message")
    .action(async (room, { since, follow, json = false }) => {
      const session = await sessionIn(room);
      const begin = sinceTyped(since);
      const transcript = new Transcript(paintFor(process.stdout));
      await inRoom(session, async (joined) => {
        for await (const message of joined.messages({ since: begin, follow }))
          await put(json ? safeJson(message) : transcript.said(message));
      });
    });
