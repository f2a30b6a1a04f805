/**
 * Serves the built page and its rooms from this process: the real rules of a room over a log in memory. The
 * server thus takes almost no CPU from the browser, and a room of 100,000 messages is ready at once.
 */
import { createServer, type ServerResponse } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { WebSocketServer } from "ws";
import { freePort } from "../../support/dev-server.ts";
import { LiveRoom } from "./live-room.ts";

export interface Stage {
  /** For example `http://localhost:12345`. */
  readonly url: string;
  /** The room of that name, created on demand. */
  room(name: string): LiveRoom;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** @param folder what is served: `public`, with the page built in it */
export async function openStage(folder: string): Promise<Stage> {
  const rooms = new Map<string, LiveRoom>();
  const room = (name: string): LiveRoom => {
    const found = rooms.get(name) ?? new LiveRoom();
    rooms.set(name, found);
    return found;
  };
  const server = createServer((request, response) => {
    void serveFile(folder, request.url ?? "/", response);
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on("connection", (socket, { url = "" }) => {
    room(url.replace("/r/", "")).enter(socket);
  });
  const port = await freePort();
  await new Promise<void>((done) => server.listen(port, () => done()));
  return {
    url: `http://localhost:${port}`,
    room,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** As Cloudflare does: files are compressed, and a room's link is the page. */
async function serveFile(folder: string, url: string, response: ServerResponse): Promise<void> {
  const path = normalize(url === "/" || url.startsWith("/r/") ? "/index.html" : url);
  const file = join(folder, path);
  try {
    const contents = gzipSync(await readFile(file));
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(contents);
  } catch {
    response.writeHead(404).end();
  }
}
