/**
 * `alcove room log`: shows what owners and moderators did.
 */
import { Command } from "@commander-js/extra-typings";
import * as v from "valibot";
import { JSON_LINES, type MakeCommand, ROOM } from "../../command.ts";
import { put } from "../../output/put.ts";
import { safeJson, safeLine } from "../../output/safe.ts";
import { act } from "../../session/requests.ts";

const LogEntry = v.looseObject({
  at: v.number(),
  act: v.string(),
  by: v.object({ name: v.string() }),
  member: v.optional(v.object({ id: v.string(), name: v.string() })),
  about: v.optional(v.string()),
});

export const showLog: MakeCommand = ({ sessionIn }) =>
  new Command("log")
    .description("show the activity log")
    .argument("<room>", ROOM)
    .option("--json", JSON_LINES)
    .action(async (room, { json = false }) => {
      const { result } = await act(await sessionIn(room), { act: "log" });
      for (const entry of v.parse(v.array(LogEntry), result))
        await put(json ? safeJson(entry) : safeLine(lineOf(entry)));
    });

function lineOf({ at, by, act: what, member, about }: v.InferOutput<typeof LogEntry>): string {
  return [
    new Date(at).toISOString(),
    `${by.name || "Someone"}:`,
    what,
    ...(member === undefined ? [] : [member.name || member.id]),
    ...(about === undefined ? [] : [about]),
  ].join(" ");
}
