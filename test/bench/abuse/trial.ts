/**
 * One attack on a fresh server: first the same time without it, then with it. Measures what both cost, and
 * how Alice fared.
 */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pause } from "../../chaos/pause.ts";
import { residentBytesOf } from "../cpu.ts";
import type { Server } from "../server.ts";
import { type Bundle, serveWorker } from "../workerd.ts";
import { Alice, type Answers } from "./alice.ts";
import type { Attack } from "./attacks/attack.ts";
import { beyond, type Bill, billOf } from "./bill.ts";
import type { Speech } from "./speaker.ts";
import { HALL, HEALTHY, type Owned } from "./stage.ts";
import { Tally } from "./tally.ts";

/** What all trials start from. */
export interface Beginning {
  readonly bundle: Bundle;
  /** A folder of databases, which is copied. */
  readonly storage: string;
  readonly owned: Owned;
  /** How long an attack lasts. */
  readonly seconds: number;
}

export interface Outcome {
  readonly name: string;
  readonly seconds: number;
  /** Beyond that of the same time without the attack. */
  readonly bill: Bill;
  readonly answers: number;
  /** The number of refusals by code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Bytes: the peak of the server's memory. */
  readonly memory: { readonly quiet: number; readonly attacked: number };
  readonly alice: { readonly quiet: Answers; readonly attacked: Answers };
  readonly note: string;
}

interface Period {
  readonly seconds: number;
  readonly bill: Bill;
  readonly memory: number;
  readonly alice: Answers;
}

/**
 * Milliseconds between Alice's messages, and between those of her friends. No member may send faster for
 * long.
 */
const ALICE_EVERY = 200;
const FRIEND_EVERY = 50;
const ALICE_CHARS = 64;
const FRIEND_CHARS = 2_000;
const FRIENDS = ["198.51.100.3", "198.51.100.4"];
/** Milliseconds. */
const MEMORY_LOOKED_AT_EVERY = 200;

export async function trial(attack: Attack, beginning: Beginning): Promise<Outcome> {
  const { bundle, owned, seconds } = beginning;
  const storage = await mkdtemp(join(tmpdir(), "alcove-bench-"));
  await cp(beginning.storage, storage, { recursive: true });
  const server = await serveWorker(bundle, { storage, limits: "" });
  const { port } = server;
  const alice = await Alice.join(speechesOf(attack, port, owned));
  try {
    const [quiet] = await during(server, alice, () => pause(seconds * 1_000));
    const tally = new Tally();
    const [attacked, afterwards] = await during(server, alice, async () => {
      const end = performance.now() + seconds * 1_000;
      const lasts = pause(seconds * 1_000);
      const goesOn = (): boolean => performance.now() < end;
      const looks = await attack.run({ port, storage, owned, goesOn, lasts, tally });
      await lasts;
      return looks;
    });
    const { answers, refusals } = tally;
    return {
      name: attack.name,
      seconds: attacked.seconds,
      bill: beyond(attacked.bill, quiet.bill, attacked.seconds / quiet.seconds),
      answers,
      refusals: { ...refusals },
      memory: { quiet: quiet.memory, attacked: attacked.memory },
      alice: { quiet: quiet.alice, attacked: attacked.alice },
      note: (await afterwards?.()) ?? "",
    };
  } finally {
    alice.leave();
    await server.stop();
    await rm(storage, { recursive: true, force: true });
  }
}

async function during<T>(
  { port, group }: Server,
  alice: Alice,
  act: () => Promise<T>,
): Promise<[Period, T]> {
  const before = await billOf(port);
  await alice.answers();
  let memory = residentBytesOf(group);
  const look = setInterval(() => {
    memory = Math.max(memory, residentBytesOf(group));
  }, MEMORY_LOOKED_AT_EVERY);
  try {
    const began = performance.now();
    const result = await act();
    const answers = await alice.answers();
    const bill = beyond(await billOf(port), before);
    return [{ seconds: (performance.now() - began) / 1_000, bill, memory, alice: answers }, result];
  } finally {
    clearInterval(look);
  }
}

function speechesOf({ room, isBusy }: Attack, port: number, owned: Owned): Speech[] {
  const name = room?.(owned) ?? HALL;
  const key = name === owned.room ? { key: owned.owner } : {};
  const alice = { port, room: name, ...key, from: HEALTHY, every: ALICE_EVERY, chars: ALICE_CHARS };
  if (isBusy !== true) return [alice];
  const friends = { ...alice, every: FRIEND_EVERY, chars: FRIEND_CHARS };
  return [alice, ...FRIENDS.map((from) => ({ ...friends, from }))];
}
