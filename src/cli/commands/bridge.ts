/**
 * `alcove bridge`: lets bare TCP clients join a room, each as a separate member.
 */
import { once } from "node:events";
import { createServer } from "node:net";
import { Command } from "@commander-js/extra-typings";
import { parseLink } from "../../client/program/link.ts";
import { type MakeCommand, ROOM } from "../command.ts";
import { portOf, UsageError, withoutKey } from "../input/arguments.ts";
import type { Session } from "../session/session.ts";
import { Bridge } from "../session/tcp-bridge.ts";

export const bridge: MakeCommand = ({ sessionIn, globals }) =>
  new Command("bridge")
    .description("let bare TCP clients join, one message per line")
    .argument("<room>", ROOM)
    .requiredOption("--tcp <port>", "the port to listen on; 0 for any free port")
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .action(async (room, { tcp, host }) => {
      const { name = "tcp" } = globals();
      const session = await sessionIn(room);
      await listen(session, { host, port: portOf(tcp), name });
    });

interface ListenAddress {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
  /** The name of clients, before their number. */
  readonly name: string;
}

/** More than any machine that needs a bridge has, and a bound on the memory that clients take. */
const CLIENTS_AT_MOST = 500;

/** Listens until the user stops the program. */
async function listen(
  { link, signal, tell }: Session,
  { host, port, name }: ListenAddress,
): Promise<void> {
  const url = parseLink(link)?.socketUrl ?? "";
  const bridges = new Set<Bridge>();
  let clients = 0;
  // A client that has ended its side can still read.
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
    throw new UsageError(
      `Port ${port} on ${host} is in use. Choose another, or 0 for any free port.`,
    );
  });
  const address = server.address();
  const where = typeof address === "object" && address !== null ? address.port : port;
  tell(`Listening on ${host}:${where} for TCP clients of ${withoutKey(link)}. Ctrl+C stops it.`);
  await once(server, "close", { signal }).catch(() => {});
  server.close();
  for (const it of bridges) it.end("The bridge is closed.");
}
