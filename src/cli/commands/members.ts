/**
 * `alcove members`: who is in the room, ourselves left out if we only came to look.
 */
import type { Member } from "../../client/program/index.ts";
import { put } from "../output.ts";
import { paintFor } from "../paint.ts";
import { safeJson } from "../safe.ts";
import { type Setting, stay } from "../stay.ts";
import { Transcript } from "../transcript.ts";

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
