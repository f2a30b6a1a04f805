/**
 * Plain lines, for a socket that requested no subprotocol. One text frame is one message, in both directions.
 */
import type { ServerFrame } from "./frames.ts";
import type { Say } from "./client-frames.ts";
import type { MemberId, MessageId } from "../ids.ts";
import { withMarks, withoutSpeech } from "../names/taken-names.ts";
import { readableIn } from "../records/message.ts";
import { LINE_END } from "../text.ts";

export const connected = (name: string): string => `New client connected: ${name}`;
export const disconnected = (name: string): string => `Client disconnected: ${name}`;
export const messageFrom = (name: string, text: string): string =>
  `Message from client ${name}: ${text.replace(LINE_END, SET_IN)}`;

/** Further lines of a message are indented, or they could look like another member's message. */
const SET_IN = "\n    ";

/** What follows the name of a member: their role, and a tag where names look alike. */
export type MarksOf = (id: MemberId, name: string) => readonly string[];

/** `frame` as lines for a plain client, which has no history, no cursor and no list of members. */
export function plainLines(frame: ServerFrame, marksOf: MarksOf = () => []): string[] {
  const shown = (id: MemberId, name: string): string => withMarks(name, marksOf(id, name));
  switch (frame.type) {
    case "welcome":
    case "page":
    case "signals":
    case "lag":
    case "written":
    case "role":
    case "horizon":
    case "done":
      return [];
    case "changes":
      return frame.records.flatMap((message) => {
        const text = readableIn(message);
        const author = shown(message.by, withoutSpeech(message.name));
        return text === undefined ? [] : messageFrom(author, text);
      });
    case "presence":
      return [
        ...(frame.left ?? []).map((member) =>
          disconnected(shown(member.id, withoutSpeech(member.name))),
        ),
        ...(frame.joined ?? []).map((member) =>
          connected(shown(member.id, withoutSpeech(member.name))),
        ),
      ];
    case "refused":
      return [frame.detail];
  }
}

/** The message in a line from a plain client, without the line end. */
export function plainSay(line: string, id: MessageId): Say {
  return { type: "say", id, body: line.replace(/(?:\r\n?|[\n\u2028\u2029])$/, "") };
}
