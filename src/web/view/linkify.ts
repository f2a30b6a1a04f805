/**
 * Links in what people say. Only what a reader can check: the text of a link is its address.
 */

export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

const ADDRESS = /\b(?:https?:\/\/|mailto:)[^\s<>"]+/giu;
const SCHEMES: ReadonlySet<string> = new Set(["http:", "https:", "mailto:"]);
/** What ends a sentence is rarely meant to be part of an address. */
const TRAILING = /[.,;:!?'"’”»…*_)\]}]$/u;
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** `text` in order, with its http, https and mailto addresses as links. */
export function linkify(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    const href = hrefOf(address);
    if (href === undefined) continue;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "link", text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** Without the sentence's punctuation; a bracket stays if it was opened within the address. */
function trimmed(address: string): string {
  let rest = address;
  for (let last = TRAILING.exec(rest)?.[0]; last !== undefined; last = TRAILING.exec(rest)?.[0]) {
    const opening = OPENING[last];
    if (opening !== undefined && count(rest, opening) >= count(rest, last)) break;
    rest = rest.slice(0, -last.length);
  }
  return rest;
}

function hrefOf(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !SCHEMES.has(url.protocol)) return undefined;
  // https://bank.example@elsewhere.example leads elsewhere, which few readers see.
  if (url.username !== "" || url.password !== "") return undefined;
  if (url.protocol === "mailto:" && !url.pathname.includes("@")) return undefined;
  return url.href;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
