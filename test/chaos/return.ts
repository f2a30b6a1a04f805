/**
 * How soon a crowd is back in its room after the server was killed and restarted.
 */
import { enterRoom, type RoomView } from "../../src/client/index.ts";
import { until } from "../support/until.ts";
import type { Verdict } from "./judge.ts";
import { ROOM, tokenOf } from "./participant.ts";
import { quantile } from "./quantiles.ts";
import { MortalServer } from "./server.ts";

/** How many join at once: an upgrade through `wrangler dev` is slow, and joining is not what is measured. */
const JOIN_AT_ONCE = 25;
const JOINED_WITHIN = 60_000;
const BACK_WITHIN = 120_000;
/** The goals, in seconds after the server is ready. */
const MOST_WITHIN = 5;
const MOST = 0.99;
const ALL_WITHIN = 15;

export async function returnOf(members: number, tell: (line: string) => void): Promise<Verdict[]> {
  const server = await MortalServer.start();
  const rooms: RoomView[] = [];
  try {
    const began = Date.now();
    while (rooms.length < members) await joinSome(rooms, members, server.port);
    tell(`${rooms.length} members are in the room after ${seconds(Date.now() - began)} s`);
    const backAt = rooms.map(returned);
    const killedAt = Date.now();
    await server.killAndStart();
    const readyAt = Date.now();
    tell(`the server was away for ${seconds(readyAt - killedAt)} s`);
    const late = new Promise<number>((done) => {
      setTimeout(() => done(Infinity), BACK_WITHIN).unref();
    });
    const back = await Promise.all(backAt.map((at) => Promise.race([at, late])));
    return verdictsOf(back.map((at) => (at - readyAt) / 1_000));
  } finally {
    for (const room of rooms) room.leave();
    await server.end();
  }
}

function verdictsOf(delays: readonly number[]): Verdict[] {
  const shown = [0.5, 0.9, MOST, 1].map((share) => quantile(delays, share).toFixed(2));
  const within = delays.filter((it) => it <= MOST_WITHIN).length;
  return [
    {
      invariant: `99 % are back within ${MOST_WITHIN} s`,
      holds: within >= MOST * delays.length,
      counts: `${within} of ${delays.length}; p50, p90, p99, max: ${shown.join(", ")} s`,
    },
    {
      invariant: `all are back within ${ALL_WITHIN} s`,
      holds: delays.every((it) => it <= ALL_WITHIN),
      counts: `${delays.filter((it) => it <= ALL_WITHIN).length} of ${delays.length}`,
    },
  ];
}

async function joinSome(rooms: RoomView[], members: number, port: number): Promise<void> {
  const count = Math.min(JOIN_AT_ONCE, members - rooms.length);
  const names = Array.from({ length: count }, (_, i) => `m${rooms.length + i}`);
  for (const name of names) {
    rooms.push(
      enterRoom({ url: `ws://127.0.0.1:${port}/r/${ROOM}`, token: await tokenOf(name), name }),
    );
  }
  const areOpen = (): boolean => rooms.every((it) => it.state.connection.status === "open");
  await until(() => areOpen() || undefined, JOINED_WITHIN);
}

/** When `room` is open again after its loss, in milliseconds since 1970. */
function returned(room: RoomView): Promise<number> {
  return new Promise((done) => {
    let isLost = false;
    const undo = room.subscribe(() => {
      const isOpen = room.state.connection.status === "open";
      isLost ||= !isOpen;
      if (!isLost || !isOpen) return;
      undo();
      done(Date.now());
    });
  });
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
