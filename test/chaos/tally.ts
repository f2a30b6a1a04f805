/**
 * Counts what passes over the sockets of a run, at the SDK's own port.
 */
import { type Dial, dialWebSocket } from "../../src/client/core/ports.ts";
import { decodeServerFrame } from "../../src/protocol/wire/codec.ts";
import { decodeClientFrame } from "../../src/protocol/wire/room-codec.ts";

export class Tally {
  dials = 0;
  resumes = 0;
  resets = 0;
  /** How many times a message or a write was sent again. */
  resends = 0;
  gaps = 0;
  lags = 0;
  /** Refusals by their code. */
  readonly refusals = new Map<string, number>();
  /** Closes by their code. */
  readonly closes = new Map<number, number>();
  readonly #sent = new Set<string>();

  readonly dial: Dial = (url, events) => {
    this.dials += 1;
    const socket = dialWebSocket(url, {
      ...events,
      received: (text) => {
        this.#received(text);
        events.received(text);
      },
      closed: (code, reason) => {
        increment(this.closes, code);
        events.closed(code, reason);
      },
    });
    return {
      send: (text) => {
        this.#sending(text);
        socket.send(text);
      },
      close: (code, reason) => socket.close(code, reason),
    };
  };

  #received(text: string): void {
    // Most frames are changes, whose content is judged elsewhere.
    if (text.startsWith('{"type":"changes"')) return;
    const frame = decodeServerFrame(text);
    if (frame?.type === "lag") this.lags += 1;
    if (frame?.type === "refused") increment(this.refusals, frame.code);
    if (frame?.type !== "welcome") return;
    if (frame.mode === "resumed") this.resumes += 1;
    else this.resets += 1;
    if (frame.gap !== undefined) this.gaps += 1;
  }

  #sending(text: string): void {
    const decoded = decodeClientFrame(text);
    const id = decoded.ok && "id" in decoded.frame ? decoded.frame.id : undefined;
    if (id === undefined) return;
    if (this.#sent.has(id)) this.resends += 1;
    this.#sent.add(id);
  }
}

function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
