/**
 * Alice, Bob and the frames they send.
 */
import type { Json } from "../../src/protocol/records/entry.ts";
import type { Action } from "../../src/protocol/rights/actions.ts";
import type { Act, Hello, Say, Write } from "../../src/protocol/wire/client-frames.ts";

/** A well-formed token that identifies one member. */
export function tokenOf(name: string): string {
  return ascii(name).padEnd(43, "x").slice(0, 43);
}

export function hello(name: string, more: Partial<Hello> = {}): Hello {
  return { type: "hello", v: 1, token: tokenOf(name), visit: idOf("visit", name), name, ...more };
}

export function say(body: string, id = idOf("id", body)): Say {
  return { type: "say", id, body };
}

let writes = 0;

/** A write with an id of its own, unless `more` gives it one. */
export function set(key: string, value: Json, more: Partial<Write> = {}): Write {
  return { id: nextWrite(), key, value, ...more, type: "set" };
}

export function remove(key: string, more: Partial<Write> = {}): Write {
  return { id: nextWrite(), key, ...more, type: "delete" };
}

export function act(action: Action): Act {
  return { type: "act", id: nextWrite(), do: action };
}

/** The id under which the room under test knows the member. */
export function memberOf(name: string): string {
  return tokenOf(name).slice(0, 16);
}

/** A well-formed key that identifies one link. */
export function keyOf(link: string): string {
  return ascii(link).padEnd(43, "k").slice(0, 43);
}

function nextWrite(): string {
  writes += 1;
  return `write-no-${writes}`;
}

function idOf(kind: string, text: string): string {
  return `${kind}-of-${ascii(text)}`.slice(0, 64);
}

/** Distinguishes texts that differ only beyond ASCII or far from the start by a number at the beginning. */
function ascii(text: string): string {
  const plain = text.replace(/[^\w-]/g, "_");
  const isTold = text.length <= 40 && /^[ -~]*$/.test(text);
  return isTold ? plain : `${numberOf(text)}-${plain}`;
}

function numberOf(text: string): string {
  let number = 0;
  for (const char of text) number = (number * 31 + (char.codePointAt(0) ?? 0)) % 0x7fffffff;
  return number.toString(36);
}
