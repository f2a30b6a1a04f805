/**
 * `alcove say`: says its arguments as one message, or each line of what comes in.
 */
import { addAbortSignal, type Readable } from "node:stream";
import { RefusedError } from "../../client/program/index.ts";
import { Progress } from "../output/progress.ts";
import { sayLines } from "../session/say-lines.ts";
import { type Setting, stay } from "../session/session.ts";

/** Tells whether all was taken. */
export async function say(
  setting: Setting,
  words: readonly string[],
  input: Readable,
): Promise<boolean> {
  return stay(setting, async (room) => {
    if (words.length === 0) return sayInput();
    try {
      await room.say(words.join(" "));
      return true;
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      setting.tell(`Refused (${error.code}): ${error.message}`);
      return false;
    }

    async function sayInput(): Promise<boolean> {
      const progress = new Progress();
      let said = 0;
      try {
        const { refused } = await sayLines(
          room,
          addAbortSignal(setting.signal, input),
          ({ number }, { code, message }) =>
            setting.tell(`Line ${number} was refused (${code}): ${message}`),
          (stored) => {
            said = stored;
            progress.tell(() => `${stored.toLocaleString("en")} said`);
          },
        );
        return refused === 0;
      } catch (error) {
        setting.tell(`Stopped after ${said} were stored.`);
        throw error;
      } finally {
        progress.end();
      }
    }
  });
}
