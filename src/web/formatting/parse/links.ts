/**
 * Addresses, bare or behind a text. A text that is itself an address is compared with the link's target.
 */
import type { InlineContext, InlineParser } from "@lezer/markdown";
import { hasVisible } from "../../../protocol/text.ts";
import { addressAt, hrefOf } from "./linkify.ts";
import type { Budget } from "./budget.ts";

const OPENING_BRACKET = 91;
const BACKSLASH = 92;
const EXCLAMATION = 33;
/**
 * The first letters of `http` and `mailto`: trying at every character would cost more than everything else.
 */
const BEGINNINGS = new Set(Array.from("hHmM", (char) => char.charCodeAt(0)));
const SCHEME = /^(?:https?:\/\/|mailto:)/i;
/**
 * A text, and an address without spaces whose brackets are closed in it. A title would be lost, so there is
 * none.
 */
const LINK = /\[([^[\]\n]{1,300})\]\(<?((?:[^\s()<>]|\([^\s()<>]*\))+)>?\)/y;

export function bareAddresses(budget: Budget): InlineParser {
  // An address that leads nowhere is examined only once, as in text without formatting.
  const readTo = new WeakMap<InlineContext, number>();
  return {
    name: "BareAddress",
    before: "Escape",
    parse(cx, next, pos) {
      if (!BEGINNINGS.has(next) || !SCHEME.test(cx.slice(pos, pos + 8))) return -1;
      if (pos < (readTo.get(cx) ?? 0) || !budget.takeAddress()) return -1;
      const address = addressAt(cx.text, pos - cx.offset);
      if (address === undefined) return -1;
      const end = pos + address.length;
      readTo.set(cx, end);
      return hrefOf(address) === undefined ? -1 : cx.addElement(cx.elt("URL", pos, end));
    },
  };
}

export const wordedLinks: InlineParser = {
  name: "Link",
  parse(cx, next, pos) {
    const isEscaped = next === BACKSLASH;
    const found = linkAt(cx, isEscaped ? pos + 1 : pos);
    if (found === undefined || hrefOf(found.address) === undefined) return -1;
    if (isEscaped) return cx.addElement(cx.elt("Escaped", pos, pos + 2));
    const { words, address, end } = found;
    const wordsEnd = pos + 1 + words.length;
    const start = cx.text.indexOf(address, wordsEnd + 2 - cx.offset) + cx.offset;
    return cx.addElement(
      cx.elt("Link", pos, end, [
        cx.elt("Mark", pos, pos + 1),
        ...cx.parser.parseInline(words, pos + 1),
        cx.elt("Mark", wordsEnd, start),
        cx.elt("URL", start, start + address.length),
        cx.elt("Mark", start + address.length, end),
      ]),
    );
  },
};

function linkAt(
  cx: InlineContext,
  pos: number,
): { readonly words: string; readonly address: string; readonly end: number } | undefined {
  // An image would load from another server. It is shown as typed, with its address.
  if (cx.char(pos) !== OPENING_BRACKET || cx.char(pos - 1) === EXCLAMATION) return undefined;
  LINK.lastIndex = pos - cx.offset;
  const [whole = "", words = "", address = ""] = LINK.exec(cx.text) ?? [];
  return hasVisible(words) ? { words, address, end: pos + whole.length } : undefined;
}

/** What a reader takes for an address: with a scheme, or a name with a dot in it. */
const LIKE_ADDRESS = /[^\s/@:]+(?:\.[^\s/@:.]+)+|:\/\//u;
/**
 * Characters that look like the dot in an address, after Unicode's table of confusables, and the dots of
 * other scripts.
 */
const DOT =
  /[\u00B7\u0660\u06D4\u06F0\u0701\u0702\u2022\u2027\u2219\u22C5\u3002\u30FB\uA4F8\uA60E\u{10A50}\u{1D16D}]/gu;
const PUNCTUATION_AROUND = /^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu;

/**
 * Where `href` leads, if `words` name another place. A host is shown as it is looked up, so that letters of
 * another alphabet show.
 */
export function leadsTo(words: string, href: string): string | undefined {
  const target = targetOf(href);
  const seen = words
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .replaceAll(DOT, ".");
  const named = seen.split(/\s+/).flatMap((word) => {
    const address = word.replaceAll(PUNCTUATION_AROUND, "");
    return LIKE_ADDRESS.test(address) ? [targetOf(address)] : [];
  });
  if (named.length === 0 || target === undefined) return undefined;
  // Letters that are converted before a host is looked up are not what a reader takes them for.
  const isSeen = words.includes(target.host) && named.every((it) => it?.host === target.host);
  if (!isSeen) return target.host;
  const isHonest = named.every((it) => it?.rest === "" || it?.rest === target.rest);
  return isHonest ? undefined : target.host + target.rest;
}

interface Target {
  /** Or the recipients of a mail. */
  readonly host: string;
  readonly rest: string;
}

function targetOf(address: string): Target | undefined {
  const letter = /^(?:mailto:)?([^\s/:?]+@[^\s/:?]+)/i.exec(address)?.[1];
  if (letter !== undefined) {
    return { host: [letter, ...alsoTo(address)].join(", ").toLowerCase(), rest: "" };
  }
  const url = URL.parse(address.includes("://") ? address : `https://${address}`);
  if (url === null) return undefined;
  const rest = url.pathname.replace(/\/$/, "") + url.search + url.hash;
  return { host: url.host.replace(/^www\./, ""), rest };
}

/** Further recipients of a mail, whom its text need not mention. */
function alsoTo(letter: string): string[] {
  const fields = [...(URL.parse(letter)?.searchParams ?? [])];
  return fields.filter(([name]) => /^(?:to|cc|bcc)$/i.test(name)).map(([, reader]) => reader);
}
