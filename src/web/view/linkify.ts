/**
 * Links in what people say. Only what a reader can check: the text of a link is its address.
 */

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

/** No longer than one that may be a link: the rest of a message is not read for each. */
const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"`]{1,2001}/giu;
const ADDRESS_HERE = new RegExp(ADDRESS, "iuy");
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** What ends a sentence, or what it is marked with, is rarely meant to be part of an address. */
const TRAILING = /[.,;:!?'"’”»…*_~|)\]}]$/u;
/** What may stay at the end if it was opened within the address. */
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** Nobody reads more of either, and a message made of them must not keep the page busy. */
export const LINKS_AT_MOST = 100;
const ADDRESS_LENGTH = 2_000;

/** `text` in order, with its http, https and mailto addresses as links. */
export function linkify(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  let links = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (links === LINKS_AT_MOST) break;
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: address, href });
    end = match.index + address.length;
    links += 1;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** The address that begins at `index`, without what ends its sentence. */
export function addressAt(text: string, index: number): string | undefined {
  ADDRESS_HERE.lastIndex = index;
  const found = ADDRESS_HERE.exec(text)?.[0];
  return found === undefined ? undefined : trimmed(found);
}

/** What a browser would open for `address`; `undefined` for what leads nowhere good. */
export function hrefOf(address: string): string | undefined {
  if (address.length > ADDRESS_LENGTH) return undefined;
  const url = URL.parse(address);
  if (url === null || !SCHEMES.has(url.protocol)) return undefined;
  // https://bank.example@elsewhere.example leads elsewhere, which few readers see.
  if (url.username !== "" || url.password !== "") return undefined;
  if (url.protocol === "mailto:" && !url.pathname.includes("@")) return undefined;
  return url.href;
}

/** Without the sentence's punctuation; a bracket stays if it was opened within the address, and so does a second `_`. */
function trimmed(address: string): string {
  if (address.length > ADDRESS_LENGTH) return address;
  const left = new Map<string, number>();
  for (const char of address) left.set(char, (left.get(char) ?? 0) + 1);
  let end = address.length;
  for (
    let last = address[end - 1];
    last !== undefined && TRAILING.test(last);
    last = address[end - 1]
  ) {
    const opening = OPENING[last];
    const closing = left.get(last) ?? 0;
    if (opening !== undefined && (left.get(opening) ?? 0) >= closing) break;
    if (last === "_" && closing % 2 === 0) break;
    left.set(last, closing - 1);
    end -= 1;
  }
  return address.slice(0, end);
}
