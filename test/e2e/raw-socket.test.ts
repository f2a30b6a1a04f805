import { connect, type Socket } from "node:net";
import { expect, inject, test } from "vitest";
import { until } from "../support/until.ts";

const server = { url: inject("serverUrl") };

test("8.3 a member whose last bytes are not UTF-8 leaves like any other", async () => {
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

const TEXT = 0x1;
const CONTINUED = 0x0;

/** Each from a socket that speaks plain lines, so anything it sent would be text. */
const RAW: readonly [what: string, name: string, write: (socket: Socket) => void][] = [
  [
    "33 MiB in one message",
    "Huge",
    (socket) => {
      socket.write(frameOf(TEXT, Buffer.alloc(33 * 2 ** 20, 0x78)));
    },
  ],
  [
    "20,000 fragments of one byte",
    "Fragments",
    (socket) => {
      const part = (n: number): Buffer =>
        frameOf(n === 0 ? TEXT : CONTINUED, Buffer.from("x"), n === 19_999);
      socket.write(Buffer.concat(Array.from({ length: 20_000 }, (_, n) => part(n))));
    },
  ],
  [
    "invalid UTF-8",
    "Bytes",
    (socket) => {
      socket.write(frameOf(TEXT, Buffer.of(0xff, 0xfe, 0xc0, 0x80)));
    },
  ],
  [
    "a kind of frame that nobody knows",
    "Opcode",
    (socket) => {
      socket.write(frameOf(0xb, Buffer.from("x")));
    },
  ],
  [
    "half a frame, and nothing after it",
    "Half",
    (socket) => {
      socket.write(frameOf(TEXT, Buffer.alloc(1_000, 0x78)).subarray(0, 500));
    },
  ],
];

test.each(RAW)(
  "%s harms nobody: a healthy client in the same room notices nothing",
  async (_what, name, write) => {
    const heard: string[] = [];
    const bob = new WebSocket(`${server.url.replace("http", "ws")}/r/raw?name=Well`);
    bob.onmessage = ({ data }) => heard.push(String(data));
    await until(() => heard.includes("New client connected: Well") || undefined);
    const socket = await upgrade(name);
    socket.on("error", () => {});
    await until(() => heard.includes(`New client connected: ${name}`) || undefined);
    write(socket);
    for (let n = 0; n < 3; n += 1) {
      bob.send(`well ${name} ${n}`);
      await until(() => heard.includes(`Message from client Well: well ${name} ${n}`) || undefined);
    }
    socket.destroy();
    await until(() => heard.includes(`Client disconnected: ${name}`) || undefined, 30_000);
    expect(
      heard.filter((it) => it.startsWith(`Message from client ${name}:`)).join("").length,
    ).toBeLessThan(100);
    expect(bob.readyState).toBe(WebSocket.OPEN);
    bob.close();
  },
);

test("4.5 a message in invalid UTF-8 is refused, and nobody receives a replacement", async () => {
  const heard: string[] = [];
  const bob = new WebSocket(`${server.url.replace("http", "ws")}/r/raw?name=Listener`);
  bob.onmessage = ({ data }) => heard.push(String(data));
  await until(() => heard.includes("New client connected: Listener") || undefined);
  const socket = await upgrade("Latin");
  let answer = "";
  socket.on("data", (bytes: Buffer) => (answer += bytes.toString("latin1")));
  await until(() => heard.includes("New client connected: Latin") || undefined);
  socket.write(frameOf(TEXT, Buffer.from("caf\u00E9", "latin1")));
  await until(() => answer.includes("is not valid UTF-8") || undefined);
  socket.write(frameOf(TEXT, Buffer.from("caf\u00E9", "utf8")));
  await until(() => heard.includes("Message from client Latin: caf\u00E9") || undefined);
  expect(heard.filter((it) => it.startsWith("Message from client Latin: "))).toHaveLength(1);
  socket.destroy();
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

/** A masked close with 1000 and `reason`. The mask is zero, so the bytes stand as they are. */
function closeFrame(reason: Buffer): Buffer {
  const body = Buffer.concat([Buffer.of(0x03, 0xe8), reason]);
  return Buffer.concat([Buffer.of(0x88, 0x80 | body.length, 0, 0, 0, 0), body]);
}

/** A masked frame. The mask is zero, as above. */
function frameOf(kind: number, payload: Buffer, isLast = true): Buffer {
  const head = Buffer.alloc(14);
  head[0] = (isLast ? 0x80 : 0) | kind;
  if (payload.length < 126) {
    head[1] = 0x80 | payload.length;
    return Buffer.concat([head.subarray(0, 2), Buffer.alloc(4), payload]);
  }
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([head.subarray(0, 10), Buffer.alloc(4), payload]);
}
