/**
 * When a sleeping room has to be woken.
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
  /** Until when an alarm looks for silent sockets, as far as the room remembers. */
  #watchedUntil = 0;
  /** The time of the alarm that was last requested for retention. */
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

  /** An entry that lost only its writer's name is no activity. */
  hear(stored: Stored, now: number): Effect[] {
    return stored.is === "unnamed" ? [] : this.stir(now);
  }

  /** There is activity, so a silent loss would be noticed. One alarm serves many activities. */
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

  /** There is one alarm, for the earliest of these times. When it rings, it is set for the next of them. */
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

  /** The time of the latest activity, from what survives a hibernation. */
  #lastStir(): number {
    const newest = this.#log.page({ after: 0, before: this.#log.head + 1, from: "newest" }, 1);
    let last = Math.max(newest[0]?.at ?? 0, this.#log.writtenAt);
    for (const { since } of this.#connections.joined.values()) last = Math.max(last, since);
    return last;
  }
}
