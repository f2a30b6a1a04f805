/**
 * A frame is a bare body: ws, partyserver, uWebSockets, Workerman and the bare rooms.
 */
import { senderIn, sentAtIn } from "./body.ts";
import type { Dialect, Hearing } from "./dialect.ts";

export function plainDialect(path: string, hearing: Hearing): Dialect {
  return {
    path,
    subprotocol: undefined,
    joinsAtOnce: true,
    greeting: () => undefined,
    say: (body) => body,
    hear: (client, bytes, start) =>
      hearing.heard(client, senderIn(bytes, start), sentAtIn(bytes, start)),
  };
}
