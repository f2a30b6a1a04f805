/**
 * `alcove export`: writes a room's messages and shared state to standard output.
 */
import { Readable } from "node:stream";
import { Command } from "@commander-js/extra-typings";
import * as v from "valibot";
import { type MakeCommand, ROOM } from "../command.ts";
import { UsageError } from "../input/arguments.ts";
import { linesOf } from "../input/line-splitter.ts";
import { counted } from "../output/counted.ts";
import { Progress } from "../output/progress.ts";
import { put } from "../output/put.ts";
import { safeJson } from "../output/safe.ts";
import { NotDoneError, request } from "../session/requests.ts";

/** Characters of a line: far more than the longest message takes. */
const LINE_LENGTH = 131_072;

const ExportedLine = v.looseObject({ type: v.string(), head: v.optional(v.number()) });

export const exportRoom: MakeCommand = ({ sessionIn }) =>
  new Command("export")
    .description("export all messages and shared state, one JSON object per line")
    .argument("<room>", ROOM)
    .option("--html", "as one web page to read")
    .option("--mine", "only your own messages")
    .action(async (room, { html = false, mine = false }) => {
      const session = await sessionIn(room);
      if (html && process.stdout.isTTY)
        throw new UsageError("Redirect the page into a file: … > room.html");
      const Accept = html ? "text/html" : "application/x-ndjson";
      const path = `/export${mine ? "?mine" : ""}`;
      const { body } = await request(session, path, { headers: { Accept } });
      if (!(await putExport(body ?? Readable.from([]), html)))
        throw new NotDoneError("The export is incomplete. Try again.");
    });

/** Returns whether its last line is the one that ends an export. */
async function putExport(body: AsyncIterable<Uint8Array>, html: boolean): Promise<boolean> {
  const progress = new Progress();
  let count = 0;
  let last = "";
  let all = "";
  try {
    for await (const { text } of linesOf(body, LINE_LENGTH)) {
      count += 1;
      progress.tell(() => `${counted(count, "line")}${all}`);
      if (html) {
        await put(text);
        last = text;
        continue;
      }
      const line = v.parse(v.pipe(v.string(), v.parseJson(), ExportedLine), text);
      await put(safeJson(line));
      last = line.type;
      if (line.head !== undefined) all = ` of at most ${line.head.toLocaleString("en")}`;
    }
  } finally {
    progress.end();
  }
  return last === (html ? "</html>" : "end");
}
