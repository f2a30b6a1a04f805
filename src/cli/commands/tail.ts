/**
 * `alcove tail`: what is said, as it is said.
 */
import type { Since } from "../../client/program/index.ts";
import { put } from "../output/progress.ts";
import { paintFor } from "../output/paint.ts";
import { safeJson } from "../output/safe.ts";
import { type Setting, stay } from "../session/session.ts";
import { Transcript } from "../output/terminal-transcript.ts";

export interface TailOptions {
  readonly since: Since;
  readonly follow: boolean;
  readonly json: boolean;
}

export async function tail(setting: Setting, { json, ...where }: TailOptions): Promise<void> {
  const transcript = new Transcript(paintFor(process.stdout));
  await stay(setting, async (room) => {
    for await (const message of room.messages(where))
      await put(json ? safeJson(message) : transcript.said(message));
  });
}
