/**
 * The healthy members. They run in a process of their own, so that the bench measures the room and not the
 * attacker.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import * as v from "valibot";
import { quantile } from "../../chaos/quantiles.ts";
import { pause } from "../../chaos/pause.ts";
import type { Speech } from "./speaker.ts";

const SCRIPT = resolve("test/bench/abuse/healthy.ts");
/** Milliseconds for all members to join, and for the server's compiler to warm up. */
const WARM_UP = 3_000;
const Told = v.object({ times: v.array(v.number()), refusals: v.record(v.string(), v.number()) });

/** Milliseconds. */
export interface Answers {
  readonly p50: number;
  readonly slowest: number;
  readonly refusals: Readonly<Record<string, number>>;
}

export class Alice {
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess) {
    this.#process = process;
  }

  /** The first of `speeches` is Alice's. */
  static async join(speeches: readonly Speech[]): Promise<Alice> {
    const alice = new Alice(fork(SCRIPT, [JSON.stringify(speeches)]));
    await pause(WARM_UP);
    await alice.answers();
    return alice;
  }

  /** The answers since the last call. */
  async answers(): Promise<Answers> {
    this.#process.send("how was it");
    const [told] = await once(this.#process, "message");
    const { times, refusals } = v.parse(Told, told);
    return { p50: quantile(times, 0.5), slowest: quantile(times, 1), refusals };
  }

  leave(): void {
    this.#process.kill();
  }
}
