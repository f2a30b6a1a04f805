/**
 * Extracts WebSocket frames from a byte stream. Servers do not mask theirs, and none of those measured
 * fragments them.
 */

/** A text frame's payload lies in `bytes` from `start` to `end`, and only during the call. */
export type OnText = (bytes: Buffer, start: number, end: number) => void;

const NOTHING = Buffer.alloc(0);
const TEXT = 0x81;
const CLOSE = 0x88;

export class FrameReader {
  readonly #onText: OnText;
  readonly #onClose: (code: number) => void;
  /** The beginning of a frame whose end has not arrived. */
  #rest = NOTHING;

  constructor(onText: OnText, onClose: (code: number) => void) {
    this.#onText = onText;
    this.#onClose = onClose;
  }

  read(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let next = 0;
    for (;;) {
      const start = payloadStart(bytes, next);
      if (start === undefined) break;
      const end = start + payloadLength(bytes, next);
      if (end > bytes.length) break;
      const kind = bytes[next];
      if (kind === TEXT) this.#onText(bytes, start, end);
      else if (kind === CLOSE) this.#onClose(end - start >= 2 ? bytes.readUInt16BE(start) : 0);
      next = end;
    }
    // A copy: the chunk's memory is reused for the next one.
    this.#rest = next === bytes.length ? NOTHING : Buffer.from(bytes.subarray(next));
  }
}

/** Where the payload of the frame at `at` begins; `undefined` while its header is incomplete. */
function payloadStart(bytes: Buffer, at: number): number | undefined {
  if (at + 2 > bytes.length) return undefined;
  const short = bytes.readUInt8(at + 1);
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  return start > bytes.length ? undefined : start;
}

function payloadLength(bytes: Buffer, at: number): number {
  const short = bytes.readUInt8(at + 1);
  if (short < 126) return short;
  return short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUInt32BE(at + 6);
}
