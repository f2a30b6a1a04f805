/**
 * `alcove import`: sends an export to an empty room.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { Command } from "@commander-js/extra-typings";
import * as v from "valibot";
import { type MakeCommand, ROOM } from "../command.ts";
import { withoutKey } from "../input/arguments.ts";
import { counted } from "../output/counted.ts";
import { Progress } from "../output/progress.ts";
import { request } from "../session/requests.ts";

const ImportAnswer = v.object({ messages: v.number(), entries: v.number() });

export const importRoom: MakeCommand = ({ sessionIn, tell }) =>
  new Command("import")
    .description("import an export into an empty room that you own")
    .argument("<room>", ROOM)
    .argument("[file]", "the exported file (default: standard input)")
    .action(async (room, file) => {
      const session = await sessionIn(room);
      const size = file === undefined ? undefined : (await stat(file)).size;
      const input = file === undefined ? process.stdin : createReadStream(file);
      const body = Readable.toWeb(Readable.from(withProgress(input, size)));
      const headers = { "Content-Type": "application/x-ndjson" };
      // Sent while it is read, since the file may be larger than memory.
      const init = { method: "POST", body, headers, duplex: "half" } as const;
      const response = await request(session, "/import", init);
      const { messages, entries } = v.parse(ImportAnswer, await response.json());
      const all = `${counted(messages, "message")} and ${counted(entries, "entry", "entries")}`;
      tell(`Imported ${all} into ${withoutKey(session.link)}.`);
    });

/** The bytes of `input`; shows on stderr how many have been sent. */
async function* withProgress(
  input: Readable,
  size: number | undefined,
): AsyncGenerator<Uint8Array, void> {
  const progress = new Progress();
  const all = size === undefined ? "" : ` of ${kilobytes(size)}`;
  let sent = 0;
  try {
    for await (const bytes of input) {
      yield bytes;
      sent += bytes.length;
      progress.tell(() => `${kilobytes(sent)}${all} kB sent`);
    }
  } finally {
    progress.end();
  }
}

function kilobytes(bytes: number): string {
  return Math.ceil(bytes / 1_000).toLocaleString("en");
}
