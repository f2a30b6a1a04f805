/**
 * Every bound of the wire, with its unit and its reason. A `welcome` tells a client the ones it needs.
 */
export const LIMITS = {
  /** Bytes of UTF-8 in one frame from a client, checked before it is parsed. */
  frameBytes: 16_384,
  /** Bytes of UTF-8 in one message: even with every byte escaped (twice the size) its frame fits. */
  bodyBytes: 8_000,
  /** Code points in a display name: fits a phone's line. */
  nameLength: 40,
  /** Characters in a room's name: 26 make 130 random bits, 64 leave room for a sentence. */
  roomNameLength: 64,
  /** Messages in one page of history: more than two screens, and rarely over 20 KB. */
  pageRecords: 50,
  /** Changed records one resume may bring; a client that missed more starts from the newest page. */
  resumeRecords: 500,
  /** Characters sent to a connection that has not said it read them; past it, the room stops pushing. */
  creditChars: 1_048_576,
  /** The same for a plain client, which cannot say so. */
  plainCreditChars: 16_777_216,
  /** Characters that a plain client is taken to have read when it speaks: it may speak and not read. */
  spokenForChars: 1_048_576,
  /** A client says how far it has come each time it has read this many characters: credit never runs dry. */
  readEveryChars: 131_072,
  /** The same for a stream over HTTP, whose socket is the server's own: it can say so more often. */
  streamReadEveryChars: 16_384,
  /** Characters in what a signal carries, a pointer or a word: it goes to everybody and is kept by nobody. */
  signalChars: 512,
  /** Characters in the key of an entry: a path of a few words. */
  keyLength: 64,
  /** Bytes of UTF-8 in the value of an entry, as JSON: a conflict's answer stays a small frame. */
  valueBytes: 4_096,
  /** Arrays and objects within one another in a value: parsers with a stack of their own stop at some hundred. */
  valueDepth: 64,
  /** Entries of a room, and bytes of all their values: what a welcome brings stays below what one may leave unread. */
  entries: 2_048,
  stateBytes: 262_144,
  /** Members named in a `welcome`; of a larger room it tells only the count. */
  rosterMembers: 200,
} as const;

/** Characters of a message that cost as much as saying anything at all: it is stored, and sent to everybody. */
export const CHARS_OF_ONE = 2_048;

/** Whether `text` takes more than `bytes` in UTF-8; reads no further than the answer needs. */
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
    // Each half of a pair is two of its four bytes.
    const isHalf = unit >= 0xd800 && unit < 0xe000;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
