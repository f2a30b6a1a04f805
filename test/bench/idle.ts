/**
 * Shows that an idle room sleeps. A hundred clients connect to the real dev server and fall silent. The next
 * message finds the object evicted from memory, and it returns with everything in place.
 *
 *     npm run bench:idle
 */
import { setTimeout as pause } from "node:timers/promises";
import { enterRoom, newSecret, type RoomView, tokenFor } from "../../src/client/index.ts";
import { startDevServer } from "../support/dev-server.ts";
import { until } from "../support/until.ts";

const CLIENTS = 100;
/** Milliseconds. The platform evicts an object after ten seconds without work. */
const SILENCE = 20_000;

interface Stats {
  readonly connections: number;
  readonly members: number;
  readonly head: number;
  readonly awakeSince: string;
}

const server = await startDevServer();
const rooms: RoomView[] = [];
try {
  for (let n = 1; n <= CLIENTS; n++) rooms.push(await join(`Member ${n}`));
  await until(() => rooms.every(({ state }) => state.count === CLIENTS) || undefined);
  await rooms[0]?.say("before");
  await until(() => rooms.every(({ state }) => state.timeline.cursor?.seq === 1) || undefined);
  const before = await stats();
  console.log(`${before.connections} connected, awake since ${before.awakeSince}`);

  console.log(`silent for ${SILENCE / 1_000} s, but for the pings that the platform answers`);
  await pause(SILENCE);
  const spokeAt = Date.now();
  await rooms[1]?.say("after");
  await until(() => rooms.every(({ state }) => state.timeline.cursor?.seq === 2) || undefined);
  const reached = Date.now() - spokeAt;
  const after = await stats();
  const slept = Date.parse(after.awakeSince) >= spokeAt;
  const isWhole =
    after.connections === CLIENTS &&
    after.members === CLIENTS &&
    after.head === 2 &&
    rooms.every(
      ({ state }) => state.connection.status === "open" && state.members.length === CLIENTS,
    );

  console.log(`${slept ? "PASS" : "FAIL"}  it had left memory: awake since ${after.awakeSince}`);
  console.log(
    `${isWhole ? "PASS" : "FAIL"}  everything is in place: ${after.connections} sockets, ${after.members} members`,
  );
  console.log(`the message that woke it reached all ${CLIENTS} within ${reached} ms`);
  process.exitCode = slept && isWhole ? 0 : 1;
} finally {
  for (const room of rooms) room.leave();
  await server.stop();
}

async function join(name: string): Promise<RoomView> {
  const token = await tokenFor(newSecret(), server.url, "idle");
  const room = enterRoom({ url: `${server.url.replace("http", "ws")}/r/idle`, token, name });
  await until(() => room.state.connection.status === "open" || undefined);
  return room;
}

async function stats(): Promise<Stats> {
  const response = await fetch(`${server.url}/r/idle/stats`);
  const found: Stats = await response.json();
  return found;
}
