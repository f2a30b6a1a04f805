/**
 * alcove.v1, as docs/protocol.md describes it. A frame that another client received before is compared with
 * that one's bytes instead of decoded again, so a delivery costs the load about as much as the peers' frames,
 * which are bare bodies.
 */
import { createHash } from "node:crypto";
import { flatBody } from "../../../src/protocol/records/message.ts";
import { decodeServerFrame } from "../../../src/protocol/wire/codec.ts";
import { encode } from "../../../src/protocol/wire/room-codec.ts";
import { PONG, SUBPROTOCOL } from "../../../src/protocol/wire/frames.ts";
import { LIMITS } from "../../../src/protocol/limits.ts";
import { senderIn, sentAtIn } from "./body.ts";
import type { Dialect, Hearing } from "./dialect.ts";

/** The part of a frame that the load needs. */
type Gist =
  | {
      readonly type: "said";
      readonly senders: readonly number[];
      readonly sentAt: readonly number[];
    }
  | { readonly type: "lag" }
  | { readonly type: "refused"; readonly code: string }
  | { readonly type: "other" };

interface Known {
  readonly bytes: Buffer;
  readonly gist: Gist;
}

/** Characters at the beginning that distinguish most frames. The rest is compared. */
const KEY_LENGTH = 64;
/** Few frames are in flight at once. Beyond this number, the older ones have reached everybody. */
const KNOWN_AT_MOST = 512;
/** Characters in the ids of visits and messages, as the SDK makes them. */
const ID_LENGTH = 16;
const PONG_BYTES = Buffer.from(PONG);
const WELCOME = Buffer.from('{"type":"welcome"');

export function alcoveDialect(room: string, clients: number, hearing: Hearing): Dialect {
  const known = new Map<string, Known>();
  /** Characters that a client has read and not reported. */
  const unsaid = new Float64Array(clients);
  let said = 0;

  const gistOf = (bytes: Buffer, start: number, end: number): Gist => {
    const key = bytes.toString("latin1", start, Math.min(end, start + KEY_LENGTH));
    const it = known.get(key);
    if (it !== undefined && it.bytes.compare(bytes, start, end) === 0) return it.gist;
    const gist = decode(bytes.toString("utf8", start, end));
    if (known.size >= KNOWN_AT_MOST) known.clear();
    known.set(key, { bytes: Buffer.from(bytes.subarray(start, end)), gist });
    return gist;
  };

  return {
    path: `/r/${room}`,
    subprotocol: SUBPROTOCOL,
    joinsAtOnce: false,
    greeting: (client) =>
      encode({
        type: "hello",
        v: 1,
        token: createHash("sha256").update(`${room} ${client}`).digest("base64url"),
        visit: `${client}`.padStart(ID_LENGTH, "0"),
        name: `m${client}`,
      }),
    say(body) {
      said += 1;
      return encode({ type: "say", id: `${said}`.padStart(ID_LENGTH, "0"), body });
    },
    hear(client, bytes, start, end) {
      if (startsWith(bytes, start, end, WELCOME)) {
        unsaid[client] = end - start;
        hearing.joined(client);
        return;
      }
      if (startsWith(bytes, start, end, PONG_BYTES)) return;
      // The bench sends only ASCII, so bytes are characters.
      const chars = (unsaid[client] ?? 0) + end - start;
      unsaid[client] = chars;
      const gist = gistOf(bytes, start, end);
      switch (gist.type) {
        case "said":
          for (const [i, sender] of gist.senders.entries()) {
            hearing.heard(client, sender, gist.sentAt[i] ?? 0);
          }
          break;
        case "lag":
          hearing.lagged(client);
          return;
        case "refused":
          throw new Error(`Alcove refused a frame of the load: ${gist.code}`);
        case "other":
          break;
      }
      if (chars < LIMITS.readEveryChars) return;
      unsaid[client] = 0;
      hearing.answer(client, encode({ type: "read", chars }));
    },
  };
}

function startsWith(bytes: Buffer, start: number, end: number, word: Buffer): boolean {
  if (end - start < word.length) return false;
  return bytes.compare(word, 0, word.length, start, start + word.length) === 0;
}

function decode(text: string): Gist {
  const frame = decodeServerFrame(text);
  if (frame === undefined) return { type: "other" };
  if (frame.type === "lag") return { type: "lag" };
  if (frame.type === "refused") return { type: "refused", code: frame.code };
  if (frame.type !== "changes") return { type: "other" };
  const bodies = frame.records.map((it) => Buffer.from(flatBody(it)));
  return {
    type: "said",
    senders: bodies.map((it) => senderIn(it, 0)),
    sentAt: bodies.map((it) => sentAtIn(it, 0)),
  };
}
