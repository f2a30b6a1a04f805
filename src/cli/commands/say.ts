/**
 * `alcove say`: sends its arguments as one message, or each line of standard input.
 */
import { addAbortSignal, type Readable } from "node:stream";
import { Command } from "@commander-js/extra-typings";
import { RefusedError, type Room } from "../../client/program/index.ts";
import { type MakeCommand, ROOM } from "../command.ts";
import { counted } from "../output/counted.ts";
import { Progress } from "../output/progress.ts";
import { sayLines } from "../session/say-lines.ts";
import { inRoom, type Session } from "../session/session.ts";

export const say: MakeCommand = ({ sessionIn, fail }) =>
  new Command("say")
    .description("send a message: the given words, or each line of standard input")
    .argument("<room>", ROOM)
    .argument("[words...]")
    .action(async (room, words) => {
      const session = await sessionIn(room);
      const isDone = await inRoom(session, (joined) =>
        words.length === 0
          ? sayInput(joined, session, process.stdin)
          : sayWords(joined, session, words),
      );
      if (!isDone) fail();
    });

async function sayWords(room: Room, { tell }: Session, words: readonly string[]): Promise<boolean> {
  try {
    await room.say(words.join(" "));
    return true;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    tell(`Refused (${error.code}): ${error.message}`);
    return false;
  }
}

async function sayInput(room: Room, { signal, tell }: Session, input: Readable): Promise<boolean> {
  const progress = new Progress();
  let stored = 0;
  try {
    const { refused } = await sayLines(
      room,
      addAbortSignal(signal, input),
      ({ number }, { code, message }) => tell(`Line ${number} was refused (${code}): ${message}`),
      (count) => {
        stored = count;
        progress.tell(() => `${counted(stored, "message")} sent`);
      },
    );
    return refused === 0;
  } catch (error) {
    tell(`Stopped after sending ${counted(stored, "message")}.`);
    throw error;
  } finally {
    progress.end();
  }
}
