import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, test } from "vitest";
import { type DevServer, startDevServer } from "../support/dev-server.ts";
import { until } from "../support/until.ts";

let server: DevServer;
beforeAll(async () => {
  server = await startDevServer();
});
afterAll(async () => {
  await server?.stop();
});

test("8.3 a member whose last words are no UTF-8 leaves like any other", async () => {
  const heard: string[] = [];
  const bob = new WebSocket(`${server.url.replace("http", "ws")}/r/raw?name=Bob`);
  bob.onmessage = ({ data }) => heard.push(String(data));
  await until(() => heard.includes("New client connected: Bob") || undefined);
  for (const [name, length] of [
    ["Short", 41],
    ["Long", 42],
    ["Longest", 123],
  ] as const) {
    const socket = await upgrade(name);
    await until(() => heard.includes(`New client connected: ${name}`) || undefined);
    socket.write(closeFrame(Buffer.alloc(length, 0xff)));
    await until(() => heard.includes(`Client disconnected: ${name}`) || undefined);
    socket.destroy();
  }
  bob.close();
});

async function upgrade(name: string): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await new Promise((connected) => socket.once("connect", connected));
  socket.write(
    [
      `GET /r/raw?name=${name} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      "Upgrade: websocket",
      "Connection: Upgrade",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
      "\r\n",
    ].join("\r\n"),
  );
  return socket;
}

/** A masked close with 1000 and `reason`; the mask is zero, so that the bytes stand as they are. */
function closeFrame(reason: Buffer): Buffer {
  const body = Buffer.concat([Buffer.of(0x03, 0xe8), reason]);
  return Buffer.concat([Buffer.of(0x88, 0x80 | body.length, 0, 0, 0, 0), body]);
}
