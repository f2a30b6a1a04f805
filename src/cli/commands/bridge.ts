/**
 * `alcove bridge`: lets bare TCP clients take part in a room, each as a member of its own.
 */
import { once } from "node:events";
import { createServer } from "node:net";
import { parseLink } from "../../client/program/link.ts";
import { UsageError, withoutKey } from "../input/arguments.ts";
import { Bridge } from "../session/tcp-bridge.ts";
import type { Setting } from "../session/session.ts";

export interface BridgeOptions {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** What clients are called, with a number behind it. */
  readonly name: string;
}

/** More than a machine that needs a bridge has of them, and a bound for what they take. */
const CLIENTS_AT_MOST = 500;

/** Listens until somebody stops us. */
export async function bridge(
  { link, signal, tell }: Pick<Setting, "link" | "signal" | "tell">,
  { host, port, name }: BridgeOptions,
): Promise<void> {
  const url = parseLink(link)?.socketUrl ?? "";
  const bridges = new Set<Bridge>();
  let clients = 0;
  // A client that has said all it has to say may still want to hear.
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients += 1;
    const it = new Bridge(client, `${url}?name=${encodeURIComponent(`${name}-${clients}`)}`);
    bridges.add(it);
    void it.ended.then(() => bridges.delete(it));
  });
  server.maxConnections = CLIENTS_AT_MOST;
  server.listen(port, host);
  await once(server, "listening").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EADDRINUSE") throw error;
    throw new UsageError(`Port ${port} of ${host} is taken: choose another, or 0 for any.`);
  });
  const address = server.address();
  const where = typeof address === "object" && address !== null ? address.port : port;
  tell(`TCP clients of ${host}:${where} are in ${withoutKey(link)}. Ctrl+C ends it.`);
  await once(server, "close", { signal }).catch(() => {});
  server.close();
  for (const it of bridges) it.end("The bridge is closed.");
}
