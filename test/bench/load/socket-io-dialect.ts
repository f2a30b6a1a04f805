/**
 * Socket.IO's own framing over a WebSocket: https://socket.io/docs/v4/socket-io-protocol/.
 */
import { senderIn, sentAtIn } from "./body.ts";
import type { Dialect, Hearing } from "./dialect.ts";

const OPEN = 0x30;
const PING = 0x32;
const MESSAGE = 0x34;
const CONNECTED = 0x30;
const BEFORE_BODY = '42["message","';

export function socketIoDialect(hearing: Hearing): Dialect {
  return {
    path: "/socket.io/?EIO=4&transport=websocket",
    subprotocol: undefined,
    joinsAtOnce: false,
    greeting: () => undefined,
    say: (body) => `${BEFORE_BODY}${body}"]`,
    hear(client, bytes, start) {
      const kind = bytes[start];
      if (kind === OPEN) hearing.answer(client, "40");
      else if (kind === PING) hearing.answer(client, "3");
      else if (kind === MESSAGE && bytes[start + 1] === CONNECTED) hearing.joined(client);
      else if (kind === MESSAGE) {
        const at = start + BEFORE_BODY.length;
        hearing.heard(client, senderIn(bytes, at), sentAtIn(bytes, at));
      }
    },
  };
}
