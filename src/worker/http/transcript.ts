/**
 * What was said, for a terminal: a line a message, under its day, and at the end how to take part.
 */
import { type Entry, type Json, jsonOf } from "../../protocol/entry.ts";
import type { Message } from "../../protocol/message.ts";
import type { RoomName } from "../../protocol/names.ts";
import { toldName, withoutSpeech } from "../../protocol/taken-names.ts";
import { LINE_END } from "../../protocol/text.ts";
import type { RoomPage } from "../../room/reading.ts";

/** As wide as `09:12 `: what goes on in a message cannot be taken for the beginning of another. */
const INDENT = "      ";

export function transcript(room: RoomName, link: string, page: RoomPage): string {
  return [
    `${room}\n`,
    ...earlier(link, page),
    ...(page.messages.length === 0 ? ["\nNothing was said here yet.\n"] : lines(page.messages)),
    ...later(link, page),
    `\n${here(page.count)} Times are UTC.\n`,
    `Say something:  curl -d 'hi' '${link}?name=You'\n`,
    `Follow:         curl -N '${link}/tail'\n`,
  ].join("");
}

/** The line of one message. A body may have lines of its own. */
export function line({ at, name, body }: Message): string {
  const [first, ...rest] = (body === "" ? ERASED : body).split(LINE_END);
  return [
    `${timeOf(at)} ${withoutSpeech(name)}: ${first}\n`,
    ...rest.map((it) => `${INDENT}${it}\n`),
  ].join("");
}

/** The line of one change of what is shared; the star tells it from what is said. */
export function entryLine({ at, name, key, value }: Entry): string {
  const did = value === undefined ? `deleted ${key}` : `set ${key} to ${shown(value)}`;
  return `${timeOf(at)} * ${toldName(name)} ${did}\n`;
}

function timeOf(at: number): string {
  return new Date(at).toISOString().slice(11, 16);
}

/** A value may have any character in it, and a terminal acts on some. */
function shown(value: Json): string {
  return (jsonOf(value) ?? "").replace(ACTED_ON, (it) => `\\u${hexOf(it)}`);
}

const ACTED_ON = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

function hexOf(unit: string): string {
  return unit.charCodeAt(0).toString(16).padStart(4, "0");
}

/** Nothing that is said has no body, but for what was erased. */
const ERASED = "(deleted)";

/** The line over the messages of one day. */
export function dayLine(at: number): string {
  return `\n${dayOf(at)}\n\n`;
}

export function dayOf(at: number): string {
  return new Date(at).toUTCString().slice(0, "Sun, 22 Nov 2026".length);
}

function* lines(messages: readonly Message[]): Iterable<string> {
  let today = "";
  for (const message of messages) {
    const day = dayOf(message.at);
    if (day !== today) yield dayLine(message.at);
    today = day;
    yield line(message);
  }
}

function earlier(link: string, { messages, horizon = 0 }: RoomPage): string[] {
  const first = messages[0]?.seq ?? 1;
  return first > horizon + 1 ? [`\nEarlier:        curl '${link}?before=${first}'\n`] : [];
}

function later(link: string, { messages, head, before }: RoomPage): string[] {
  const last = messages.at(-1)?.seq;
  return last !== undefined && before <= head
    ? [`\nLater:          curl '${link}?after=${last}'\n`]
    : [];
}

function here(count: number): string {
  if (count === 0) return "Nobody is here now.";
  return count === 1 ? "One is here now." : `${count.toLocaleString("en")} are here now.`;
}
