/**
 * The lines of an export as they arrive in the body of a request.
 */
import * as v from "valibot";
import { CopyLine, LINE_AT_MOST } from "./lines.ts";

/** A line does not belong where it is in an export. The message follows the line's number. */
export class UnreadableLine extends Error {}

export function readLine(text: string): CopyLine {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), CopyLine), text);
  if (result.success) return result.output;
  throw new UnreadableLine("is not valid export data. Send the file as it was exported.");
}

/** Keeps no more than one line in memory. */
export async function* linesIn(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });
  let rest = "";
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw new UnreadableLine("or the next is not valid UTF-8.");
    }
  };
  for await (const bytes of body ?? []) {
    const lines = (rest + decode(bytes)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > LINE_AT_MOST) throw new UnreadableLine("or the next is too long.");
  }
  rest += decode();
  if (rest !== "") yield rest;
}
