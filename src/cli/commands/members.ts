/**
 * `alcove members`: who is in the room, ourselves left out if we only came to look.
 */
import type { Member } from "../../client/program/index.ts";
import { put } from "../output/progress.ts";
import { paintFor } from "../output/paint.ts";
import { safeJson } from "../output/safe.ts";
import { type Setting, stay } from "../session/session.ts";
import { Transcript } from "../output/terminal-transcript.ts";

export async function members(setting: Setting, { json }: { json: boolean }): Promise<void> {
  const transcript = new Transcript(paintFor(process.stdout));
  await stay(setting, async (room) => {
    const isOther = ({ id }: Member): boolean => id !== room.you;
    const others = room.members.filter(isOther);
    // All names first, so that namesakes are told apart from the first of them on.
    for (const member of others) transcript.name(member);
    for (const member of others) await put(json ? safeJson(member) : transcript.name(member));
    const unnamed = room.count - room.members.length;
    if (unnamed > 0) setting.tell(`and ${unnamed.toLocaleString("en")} more`);
  });
}
