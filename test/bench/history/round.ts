/**
 * One round: several lives of a server in which each operation is run on each room in turn, so that whatever
 * else the machine does affects all sizes alike.
 */
import { pause } from "../../chaos/pause.ts";
import type { Cursor } from "../../../src/protocol/ids.ts";
import { type Bundle, serveWorker } from "../workerd.ts";
import type { Operation, Sample } from "./operations.ts";
import { readsOf, roomOf } from "./rooms.ts";
import { type Joined, type Timed, Visitor } from "./visitor.ts";

export interface Place {
  readonly bundle: Bundle;
  /** The folder that holds the rooms' databases. */
  readonly storage: string;
  /** Messages in the rooms. */
  readonly sizes: readonly number[];
}

/** How many times a server is restarted, each room joined, and all other operations run on it. */
const RESTARTS = 8;
const TIMES = 20;
const MISSED = 20;
/** How many times a small room does everything first, so that no measured room pays for compilation. */
const REHEARSALS = 20;
const REHEARSAL_ROOM = "rehearsal";
/** Milliseconds. The platform evicts an object after ten seconds without work. */
const SLEEPS_WITHIN = 12_000;
const STARTS_ASLEEP: ReadonlySet<Operation> = new Set(["cold", "wake"]);

export class Round {
  readonly #round: number;
  readonly #place: Place;
  readonly #visitors: Visitor[] = [];
  readonly samples: Sample[] = [];
  #port = 0;

  constructor(round: number, place: Place) {
    this.#round = round;
    this.#place = place;
  }

  async run(): Promise<void> {
    for (let n = 1; n < RESTARTS; n += 1) await this.#live(() => this.#joinCold(n));
    await this.#live(async () => {
      const hosts = await this.#joinCold(0);
      await pause(SLEEPS_WITHIN);
      await this.#rehearse();
      await this.#each("wake", this.#round, (messages) => at(hosts, messages).say());
      for (let n = 0; n < TIMES; n += 1) await this.#visit(n, hosts);
    });
  }

  async #live(act: () => Promise<unknown>): Promise<void> {
    const { bundle, storage } = this.#place;
    const server = await serveWorker(bundle, { storage });
    this.#port = server.port;
    try {
      await this.#rehearse();
      await act();
    } finally {
      for (const visitor of this.#visitors.splice(0)) visitor.leave();
      await server.stop();
    }
  }

  async #rehearse(): Promise<void> {
    for (let n = 0; n < REHEARSALS; n += 1) {
      const { visitor } = await this.#enter(REHEARSAL_ROOM);
      await visitor.say();
      await visitor.pull(1);
    }
  }

  /** Returns the member who has joined, for each size. */
  async #joinCold(time: number): Promise<Map<number, Visitor>> {
    const joined = await this.#each("cold", time, (messages) => this.#join(messages));
    return new Map(Array.from(joined, ([messages, { visitor }]) => [messages, visitor]));
  }

  /** Runs every operation that a room does awake. */
  async #visit(time: number, hosts: ReadonlyMap<number, Visitor>): Promise<void> {
    const newcomers = await this.#each("join", time, (messages) => this.#join(messages));
    await this.#each("resume", time, (messages) => {
      const { epoch, head } = at(newcomers, messages).welcome;
      return this.#join(messages, { epoch, seq: head - MISSED });
    });
    await this.#each("page", time, (messages) => {
      const { head } = at(newcomers, messages).welcome;
      return at(hosts, messages).pull(Math.ceil(head / 2) + 1);
    });
    await this.#each("say", time, (messages) => at(hosts, messages).say());
    await this.#each("again", time, (messages) => at(hosts, messages).say(0));
  }

  /** Runs one operation on each room. Each `time` starts with the next room. */
  async #each<T extends Timed>(
    operation: Operation,
    time: number,
    act: (messages: number) => Promise<T>,
  ): Promise<Map<number, T>> {
    const { sizes } = this.#place;
    const first = time % sizes.length;
    const done = new Map<number, T>();
    for (const messages of [...sizes.slice(first), ...sizes.slice(0, first)]) {
      done.set(messages, await this.#time(operation, messages, () => act(messages)));
    }
    return done;
  }

  #join(messages: number, cursor?: Cursor): Promise<Joined> {
    return this.#enter(roomOf(messages), cursor);
  }

  async #enter(room: string, cursor?: Cursor): Promise<Joined> {
    const joined = await Visitor.join(this.#port, room, cursor);
    this.#visitors.push(joined.visitor);
    return joined;
  }

  async #time<T extends Timed>(
    operation: Operation,
    messages: number,
    act: () => Promise<T>,
  ): Promise<T> {
    const before = await readsOf(this.#port);
    const done = await act();
    const after = await readsOf(this.#port);
    if (after.wakes - before.wakes !== (STARTS_ASLEEP.has(operation) ? 1 : 0)) {
      throw new Error(`The room was not as asleep or awake as it should have been: ${operation}`);
    }
    const { milliseconds } = done;
    const rowsRead = after.rows - before.rows;
    this.samples.push({ round: this.#round, operation, messages, milliseconds, rowsRead });
    return done;
  }
}

function at<T>(those: ReadonlyMap<number, T>, messages: number): T {
  const it = those.get(messages);
  if (it === undefined) throw new Error(`Nobody is in the room of ${messages}`);
  return it;
}
