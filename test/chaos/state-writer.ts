/**
 * A program that writes shared state on its own line, and records the answer to each write.
 */
import { enterRoom, type Json, type RoomView, snapshotOf } from "../../src/client/index.ts";
import { watch } from "../../src/client/program/reading/watching.ts";
import { RefusedError } from "../../src/client/core/refused-error.ts";
import { deleteEntry, setEntry, updateEntry, type Written } from "../../src/client/core/writing.ts";
import { Line } from "./line.ts";
import { ROOM, tokenOf } from "./participant.ts";
import type { Tally } from "./tally.ts";
import type { Victim } from "./troubles.ts";

/** A write, and the rev that it took. It is `forgotten` if a reload lost the answer. */
export interface Asked {
  readonly key: string;
  readonly kind: "set" | "delete" | "increment";
  readonly value?: number;
  outcome: "waiting" | "forgotten" | number;
}

/** How many messages a reload keeps. It keeps all entries. */
const KEPT = 50;

export class StateWriter implements Victim {
  readonly name: string;
  readonly line: Line;
  /** In order. */
  readonly asked: Asked[] = [];
  /** How many writes are not answered yet. */
  waiting = 0;
  /** The state as changes alone tell it, for a program that never reads the whole. */
  watched = new Map<string, Json>();
  readonly #token: string;
  readonly #tally: Tally;
  #room: RoomView;

  private constructor(name: string, token: string, line: Line, tally: Tally) {
    this.name = name;
    this.#token = token;
    this.line = line;
    this.#tally = tally;
    this.#room = this.#open();
  }

  static async join(name: string, serverPort: number, tally: Tally): Promise<StateWriter> {
    return new StateWriter(name, await tokenOf(name), await Line.open(serverPort), tally);
  }

  get room(): RoomView {
    return this.#room;
  }

  get isOpen(): boolean {
    return this.#room.state.connection.status === "open";
  }

  set(key: string, value: number): void {
    void this.#ask(
      { key, kind: "set", value, outcome: "waiting" },
      setEntry(this.#room, key, value),
    );
  }

  delete(key: string): void {
    void this.#ask({ key, kind: "delete", outcome: "waiting" }, deleteEntry(this.#room, key));
  }

  increment(key: string): void {
    void this.#ask(
      { key, kind: "increment", outcome: "waiting" },
      updateEntry(this.#room, key, incremented),
    );
  }

  /** Continues with what a page would have kept. Unanswered writes are forgotten. */
  reload(): void {
    const { state } = this.#room;
    this.#room.leave();
    this.#room = this.#open(snapshotOf(state, KEPT));
  }

  serverDied(): void {}

  async end(): Promise<void> {
    this.#room.leave();
    await this.line.close();
  }

  #open(kept?: ReturnType<typeof snapshotOf>): RoomView {
    const room = enterRoom({
      url: `ws://${this.line.host}/r/${ROOM}`,
      token: this.#token,
      name: this.name,
      kept: Promise.resolve(kept),
      ports: { dial: this.#tally.dial },
    });
    void this.#watch(room);
    return room;
  }

  async #watch(room: RoomView): Promise<void> {
    const watched = new Map<string, Json>();
    this.watched = watched;
    for await (const { key, entry } of watch(room)) {
      if (entry?.value === undefined) watched.delete(key);
      else watched.set(key, entry.value);
    }
  }

  async #ask(asked: Asked, done: Promise<Written>): Promise<void> {
    this.asked.push(asked);
    this.waiting += 1;
    try {
      asked.outcome = (await done).rev;
    } catch (error) {
      if (!(error instanceof RefusedError) || error.code !== "closed") throw error;
      asked.outcome = "forgotten";
    } finally {
      this.waiting -= 1;
    }
  }
}

export function incremented(value: Json | undefined): number {
  return typeof value === "number" ? value + 1 : 1;
}
