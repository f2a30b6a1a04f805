/**
 * Three programs share entries while their lines fail, their pages reload and the server is killed. In the
 * end all must have the same state, and every answer must have been true.
 */
import { enterRoom, type Json } from "../../src/client/index.ts";
import { until } from "../support/until.ts";
import { Chance } from "./chance.ts";
import { type Verdict, verdict } from "./judge.ts";
import { ROOM, tokenOf } from "./participant.ts";
import { type Dimensions, plan } from "./plan.ts";
import { MortalServer } from "./server.ts";
import { type Asked, StateWriter } from "./state-writer.ts";
import { Tally } from "./tally.ts";
import { listed, Troubles } from "./troubles.ts";

export interface StateDimensions extends Omit<Dimensions, "messages" | "clients"> {
  readonly entries: number;
  /** Counted after each entry was set once. */
  readonly writes: number;
}

const NAMES = ["alice", "bob", "carol"];
/** How many unanswered writes a program may have. */
const IN_FLIGHT = 20;
const SETTLED_WITHIN = 120_000;
/**
 * One in this many entries is a counter that every program increments. Each of the others is set and deleted
 * by one program alone.
 */
const COUNTER_ONE_IN = 4;
const COUNTER = "counter";
/** One in this many writes to the others is a delete. */
const DELETE_ONE_IN = 5;

export async function stateStorm(
  dimensions: StateDimensions,
  tell: (line: string) => void = () => {},
): Promise<Verdict[]> {
  const server = await MortalServer.start();
  const tally = new Tally();
  const writers: StateWriter[] = [];
  const troubles = new Troubles(server, writers, tell);
  try {
    for (const name of NAMES) writers.push(await StateWriter.join(name, server.port, tally));
    await until(() => writers.every((it) => it.isOpen) || undefined, SETTLED_WITHIN);
    const began = Date.now();
    await write(dimensions, writers, troubles);
    await troubles.end();
    tell(`wrote everything after ${seconds(Date.now() - began)} s`);
    await settled(writers).catch(() => tell("not everybody has settled"));
    tell(`settled after ${seconds(Date.now() - began)} s`);
    tell(`did ${listed(troubles.done)}`);
    const { dials, resumes, resets, resends, refusals } = tally;
    tell(`saw ${dials} dials, ${resumes} resumes, ${resets} resets, ${resends} resends`);
    tell(`was refused ${listed(refusals)}`);
    return judged(dimensions, writers, await freshEntries(server.port));
  } finally {
    await troubles.end().catch(() => {});
    await Promise.all(writers.map((it) => it.end()));
    await server.end();
  }
}

async function write(
  { entries, writes, faults, kills, seed }: StateDimensions,
  writers: readonly StateWriter[],
  troubles: Troubles,
): Promise<void> {
  const chance = new Chance(seed);
  const planned = plan({
    messages: entries + writes,
    clients: writers.length,
    faults,
    kills,
    seed,
  });
  for (let n = 0; n < entries + writes; n++) {
    while ((planned[0]?.after ?? Infinity) <= n) {
      const next = planned.shift();
      if (next !== undefined) await troubles.inflict(next.mishap);
    }
    const nth = n < entries ? n : chance.below(entries);
    const isCounter = nth % COUNTER_ONE_IN === 0;
    const whose = isCounter ? chance.below(writers.length) : nth % writers.length;
    const writer = writers[whose];
    if (writer === undefined) continue;
    await until(() => writer.waiting < IN_FLIGHT || undefined, SETTLED_WITHIN);
    if (isCounter) writer.increment(keyOf(nth));
    else if (n >= entries && chance.below(DELETE_ONE_IN) === 0) writer.delete(keyOf(nth));
    else writer.set(keyOf(nth), n);
  }
}

function keyOf(nth: number): string {
  return `${nth % COUNTER_ONE_IN === 0 ? COUNTER : "entry"}/${nth}`;
}

