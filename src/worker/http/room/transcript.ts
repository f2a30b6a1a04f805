/**
 * A room as text for a terminal: one line per message, grouped by day, then how to join.
 */
import { type Entry, type Json, jsonOf } from "../../../protocol/records/entry.ts";
import { legible, type Member, type Message } from "../../../protocol/records/message.ts";
import type { RoomName } from "../../../protocol/names/names.ts";
import { Namesakes } from "../../../protocol/names/namesakes.ts";
import { toldName, withMarks, withoutSpeech } from "../../../protocol/names/taken-names.ts";
import { LINE_END } from "../../../protocol/text.ts";
import type { RoomMessages } from "../../../room/asking/reading.ts";

/** As wide as `09:12 `, so that no further line of a message looks like the start of another. */
const INDENT = "      ";

export function transcript(room: RoomName, link: string, page: RoomMessages): string {
  return [
    `${room}\n`,
    ...earlier(link, page),
    ...(page.messages.length === 0 ? ["\nNo messages yet.\n"] : lines(page.messages)),
    ...later(link, page),
    `\n${here(page.count)} Times are UTC.\n`,
    `Post a message: curl -d 'hi' '${link}?name=You'\n`,
    `Follow:         curl -N '${link}/tail'\n`,
  ].join("");
}

/**
 * The lines of one message, whose body may have several.
 *
 * @param among the members that the author must be distinguished from
 */
export function line(message: Message, among = new Namesakes()): string {
  const { at, by, name, role } = message;
  const [first, ...rest] = legible(message).split(LINE_END);
  const author = withMarks(withoutSpeech(name), among.marksOf({ id: by, name, role }));
  return [`${timeOf(at)} ${author}: ${first}\n`, ...rest.map((it) => `${INDENT}${it}\n`)].join("");
}

/** The line of one change of an entry. The star distinguishes it from a message. */
export function entryInTranscript(
  { at, by, name, key, value }: Entry,
  among = new Namesakes(),
): string {
  const did = value === undefined ? `deleted ${key}` : `set ${key} to ${shown(value)}`;
  const writer = withMarks(toldName(name), among.marksOf({ id: by, name }));
  return `${timeOf(at)} * ${writer} ${did}\n`;
}

/** A line for each member, with marks where names look alike. */
export function memberLines(members: readonly Member[]): string[] {
  const among = new Namesakes();
  for (const member of members) among.marksOf(member);
  return members.map((it) => `${withMarks(toldName(it.name), among.marksOf(it))}\n`);
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** Escapes the characters that a terminal would act on. */
function shown(value: Json): string {
  return (jsonOf(value) ?? "").replace(ACTED_ON, (it) => `\\u${hexOf(it)}`);
}

const ACTED_ON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/** The heading of one day's messages. */
export function dayLine(at: number): string {
  return `\n${dayOf(at)}\n\n`;
}

export function dayOf(at: number): string {
  return new Date(at).toUTCString().slice(0, "Sun, 22 Nov 2026".length);
}

function* lines(messages: readonly Message[]): Iterable<string> {
  const among = new Namesakes();
  // All names first, so that even the first of two namesakes gets its mark.
  for (const { by, name } of messages) among.marksOf({ id: by, name });
  let today = "";
  for (const message of messages) {
    const day = dayOf(message.at);
    if (day !== today) yield dayLine(message.at);
    today = day;
    yield line(message, among);
  }
}

function earlier(link: string, { messages, horizon = 0 }: RoomMessages): string[] {
  const first = messages[0]?.seq ?? 1;
  return first > horizon + 1 ? [`\nEarlier:        curl '${link}?before=${first}'\n`] : [];
}

function later(link: string, { messages, head, before }: RoomMessages): string[] {
  const last = messages.at(-1)?.seq;
  return last !== undefined && before <= head
    ? [`\nLater:          curl '${link}?after=${last}'\n`]
    : [];
}

function here(count: number): string {
  if (count === 0) return "Nobody is here now.";
  return count === 1
    ? "1 person is here now."
    : `${count.toLocaleString("en")} people are here now.`;
}
