/**
 * `alcove pins`: lists the pinned messages.
 */
import { Command } from "@commander-js/extra-typings";
import { JSON_LINES, type MakeCommand, ROOM } from "../../command.ts";
import { paintFor } from "../../output/paint.ts";
import { put } from "../../output/put.ts";
import { safeJson, safeLine } from "../../output/safe.ts";
import { Transcript } from "../../output/terminal-transcript.ts";
import { pinnedIn } from "../../session/pinning.ts";
import { inRoom } from "../../session/session.ts";

export const listPins: MakeCommand = ({ sessionIn, tell }) =>
  new Command("pins")
    .description("list the pinned messages with their numbers, the newest pin first")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      const transcript = new Transcript(paintFor(process.stdout));
      await inRoom(await sessionIn(room), async (joined) => {
        for await (const { seq, message } of pinnedIn(joined)) {
          if (message === undefined) {
            tell(`${seq} was deleted, or has expired.`);
            continue;
          }
          const { by: id, name, role, body } = message;
          const line = `${seq} ${transcript.name({ id, name, role })}: ${safeLine(body)}`;
          await put(json ? safeJson(message) : line);
        }
      });
    });