/** Waits until every program is connected, knows the result of all its writes, and has the whole state. */
async function settled(writers: readonly StateWriter[]): Promise<void> {
  await until(() => {
    const seqs = writers.map((it) => it.room.state.timeline.cursor?.seq ?? 0);
    const isOne = seqs.every((seq) => seq === seqs[0]);
    return (isOne && writers.every((it) => it.isOpen && it.waiting === 0)) || undefined;
  }, SETTLED_WITHIN);
}

/** The entries that a new member's welcome brings, by key. */
export async function freshEntries(serverPort: number): Promise<Map<string, Json>> {
  const token = await tokenOf("judge");
  const room = enterRoom({ url: `ws://127.0.0.1:${serverPort}/r/${ROOM}`, token, name: "judge" });
  try {
    await until(() => room.state.connection.status === "open" || undefined, SETTLED_WITHIN);
    return new Map(valuesOf(room.state.entries));
  } finally {
    room.leave();
  }
}

function valuesOf(entries: ReadonlyMap<string, { readonly value?: Json | undefined }>) {
  return Array.from(entries, ([key, { value = null }]) => [key, value] as const);
}

function judged(
  { entries, writes }: StateDimensions,
  writers: readonly StateWriter[],
  fresh: ReadonlyMap<string, Json>,
): Verdict[] {
  const expected = JSON.stringify([...fresh]);
  const views = writers.filter(
    ({ room }) => JSON.stringify(valuesOf(room.state.entries)) !== expected,
  );
  const watchers = writers.filter(({ watched }) => !isEqual(watched, fresh));
  const asked = writers.flatMap((it) => it.asked);
  const revs = asked.map((it) => it.outcome).filter((it) => typeof it === "number" && it > 0);
  const waiting = asked.filter((it) => it.outcome === "waiting").length;
  const forgotten = asked.filter((it) => it.outcome === "forgotten").length;
  const keys = [...new Set(asked.map((it) => it.key))];
  const counters = keys.filter((key) => key.startsWith(COUNTER));
  const miscounted = counters.filter((key) => !isCounted(of(key, asked), fresh.get(key)));
  const others = keys.filter((key) => !key.startsWith(COUNTER));
  const wrong = others.filter((key) => !isLast(of(key, asked), fresh.get(key)));
  return [
    verdict(
      "I9 all end equal to a new client",
      [views.length, "views differ", writers.length],
      [watchers.length, "watchers differ", writers.length],
    ),
    verdict("I11 no update is lost or doubled", [miscounted.length, "miscounted", counters.length]),
    verdict("I11 the last write of each entry counts", [wrong.length, "differ", others.length]),
    verdict(
      "I11 every write is answered",
      [waiting, "unanswered", asked.length],
      [revs.length - new Set(revs).size, "revs given twice", revs.length],
    ),
    {
      invariant: "all was written",
      holds: asked.length === entries + writes,
      counts: `${asked.length} writes, ${forgotten} of them forgotten by reloads; ${fresh.size} entries at the end`,
    },
  ];
}

function of(key: string, asked: readonly Asked[]): Asked[] {
  return asked.filter((it) => it.key === key);
}

/** At least the answered increments, at most those asked for. */
function isCounted(asked: readonly Asked[], value: Json = 0): boolean {
  const done = asked.filter((it) => typeof it.outcome === "number").length;
  return typeof value === "number" && done <= value && value <= asked.length;
}

/** The result of the last answered write, or of one that a reload has forgotten: that one may arrive late. */
function isLast(asked: readonly Asked[], value: Json | undefined): boolean {
  const last = asked.findLast((it) => typeof it.outcome === "number");
  const forgotten = asked.filter((it) => it.outcome === "forgotten");
  return [last, ...forgotten].some((it) => it?.value === value);
}

function isEqual(watched: ReadonlyMap<string, Json>, fresh: ReadonlyMap<string, Json>): boolean {
  return (
    watched.size === fresh.size && [...fresh].every(([key, value]) => watched.get(key) === value)
  );
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
