/**
 * When the room is to be woken, should it sleep by then.
 */
import type { Attendance } from "../people/attendance.ts";
import type { Connections } from "../people/connections.ts";
import type { Effect } from "../turn/effects.ts";
import type { Log } from "../memory/log.ts";
import type { Retention } from "../memory/retention.ts";
import type { Bystander, Stored } from "../turn/stored.ts";
import { TIMING } from "../turn/timing.ts";

export class Watch implements Bystander {
  readonly #log: Log;
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #retention: Retention;
  /** Until when somebody is sure to look for silent sockets, as far as the room remembers. */
  #watchedUntil = 0;
  /** When it was last asked to be woken for what ends then. */
  #wakesForEnd: number | undefined;

  constructor({
    log,
    connections,
    attendance,
    retention,
  }: {
    readonly log: Log;
    readonly connections: Connections;
    readonly attendance: Attendance;
    readonly retention: Retention;
  }) {
    this.#log = log;
    this.#connections = connections;
    this.#attendance = attendance;
    this.#retention = retention;
  }

  /** That a name has gone from an entry stirs nobody. */
  hear(stored: Stored, now: number): Effect[] {
    return stored.is === "unnamed" ? [] : this.stir(now);
  }

  /** Something stirs, so a silent loss would be noticed: have somebody look, once for many stirs. */
  stir(now: number): Effect[] {
    const wakes: Effect[] = [];
    const end = this.#retention.dueAt;
    if (end !== undefined && end !== this.#wakesForEnd) wakes.push({ do: "wake", at: end });
    this.#wakesForEnd = end;
    if (now < this.#watchedUntil) return wakes;
    this.#watchedUntil = now + TIMING.sweepEvery;
    return [...wakes, { do: "wake", at: this.#watchedUntil }];
  }

  /** There is no alarm any more. */
  forget(): void {
    this.#watchedUntil = 0;
    this.#wakesForEnd = undefined;
  }

  /** The one alarm rings for the earliest of these, so whoever it rings for asks for all the others again. */
  wakeAgain(now: number): Effect[] {
    const times = [this.#attendance.nextGraceEnd, this.#nextSweep(now), this.#retention.dueAt];
    for (const { laggingSince } of this.#connections.joined.values()) {
      if (laggingSince !== undefined) times.push(laggingSince + TIMING.lagWithin);
    }
    const at = Math.min(...times.filter((time) => time !== undefined));
    return at === Infinity ? [] : [{ do: "wake", at }];
  }

  #nextSweep(now: number): number | undefined {
    if (now < this.#watchedUntil) return this.#watchedUntil;
    if (this.#connections.joined.size === 0 || now - this.#lastStir() >= TIMING.calmAfter) {
      return undefined;
    }
    this.#watchedUntil = now + TIMING.sweepEvery;
    return this.#watchedUntil;
  }

  /** When something last happened here, from what outlives a hibernation. */
  #lastStir(): number {
    const newest = this.#log.page({ after: 0, before: this.#log.head + 1, from: "newest" }, 1);
    let last = Math.max(newest[0]?.at ?? 0, this.#log.writtenAt);
    for (const { since } of this.#connections.joined.values()) last = Math.max(last, since);
    return last;
  }
}
