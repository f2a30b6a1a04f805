/**
 * One run: members talk while lines fail, pages reload and the server is killed. Then everything is repaired
 * and the run is judged.
 */
import { until } from "../support/until.ts";
import { judgeLog, judgeViews, judgeWhole, readLog, type Verdict } from "./judge.ts";
import { Participant } from "./participant.ts";
import { type Dimensions, plan } from "./plan.ts";
import { judgePresence } from "./presence.ts";
import { MortalServer } from "./server.ts";
import { Tally } from "./tally.ts";
import { listed, Troubles } from "./troubles.ts";
import { Witness } from "./witness.ts";

export interface Report {
  readonly verdicts: readonly Verdict[];
  /** What happened in the run, a line for each kind. */
  readonly deeds: readonly string[];
}

/**
 * How many unacknowledged messages a member may have: enough for bursts, while the room still sets the pace.
 */
const IN_FLIGHT = 20;
const SETTLED_WITHIN = 120_000;
const FILLED_WITHIN = 20_000;
const MEASURE_EVERY = 2_000;
/**
 * MiB of workerd that a run may use: two processes of some 120 MiB at rest, and heaps that are collected
 * late.
 */
const MEMORY_AT_MOST = 768;

export async function storm(
  dimensions: Dimensions,
  tell: (line: string) => void = () => {},
): Promise<Report> {
  const server = await MortalServer.start();
  const run = new Storm(dimensions, server, tell);
  try {
    return await run.run();
  } finally {
    await run.end();
    await server.end();
  }
}

class Storm {
  readonly #dimensions: Dimensions;
  readonly #server: MortalServer;
  readonly #tell: (line: string) => void;
  readonly #tally = new Tally();
  readonly #witness = new Witness();
  readonly #participants: Participant[] = [];
  readonly #troubles: Troubles;
  readonly #memory: number[] = [];

  constructor(dimensions: Dimensions, server: MortalServer, tell: (line: string) => void) {
    this.#dimensions = dimensions;
    this.#server = server;
    this.#tell = tell;
    this.#troubles = new Troubles(server, this.#participants, tell);
  }

  async run(): Promise<Report> {
    const began = Date.now();
    await this.#gather();
    const stopMeasuring = this.#measure();
    try {
      await this.#talk();
      await this.#troubles.end();
      const talked = Date.now();
      this.#tell(`said everything after ${seconds(talked - began)} s`);
      const unsettled = await this.#settle();
      this.#tell(`settled after another ${seconds(Date.now() - talked)} s`);
      const verdicts = await this.#judge();
      return { verdicts, deeds: [...this.#deeds(Date.now() - began), ...unsettled] };
    } finally {
      stopMeasuring();
    }
  }

  async end(): Promise<void> {
    await this.#troubles.end().catch(() => {});
    await Promise.all(this.#participants.map((it) => it.end()));
  }

  async #gather(): Promise<void> {
    for (let i = 0; i < this.#dimensions.clients; i++) {
      const name = `c${i}`;
      this.#participants.push(
        await Participant.join(name, this.#server.port, this.#tally, this.#witness),
      );
    }
    await until(() => this.#participants.every((it) => it.isOpen) || undefined, SETTLED_WITHIN);
  }

  async #talk(): Promise<void> {
    const planned = plan(this.#dimensions);
    const { messages } = this.#dimensions;
    for (let said = 0; said < messages; said++) {
      while ((planned[0]?.after ?? Infinity) <= said) {
        const next = planned.shift();
        if (next !== undefined) await this.#troubles.inflict(next.mishap);
      }
      const speaker = await until(() => this.#free(said), SETTLED_WITHIN);
      speaker.say();
      if (said % 2_000 === 1_999) this.#tell(`said ${said + 1}`);
    }
  }

  /** The next member after the `nth` who may send a message. */
  #free(nth: number): Participant | undefined {
    const all = this.#participants;
    for (let i = 0; i < all.length; i++) {
      const one = all[(nth + i) % all.length];
      if (one !== undefined && one.waiting < IN_FLIGHT) return one;
    }
    return undefined;
  }

  /**
   * Waits until everybody is present, has sent everything and knows everything. Returns who does not get
   * there.
   */
  async #settle(): Promise<string[]> {
    const unsettled = (): Participant[] => {
      const heads = this.#participants.map((it) => it.room.state.timeline.cursor?.seq ?? 0);
      const head = Math.max(...heads);
      return this.#participants.filter(
        (it, i) => !it.isOpen || it.waiting > 0 || heads[i] !== head,
      );
    };
    await until(() => unsettled().length === 0 || undefined, SETTLED_WITHIN).catch(() => {});
    return unsettled().map(({ name, room: { state } }) => {
      const { connection, outbox, timeline } = state;
      return `unsettled ${name} ${JSON.stringify({ connection, outbox, cursor: timeline.cursor })}`;
    });
  }

  async #judge(): Promise<Verdict[]> {
    const presence = await judgePresence(this.#participants, this.#witness, this.#tell);
    const log = await readLog(this.#server.port);
    const views = judgeViews(log, this.#participants, this.#witness);
    const fillings = this.#participants.map((it) => it.fillGaps(FILLED_WITHIN).catch(() => 0));
    const pages = (await Promise.all(fillings)).reduce((a, b) => a + b, 0);
    this.#troubles.done.set("pages that filled gaps", pages);
    const verdicts = judgeLog(log, this.#participants, this.#witness);
    const all = [...verdicts, views, presence, judgeWhole(log, this.#participants)];
    return [
      ...all.toSorted((a, b) => a.invariant.localeCompare(b.invariant)),
      await this.#judgeMemory(),
    ];
  }

  async #judgeMemory(): Promise<Verdict> {
    const end = await this.#server.memory();
    const peak = Math.max(...this.#memory, end);
    return {
      invariant: "I10 memory is bounded",
      holds: peak <= MEMORY_AT_MOST,
      counts: `MiB at start ${this.#memory[0] ?? end}, peak ${peak}, end ${end}`,
    };
  }

  #measure(): () => void {
    const measure = async (): Promise<void> => {
      const mebibytes = await this.#server.memory();
      if (mebibytes > 0) this.#memory.push(mebibytes);
    };
    void measure();
    const timer = setInterval(() => void measure(), MEASURE_EVERY);
    return () => clearInterval(timer);
  }

  #deeds(milliseconds: number): string[] {
    const { messages, clients, seed } = this.#dimensions;
    const { dials, resumes, resets, resends, gaps, lags, refusals, closes } = this.#tally;
    const said = this.#participants.reduce((sum, it) => sum + it.said.length, 0);
    return [
      `seed ${seed}: said ${said} of ${messages} messages as ${clients} members in ${seconds(milliseconds)} s`,
      `did ${listed(this.#troubles.done)}`,
      `saw ${dials} dials, ${resumes} resumes, ${resets} resets (first welcomes among them), ${gaps} gaps, ` +
        `${resends} resends, ${lags} lags`,
      `was refused ${listed(refusals)}; was closed with ${listed(closes)}`,
    ];
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(1);
}
