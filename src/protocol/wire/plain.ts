/**
 * Plain lines: what a socket hears that asked for no subprotocol. One text frame is one message, both ways.
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

/** The further lines of a message are set in, or they would read as somebody else's. */
const SET_IN = "\n    ";

/** What stands behind the name of a member, by the room's word: their role, and a tag where names look alike. */
export type MarksOf = (id: MemberId, name: string) => readonly string[];

/** `frame` as a plain client hears it; it has no history, no cursor and no names to keep. */
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

/** What a plain client sent; a line's own end is not part of what it says. */
export function plainSay(line: string, id: MessageId): Say {
  return { type: "say", id, body: line.replace(/(?:\r\n?|[\n\u2028\u2029])$/, "") };
}
