/**
 * Says line after line, some under way at a time: fast, in order, and in bounded memory.
 */
import { RefusedError, type Room } from "../../client/program/index.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { faultInBody } from "../../protocol/text.ts";
import { type Line, linesOf } from "../input/line-splitter.ts";

/** Messages under way: what is said in the time that one takes to be stored. */
const UNDER_WAY = 256;
/** One more than a message may have, so that what was cut is refused. */
const LINE_LENGTH = LIMITS.bodyBytes + 1;

export interface Tally {
  readonly stored: number;
  readonly refused: number;
}

/**
 * Says every line of `input` that has something on it.
 *
 * @param refused hears of each line that the room would not take; the others are said all the same
 * @param progress hears how many are stored so far
 */
export async function sayLines(
  room: Room,
  input: AsyncIterable<Uint8Array>,
  refused: (line: Line, reason: RefusedError) => void,
  progress: (stored: number) => void = () => {},
): Promise<Tally> {
  const tally = { stored: 0, refused: 0 };
  const underWay: Promise<void>[] = [];
  const say = async (line: Line): Promise<void> => {
    try {
      await room.say(line.text);
      tally.stored += 1;
      progress(tally.stored);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      tally.refused += 1;
      refused(line, error);
    }
  };
  for await (const line of linesOf(input, LINE_LENGTH)) {
    if (faultInBody(line.text) === "empty") continue;
    const said = say(line);
    // Whoever waits for it hears of it.
    said.catch(() => {});
    underWay.push(said);
    if (underWay.length >= UNDER_WAY) await underWay.shift();
  }
  await Promise.all(underWay);
  return tally;
}
