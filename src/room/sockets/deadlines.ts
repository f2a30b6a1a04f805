/**
 * Deadlines: for a hello, for catching up, for returning, for a sign of life. A connection that misses one is
 * closed, and a member who does has left.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { Attendance } from "../people/attendance.ts";
import type { ConnectionId } from "../turn/connection.ts";
import type { Connections } from "../people/connections.ts";
import type { Effect } from "../turn/effects.ts";
import type { Endings } from "./endings.ts";
import type { Retention } from "../memory/retention.ts";
import { TIMING } from "../turn/timing.ts";
import type { Watch } from "./watch.ts";

export class Deadlines {
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #retention: Retention;
  readonly #endings: Endings;
  readonly #watch: Watch;

  constructor({
    connections,
    attendance,
    retention,
    endings,
    watch,
  }: {
    readonly connections: Connections;
    readonly attendance: Attendance;
    readonly retention: Retention;
    readonly endings: Endings;
    readonly watch: Watch;
  }) {
    this.#connections = connections;
    this.#attendance = attendance;
    this.#retention = retention;
    this.#endings = endings;
    this.#watch = watch;
  }

  /** Does what is due, and asks to be called again for what will be. */
  tick(now: number): Effect[] {
    const mute = [...this.#connections.waiting].filter(
      ([, { since }]) => since + TIMING.helloWithin <= now,
    );
    const slow = [...this.#connections.joined].filter(
      ([, { laggingSince = now }]) => laggingSince + TIMING.lagWithin <= now,
    );
    return [
      ...mute.flatMap(([id]) => this.#endings.refuse(id, "hello-first", now)),
      ...slow.flatMap(([id]) => this.#endings.close(id, CLOSE.slow, "too slow", now)),
      ...this.#attendance.endGraces(now),
      ...this.#retention.erase(now),
      ...this.#watch.wakeAgain(now),
    ];
  }

  /** When the first socket without a hello has to be closed, if the room is awake then. */
  get hello(): number | undefined {
    let first: number | undefined;
    for (const [, { since }] of this.#connections.waiting) {
      first = Math.min(first ?? since, since);
    }
    return first === undefined ? undefined : first + TIMING.helloWithin;
  }

  /** `id` reads slower than the room sends. It is told once, and has to catch up by itself. */
  lag(id: ConnectionId, now: number): Effect[] {
    const { joined, listening } = this.#connections;
    if (listening.has(id)) return this.#endings.close(id, CLOSE.slow, "too slow", now);
    const connection = joined.get(id);
    if (connection === undefined || connection.laggingSince !== undefined) return [];
    if (connection.plain) return this.#endings.close(id, CLOSE.slow, "too slow", now);
    return [
      this.#connections.become(id, { ...connection, laggingSince: now }),
      { do: "send", to: id, frame: { type: "lag" } },
      { do: "wake", at: now + TIMING.lagWithin },
    ];
  }

  /** These sockets have been silent for too long, although they are open. */
  bury(ids: readonly ConnectionId[], now: number): Effect[] {
    return ids.flatMap((id) => {
      const connection = this.#connections.joined.get(id);
      // A plain client need not ping, even if it has done so once.
      if (connection?.plain) return [];
      this.#connections.remove(id);
      return [
        { do: "close", connection: id, code: CLOSE.heartbeat, reason: "silent" },
        ...(connection ? this.#attendance.leave(id, connection, now, "at once") : []),
      ];
    });
  }
}
