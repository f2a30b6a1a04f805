/**
 * The formats of a stream: server-sent events, JSON Lines, or lines of text.
 */
import { flatten } from "../../../protocol/records/message.ts";
import { Namesakes } from "../../../protocol/names/namesakes.ts";
import { cursorOf } from "../request/cursor.ts";
import { jsonLine } from "../answer/json-line.ts";
import { dayLine, dayOf, entryInTranscript, line } from "../room/transcript.ts";
import type { TailEvent } from "./follow.ts";

/** Seconds after which to request the stream again. */
const RETRY_AFTER = 1;

export type TailForm = (told: TailEvent) => string;

/** `again` is the command that continues from a cursor. */
export const FORMS = {
  "text/plain": (again: (cursor: string) => string): TailForm => {
    const among = new Namesakes();
    let today = "";
    const under = (at: number, text: string): string => {
      const day = dayOf(at) === today ? "" : dayLine(at);
      today = dayOf(at);
      return day + text;
    };
    return (told) => {
      switch (told.is) {
        case "start":
        case "silence":
          return "";
        case "reset":
          return "The room has started over.\n";
        case "message":
          return under(told.message.at, line(told.message, among));
        case "entry":
          return under(told.entry.at, entryInTranscript(told.entry, among));
        case "end":
          return `\nEnd of this stream. Continue:  ${again(told.cursor === undefined ? "0" : cursorOf(told.cursor))}\n`;
      }
    };
  },

  "application/x-ndjson": (): TailForm => (told) => {
    switch (told.is) {
      case "start":
      case "reset":
        return jsonLine({ type: told.is, ...cursorIn(told) });
      case "silence":
        return "\n";
      case "message":
        return jsonLine({ type: "message", ...cursorIn(told), message: flatten(told.message) });
      case "entry":
        return jsonLine({ type: "entry", ...cursorIn(told), entry: told.entry });
      case "end":
        return jsonLine({ type: "end", ...cursorIn(told), retryAfter: RETRY_AFTER });
    }
  },

  "text/event-stream": (): TailForm => (told) => {
    switch (told.is) {
      case "start":
        return `retry: ${RETRY_AFTER * 1_000}\n${idOf(told)}\n`;
      case "silence":
        return ":\n\n";
      case "message":
        return `${idOf(told)}data: ${jsonLine(flatten(told.message))}\n`;
      case "entry":
        return `event: entry\n${idOf(told)}data: ${jsonLine(told.entry)}\n`;
      case "reset":
      case "end":
        return `event: ${told.is}\n${idOf(told)}data: ${jsonLine(cursorIn(told))}\n`;
    }
  },
} as const;

type At = Extract<TailEvent, { cursor: unknown }>;

function cursorIn({ cursor }: At): { cursor?: string } {
  return cursor === undefined ? {} : { cursor: cursorOf(cursor) };
}

function idOf({ cursor }: At): string {
  return cursor === undefined ? "" : `id: ${cursorOf(cursor)}\n`;
}
