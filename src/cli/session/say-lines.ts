/**
 * Sends line after line as messages, with a bounded number in flight: fast, in order, and in bounded memory.
 */
import { RefusedError, type Room } from "../../client/program/index.ts";
import { LIMITS } from "../../protocol/limits.ts";
import { faultInBody } from "../../protocol/text.ts";
import { type InputLine, linesOf } from "../input/line-splitter.ts";

/** Messages in flight: about as many as are sent in the time that storing one takes. */
const UNDER_WAY = 256;
/** One character more than a message can have, so that a line that was cut is refused. */
const LINE_LENGTH = LIMITS.bodyBytes + 1;

export interface SayTally {
  readonly stored: number;
  readonly refused: number;
}

/**
 * Sends every line of `input` that is not blank.
 *
 * @param refused called with each line that the room refuses; the other lines are sent all the same
 * @param progress called with the number of messages stored so far
 */
export async function sayLines(
  room: Room,
  input: AsyncIterable<Uint8Array>,
  refused: (line: InputLine, reason: RefusedError) => void,
  progress: (stored: number) => void = () => {},
): Promise<SayTally> {
  const tally = { stored: 0, refused: 0 };
  const underWay: Promise<void>[] = [];
  const say = async (line: InputLine): Promise<void> => {
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
    // Awaited below: until then, a failure is not an unhandled rejection.
    said.catch(() => {});
    underWay.push(said);
    if (underWay.length >= UNDER_WAY) await underWay.shift();
  }
  await Promise.all(underWay);
  return tally;
}
