/**
 * The process that loads a server and measures it. Its argument is a Task, and it prints a Sample.
 */
import * as v from "valibot";
import { pause } from "../../chaos/pause.ts";
import { cpuSecondsOf } from "../cpu.ts";
import { type Sample, Task } from "../task.ts";
import { Crowd } from "./crowd.ts";

/** Milliseconds for a server and its compiler to warm up. */
const WARM_UP = 1_500;
/** Milliseconds within which a crowded server must have answered each talker once. */
const FIRST_ANSWER_WITHIN = 20_000;
const MICROSECONDS_PER_SECOND = 1_000_000;

const task = v.parse(Task, JSON.parse(process.argv[2] ?? ""));
const sample = await measure();
process.stdout.write(JSON.stringify(sample), () => process.exit(0));

async function measure(): Promise<Sample> {
  const crowd = new Crowd(task);
  const beforeJoin = mark(crowd);
  await crowd.join();
  const inRoom = mark(crowd);
  await crowd.settle();
  const settled = mark(crowd);
  if (task.seconds > 0) {
    await crowd.talk(FIRST_ANSWER_WITHIN);
    await pause(WARM_UP);
  }
  crowd.latencies.clear();
  crowd.takeAcknowledged();
  const from = mark(crowd);
  await pause(task.seconds * 1_000);
  const to = mark(crowd);
  const fairness = fairnessOf(crowd.takeAcknowledged());
  const p50 = crowd.latencies.quantile(0.5);
  const p99 = crowd.latencies.quantile(0.99);
  crowd.hush();
  const reached: (number | null)[] = [];
  for (let i = 0; i < task.announcements; i += 1) {
    await crowd.settle();
    reached.push(await crowd.announce());
  }
  const { joined, lags, ended } = crowd;
  crowd.end();
  return {
    joined,
    joinSeconds: inRoom.at - beforeJoin.at,
    joinServerSeconds: settled.server - beforeJoin.server,
    seconds: to.at - from.at,
    deliveries: to.deliveries - from.deliveries,
    serverSeconds: to.server - from.server,
    loadSeconds: to.load - from.load,
    bytes: to.bytes - from.bytes,
    p50,
    p99,
    fairness,
    reached,
    lags,
    ended,
  };
}

function fairnessOf(counts: readonly number[]): number {
  const sum = counts.reduce((total, count) => total + count, 0);
  return sum === 0 ? 1 : (Math.min(...counts) * counts.length) / sum;
}

function mark(crowd: Crowd) {
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now() / 1_000,
    server: cpuSecondsOf(task.serverGroup),
    load: (user + system) / MICROSECONDS_PER_SECOND,
    deliveries: crowd.deliveries,
    bytes: crowd.bytes,
  };
}
