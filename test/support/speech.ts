/**
 * Names and bodies that try to pass for a line of another member. Any room accepts them.
 */
import fc from "fast-check";
import { cutName } from "../../src/protocol/names/names.ts";
import { takeName } from "../../src/protocol/names/taken-names.ts";
import { faultInBody } from "../../src/protocol/text.ts";

/** Words from our own lines, so that chance combines them. */
const WORDS = [
  "Olga",
  "Dawn",
  ":",
  ": ",
  " ",
  "12:30 ",
  "\n",
  "\r",
  "\u2028",
  "\u0085",
  "Message from client ",
  "\uFF1A",
  "::",
  ")",
  "* ",
  " set a to 1",
  "(deleted)",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: "grapheme", maxLength: 4 })), {
    maxLength: 12,
  })
  .map((it) => it.join(""));
export const someName = text.map((it) => takeName(cutName(it) ?? "") ?? "Guest");
export const someBody = text.filter((it) => faultInBody(it) === undefined);
/** A reader takes what stands before the first colon for the author. */
export const AUTHOR = /^(?:\d\d:\d\d|Message from client) (.*?): /s;
