/**
 * `alcove new`: makes a room, and shows its link; where people look, as a QR code too.
 */
import { renderUnicodeCompact } from "uqr";
import * as v from "valibot";
import { parseLink } from "../../client/program/link.ts";
import { put } from "../output/progress.ts";
import { type Setting, UnreachableError } from "../session/session.ts";

const Answer = v.object({ owner: v.string() });

const ANSWER_WITHIN = 10_000;

/** @param origin of the server */
export async function newRoom(
  origin: string,
  { json, qr }: { readonly json: boolean; readonly qr: boolean },
  { signal, tell }: Pick<Setting, "signal" | "tell">,
): Promise<void> {
  const its = await made(origin, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN)]));
  signal.throwIfAborted();
  if (its === undefined)
    throw new UnreachableError(`No room was made at ${origin}: is that the server's address?`);
  const { link, owner } = its;
  if (json) return put(JSON.stringify(its));
  await put(link);
  if (qr) await put(qrOf(link));
  // Apart from the link for all, which a script takes.
  tell("Whoever opens this link owns the room. Keep it: it is shown only once.");
  tell(owner);
}

/** Two modules in a character, so that a terminal of 24 lines has it whole, with the link above it. */
function qrOf(link: string): string {
  const rows = renderUnicodeCompact(link, { border: 2 }).split("\n");
  // With colours of its own, so that it can be read on dark and on light.
  return rows.map((row) => `\u001B[97;40m${row}\u001B[0m`).join("\n");
}

interface Made {
  readonly link: string;
  /** Makes the room's owner of whoever opens it. */
  readonly owner: string;
}

async function made(origin: string, signal: AbortSignal): Promise<Made | undefined> {
  try {
    const response = await fetch(new URL("/rooms", origin), { method: "POST", signal });
    const answer = v.parse(Answer, await response.json());
    const place = parseLink(answer.owner);
    if (place?.key === undefined) return undefined;
    // Not as it came: a server that nobody knows yet may answer anything.
    const link = `${place.origin}/r/${place.room}`;
    return { link, owner: `${link}#key=${place.key}` };
  } catch {
    return undefined;
  }
}
