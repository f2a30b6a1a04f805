/**
 * Imports an export into a room without messages. The body is read as it arrives, with one batch of it in
 * memory; an interrupted import resumes when the same export is sent again.
 */
import * as v from "valibot";
import type { RoomName } from "../../../protocol/names/names.ts";
import { newId } from "../../platform/random.ts";
import { refuse, refuseAs } from "../answer/problems.ts";
import { roomResource } from "../answer/resource.ts";
import { JSON_TYPE, LINES_TYPE } from "../request/asked-for.ts";
import { authorOf, isSigned } from "../request/author.ts";
import type { RouteContext } from "../answer/route.ts";
import { linesIn, readLine, UnreadableLine } from "./body-lines.ts";
import { Intake, LineRefused } from "./intake.ts";
import { CopyLineBody } from "./lines.ts";

/**
 * An export has none, and an editor leaves a few. Reading many more would cost more than importing messages.
 */
const EMPTY_LINES = 100;

const ImportedBody = v.pipe(
  v.object({ messages: v.number(), entries: v.number() }),
  v.title("Imported"),
);

export const importing = roomResource("/import", {
  method: "post",
  summary: "Import an export",
  detail:
    "Imports the JSON Lines of an export into a room that you own and that has no messages. Names, times and order stay; no member becomes the author of an imported message. " +
    "To resume an interrupted import, send the same export again.",
  curl: `curl -H "Alcove-Key: $KEY" --data-binary @room.jsonl {link}/import`,
  takesToken: true,
  body: { [LINES_TYPE]: CopyLineBody },
  asks: ["import-messages", "import-entries"],
  answers: { 200: { says: "Everything was imported.", content: { [JSON_TYPE]: ImportedBody } } },
  refusals: ["bad-body"],
  answer: (c, room) => take(c, room),
});

async function take(c: RouteContext, room: RoomName): Promise<Response> {
  const author = isSigned(c) ? authorOf(c, room, undefined, newId()) : undefined;
  if (author === undefined) {
    return refuse(c, "bad-token", { headers: { "WWW-Authenticate": "Bearer" } });
  }
  const intake = new Intake(c, room, author);
  let line = 0;
  let empty = 0;
  try {
    // A caller who may not import is refused before anything is read.
    await intake.flush();
    for await (const text of linesIn(c.req.raw.body)) {
      line += 1;
      if (text.trim() !== "") await intake.take(readLine(text), line);
      else if ((empty += 1) > EMPTY_LINES)
        throw new UnreadableLine("is one of too many empty lines.");
    }
    await intake.end();
    c.header("Cache-Control", "no-store");
    return c.json({ messages: intake.messages, entries: intake.entries });
  } catch (error) {
    if (!(error instanceof UnreadableLine || error instanceof LineRefused)) throw error;
    // The lines before this one are kept.
    if (error instanceof UnreadableLine) await intake.flush().catch(() => {});
    const { messages, entries } = intake;
    const more = { line: error instanceof LineRefused ? error.line : line, messages, entries };
    if (error instanceof LineRefused) {
      const detail = error.refusal.code === "not-empty" ? { detail: NOT_EMPTY } : {};
      return refuseAs(c, error.refusal, { ...detail, more });
    }
    return refuse(c, "bad-body", { detail: `Line ${line} ${error.message} ${GOES_ON}`, more });
  }
}

const NOT_EMPTY =
  "An export can be imported only into a room that never had messages, except those of the same import.";
const GOES_ON =
  "The lines before it were imported. Correct the file and send all of it again to resume.";
