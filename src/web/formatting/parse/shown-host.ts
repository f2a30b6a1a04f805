/**
 * Whether a reader of an address sees the host that it leads to, as the browser understands it: letters of
 * other alphabets, percent escapes, capitals and backslashes are converted before a host is looked up.
 */

const AUTHORITY = /^https?:\/\/([^/?#]*)/i;
/** A mail to one host, which is shown as it is looked up. */
const PLAIN_LETTER = /^mailto:[^@%?,]+@[a-z0-9.-]+(?:\?|$)/i;

/**
 * The host that `address` leads to, or the recipients of its mail, unless they stand in it letter for letter.
 */
export function hiddenHost(address: string, href: string): string | undefined {
  const url = URL.parse(href);
  if (url === null) return undefined;
  if (url.protocol === "mailto:") return hiddenReaders(address, url.pathname);
  const { host, hostname, protocol } = url;
  const written = AUTHORITY.exec(address)?.[1];
  const usual = `${hostname}:${protocol === "https:" ? 443 : 80}`;
  return written === host || written === usual ? undefined : host;
}

function hiddenReaders(address: string, path: string): string | undefined {
  const [written = ""] = address.slice("mailto:".length).split("?");
  const readers = decoded(path).split(",").map(readerOf).join(", ");
  return PLAIN_LETTER.test(address) && written === readers ? undefined : readers;
}

/** With the host as it is looked up. */
function readerOf(reader: string): string {
  const at = reader.lastIndexOf("@") + 1;
  const host = URL.parse(`https://${reader.slice(at)}`)?.host;
  return reader.slice(0, at) + (host ?? reader.slice(at));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
