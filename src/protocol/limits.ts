/**
 * Every bound of the wire, with its unit and its reason. A `welcome` tells a client the ones it needs.
 */
export const LIMITS = {
  /** Bytes of UTF-8 in one frame from a client, checked before it is parsed. */
  frameBytes: 16_384,
  /** Bytes of UTF-8 in one message: even if every byte is escaped to two, it fits a frame. */
  bodyBytes: 8_000,
  /** Code points in a display name: one line on a phone. */
  nameLength: 40,
  /** Characters in a room's name: 26 make 130 random bits, 64 leave room for a sentence. */
  roomNameLength: 64,
  /** Messages in one page of history: more than two screens, and rarely over 20 KB. */
  pageRecords: 50,
  /** Changed records in one resume. A client that missed more starts from the newest page. */
  resumeRecords: 500,
  /** Characters sent to a connection beyond what it has reported as read; past this, the room stops sending. */
  creditChars: 1_048_576,
  /** The same for a plain client, which cannot report what it has read. */
  plainCreditChars: 16_777_216,
  /** Characters that a plain client is assumed to have read for each message it sends: it may send without reading. */
  spokenForChars: 1_048_576,
  /** A client reports its reading after every so many characters, so its credit never runs out. */
  readEveryChars: 131_072,
  /** The same for a stream over HTTP, whose socket is the server's own and can report more often. */
  streamReadEveryChars: 16_384,
  /** Characters of a signal's data, for example a pointer position: it is sent to everybody and stored nowhere. */
  signalChars: 512,
  /** Characters in the key of an entry: a path of a few words. */
  keyLength: 64,
  /** Bytes of UTF-8 in the value of an entry, as JSON: a refusal that quotes it stays a small frame. */
  valueBytes: 4_096,
  /** Levels of nesting in a value: some parsers overflow their stack at a few hundred. */
  valueDepth: 64,
  /** Entries of a room, and bytes of all their values: a welcome with all of them stays below the unread limit. */
  entries: 2_048,
  stateBytes: 262_144,
  /** Members listed in a `welcome`; of more it has only the count. */
  rosterMembers: 200,
} as const;

/** Characters of a message that cost as much as a message itself, which is stored and sent to everybody. */
export const CHARS_OF_ONE = 2_048;

/** Whether `text` takes more than `bytes` in UTF-8. Reads only as far as it needs to. */
export function exceeds(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  let left = bytes;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x1_0000 ? 3 : 4;
    if (left < 0) return true;
  }
  return false;
}

/** How many bytes `text` takes in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair counts for two of its four bytes.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
