/**
 * What a reader that stops reading costs the others and the server.
 */
import { flatBody } from "../../src/protocol/records/message.ts";
import { enterRoom, type RoomView } from "../../src/client/index.ts";
import { encode } from "../../src/protocol/wire/room-codec.ts";
import { SUBPROTOCOL } from "../../src/protocol/wire/frames.ts";
import { until } from "../support/until.ts";
import type { Verdict } from "./judge.ts";
import { Line } from "./line.ts";
import { ROOM, tokenOf } from "./participant.ts";
import { pause } from "./pause.ts";
import { quantile } from "./quantiles.ts";
import { MortalServer } from "./server.ts";

const SENDERS = ["alice", "bob", "carol", "dave"];
const READERS = ["erin", "frank", "grace", "heidi", "ivan", "judy"];
/**
 * Milliseconds between two messages of a sender. All senders together send 20 a second, so that `wrangler
 * dev` itself is not the bottleneck.
 */
const SAY_EVERY = 200;
/** Characters of a message: it uses up a reader's credit in half a minute. */
const BODY = 2_000;
const WARM_UP = 10_000;
const OPEN_WITHIN = 30_000;
/** The factor by which the others may wait longer. A difference below 2 ms is noise. */
const SLOWER_AT_MOST = 1.1;
const NOISE = 2;
/** MiB by which the server may grow in a run, apart from the newest messages of its log. */
const GROWTH_AT_MOST = 64;

export async function slowReader(
  seconds: number,
  tell: (line: string) => void,
): Promise<Verdict[]> {
  const server = await MortalServer.start();
  const line = await Line.open(server.port);
  const undo: (() => void)[] = [];
  try {
    const readers = await join(READERS, server.port, undo);
    const senders = await join(SENDERS, server.port, undo);
    const latencies = new Latencies();
    for (const room of readers) undo.push(latencies.watch(room));
    const slow = await greet(line);
    undo.push(() => slow.close());
    for (const [i, room] of senders.entries()) undo.push(talk(room, i));

    await pause(WARM_UP);
    const before = await measured(seconds, latencies, server);
    tell(`with all reading: ${shown(before)}`);
    const [first] = readers;
    const stoppedAt = Date.now();
    line.inflict({ kind: "stop" });
    const during = await measured(seconds, latencies, server);
    tell(`with one stopped: ${shown(during)}`);
    const left = first?.state.notices.find((it) => it.kind === "left");
    if (left === undefined) tell("the stopped reader was not seen to leave");
    else tell(`the stopped reader was seen to leave after ${(left.at - stoppedAt) / 1_000} s`);

    // Clients become slower within a run by themselves, as their histories grow. So the time before the stop
    // is half of the comparison.
    const again = await Line.open(server.port);
    undo.push(() => void again.close());
    const healthy = await greet(again);
    undo.push(() => healthy.close());
    const after = await measured(seconds, latencies, server);
    tell(`with all reading again: ${shown(after)}`);

    const p95 = ({ latencies: taken }: Measured): number => quantile(taken, 0.95);
    const usual = (p95(before) + p95(after)) / 2;
    const ratio = p95(during) / usual;
    return [
      {
        invariant: "nobody waits for a reader that stopped",
        holds: ratio <= SLOWER_AT_MOST || p95(during) - usual <= NOISE,
        counts: `p95 ${p95(during).toFixed(1)} ms with one stopped, ${p95(before).toFixed(1)} before and ${p95(after).toFixed(1)} after, ratio ${ratio.toFixed(3)}`,
      },
      {
        invariant: "memory stays flat",
        holds: during.memory - before.memory <= GROWTH_AT_MOST,
        counts: `MiB ${before.memory} before, ${during.memory} with one stopped`,
      },
    ];
  } finally {
    for (const it of undo.toReversed()) it();
    await line.close();
    await server.end();
  }
}

interface Measured {
  /** Milliseconds from sending a message to showing it. */
  readonly latencies: readonly number[];
  readonly memory: number;
}

class Latencies {
  readonly #taken: number[] = [];

  take(): number[] {
    return this.#taken.splice(0);
  }

  watch(room: RoomView): () => void {
    let seq = 0;
    return room.subscribe(() => {
      const { messages, cursor } = room.state.timeline;
      if (cursor === undefined || cursor.seq === seq) return;
      const now = performance.now();
      for (let i = messages.length - 1; i >= 0; i--) {
        const message = messages[i];
        if (message === undefined || message.seq <= seq) break;
        this.#taken.push(now - Number.parseFloat(flatBody(message)));
      }
      seq = cursor.seq;
    });
  }
}

async function measured(
  seconds: number,
  latencies: Latencies,
  server: MortalServer,
): Promise<Measured> {
  latencies.take();
  await pause(seconds * 1_000);
  return { latencies: latencies.take(), memory: await server.memory() };
}

function shown({ latencies, memory }: Measured): string {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((it) => quantile(latencies, it).toFixed(1));
  return `${latencies.length} deliveries, p50 ${p50}, p95 ${p95}, p99 ${p99} ms, ${memory} MiB`;
}

async function join(
  names: readonly string[],
  port: number,
  undo: (() => void)[],
): Promise<RoomView[]> {
  const url = `ws://127.0.0.1:${port}/r/${ROOM}`;
  const rooms: RoomView[] = [];
  for (const name of names) {
    const room = enterRoom({ url, token: await tokenOf(name), name });
    undo.push(() => room.leave());
    await until(() => room.state.connection.status === "open" || undefined, OPEN_WITHIN);
    rooms.push(room);
  }
  return rooms;
}

/** A raw socket, because an SDK client would notice the silence and dial again. It reports what it reads. */
async function greet(line: Line): Promise<WebSocket> {
  const token = await tokenOf("mallory");
  const socket = new WebSocket(`ws://${line.host}/r/${ROOM}`, SUBPROTOCOL);
  let chars = 0;
  let isWelcome = false;
  socket.onopen = () =>
    socket.send(encode({ type: "hello", v: 1, token, visit: "slow-reader", name: "mallory" }));
  socket.onmessage = ({ data }) => {
    chars += String(data).length;
    isWelcome = true;
    if (chars < 100 * BODY) return;
    socket.send(encode({ type: "read", chars }));
    chars = 0;
  };
  await until(() => isWelcome || undefined, OPEN_WITHIN);
  return socket;
}

/** Sends the time again and again. Returns the undo. */
function talk(room: RoomView, nth: number): () => void {
  let timer: NodeJS.Timeout | undefined;
  const start = setTimeout(
    () => {
      timer = setInterval(
        () => void room.say(`${performance.now()} `.padEnd(BODY, ".")),
        SAY_EVERY,
      );
    },
    (SAY_EVERY * nth) / SENDERS.length,
  );
  return () => {
    clearTimeout(start);
    clearInterval(timer);
  };
}
