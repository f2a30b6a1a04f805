/**
 * `alcove new`: creates a room and shows its link, in a terminal also as a QR code.
 */
import { Command } from "@commander-js/extra-typings";
import { renderUnicodeCompact } from "uqr";
import * as v from "valibot";
import { parseLink } from "../../client/program/link.ts";
import type { MakeCommand } from "../command.ts";
import { serverOf } from "../input/arguments.ts";
import { put } from "../output/put.ts";
import { UnreachableError } from "../session/session.ts";

const NewRoomAnswer = v.object({ owner: v.string() });

/** Milliseconds: longer than a sleeping server takes to answer. */
const ANSWER_WITHIN = 10_000;

export const newRoom: MakeCommand = ({ globals, signal, tell }) =>
  new Command("new")
    .description("create a room; show its link, and once its owner link")
    .option("--json", "both links as JSON")
    .action(async ({ json = false }) => {
      const origin = serverOf({ asked: globals().server, usual: process.env["ALCOVE_SERVER"] });
      const timeout = AbortSignal.timeout(ANSWER_WITHIN);
      const created = await createRoom(origin, AbortSignal.any([signal, timeout]));
      signal.throwIfAborted();
      if (created === undefined)
        throw new UnreachableError(
          `Couldn't create a room at ${origin}. Is that the server's address?`,
        );
      const { link, owner } = created;
      if (json) return put(JSON.stringify(created));
      await put(link);
      if (process.stdout.isTTY && process.stdout.hasColors()) await put(qrOf(link));
      // On stderr: a script that reads stdout gets the link for everyone and nothing else.
      tell("Owner link. Anyone who opens it becomes an owner. Save it: it is not shown again.");
      tell(owner);
    });

/** Two modules in a character: the code and the link above it fit into 24 lines. */
function qrOf(link: string): string {
  const rows = renderUnicodeCompact(link, { border: 2 }).split("\n");
  // With its own colours, so that a camera can read it on a dark and on a light terminal.
  return rows.map((row) => `\u001B[97;40m${row}\u001B[0m`).join("\n");
}

interface CreatedRoom {
  readonly link: string;
  /** Anyone who opens this link becomes an owner. */
  readonly owner: string;
}

async function createRoom(origin: string, signal: AbortSignal): Promise<CreatedRoom | undefined> {
  try {
    const response = await fetch(new URL("/rooms", origin), { method: "POST", signal });
    const answer = v.parse(NewRoomAnswer, await response.json());
    const place = parseLink(answer.owner);
    if (place?.key === undefined) return undefined;
    // Made safe: an unknown server may answer anything, including terminal controls.
    const link = `${place.origin}/r/${place.room}`;
    return { link, owner: `${link}#key=${place.key}` };
  } catch {
    return undefined;
  }
}
