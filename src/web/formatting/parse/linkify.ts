/**
 * Links in messages. Only what a reader can check: the text of a link is its address, which ends where people
 * end it.
 */

export type TextPart =
  | { readonly kind: "text"; readonly text: string }
  | {
      readonly kind: "link";
      readonly text: string;
      readonly href: string;
      /** The host, if a reader would not see it in `text`; see shown-host.ts. */
      readonly leadsTo?: string;
    };

/**
 * What no address continues past, in any script: spaces, brackets, quotes and the punctuation that ends a
 * clause, except for ASCII's, which is part of addresses; long dashes; and invisible characters.
 */
const ENDS = String.raw`\s\p{Cc}\p{DI}<>"\u0060\u2800—―⸺⸻[[\p{Term}\p{Ps}\p{Pe}\p{Pi}\p{Pf}]--\p{ASCII}]`;
/** What a joiner stands between and a variation selector after, as in Persian words and emoji. */
const JOINED = String.raw`[[\p{L}\p{M}\p{ExtPict}]--\p{ASCII}]`;
/** No longer than a link may be, so that the rest of a message is not read for each. */
const ADDRESS = new RegExp(
  String.raw`\b(?:https?:\/\/|mailto:)(?:[^${ENDS}]|(?<=${JOINED})(?:\uFE0F|[\u200C\u200D](?=${JOINED}))){1,2001}`,
  "giv",
);
const ADDRESS_HERE = new RegExp(ADDRESS, "ivy");
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** Punctuation and marks at the end of an address rarely belong to it. */
const TRAILING = /[.,;:!?'"*_~\|…‥・·＂＇～[\p{Pd}--\-]]$/v;
/** A bracket is part of an address if it was opened within it. */
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Nobody reads more links than this, and a message full of them must not keep the page busy. */
export const LINKS_AT_MOST = 100;
const ADDRESS_LENGTH = 2_000;

/** The host to contact, or that of a mail address. */
const AUTHORITY = /^(?:https?:\/\/|mailto:[^@?]*@)(?<host>[^\/?#]*)/iv;
/** The last part of a host is in one script. Another script after it is the sentence's next word. */
const HOST =
  /^(?:[^:]*\.)?(?:[\p{sc=Latn}\p{M}\p{N}_\-]+|\p{sc=Cyrl}+|\p{sc=Hani}+|\p{scx=Kana}+|\P{ASCII}+)\.?(?::\d+)?/v;

/** `text` in order, with its http, https and mailto addresses as links. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  let links = 0;
  ADDRESS.lastIndex = 0;
  for (let match = ADDRESS.exec(text); match !== null; match = ADDRESS.exec(text)) {
    if (links === LINKS_AT_MOST) break;
    const address = addressIn(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: address, href });
    end = match.index + address.length;
    ADDRESS.lastIndex = end;
    links += 1;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** The address that begins at `index`, without the punctuation of its sentence. */
export function addressAt(text: string, index: number): string | undefined {
  ADDRESS_HERE.lastIndex = index;
  const found = ADDRESS_HERE.exec(text)?.[0];
  return found === undefined ? undefined : addressIn(found);
}

/** What a browser would open for `address`; `undefined` if it is unsafe or leads nowhere. */
export function hrefOf(address: string): string | undefined {
  if (address.length > ADDRESS_LENGTH) return undefined;
  const url = URL.parse(address);
  if (url === null || !SCHEMES.has(url.protocol)) return undefined;
  // https://bank.example@elsewhere.example leads elsewhere, which few readers see.
  if (url.username !== "" || url.password !== "") return undefined;
  if (url.protocol === "mailto:" && !url.pathname.includes("@")) return undefined;
  return url.href;
}

function addressIn(found: string): string {
  return trimmed(withinBrackets(found.slice(0, endOf(found))));
}

/** Where `address` ends if more follows its host than a host may have. */
function endOf(address: string): number {
  const [before = "", host = ""] = AUTHORITY.exec(address) ?? [];
  const own = host.includes("@") ? undefined : HOST.exec(host)?.[0];
  if (own === undefined || own.length === host.length) return address.length;
  return before.length - host.length + own.length;
}

/** Up to a closing bracket that was opened outside. */
function withinBrackets(address: string): string {
  const opened: string[] = [];
  for (let end = 0; end < address.length; end += 1) {
    const char = address[end] ?? "";
    const opening = OPENING[char];
    if (opening === undefined) opened.push(char);
    else if (!opened.includes(opening)) return address.slice(0, end);
    else opened.splice(opened.lastIndexOf(opening), 1);
  }
  return address;
}

/** Without the sentence's punctuation. A second `_` stays. */
function trimmed(address: string): string {
  if (address.length > ADDRESS_LENGTH) return address;
  let lines = address.split("_").length - 1;
  let end = address.length;
  for (; TRAILING.test(address[end - 1] ?? ""); end -= 1) {
    if (address[end - 1] !== "_") continue;
    if (lines % 2 === 0) break;
    lines -= 1;
  }
  return address.slice(0, end);
}
