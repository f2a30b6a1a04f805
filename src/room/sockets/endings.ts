/**
 * Refusing a frame, and closing a connection.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { MessageId } from "../../protocol/ids.ts";
import type { Refused } from "../../protocol/wire/frames.ts";
import { refused, type RefusalCode } from "../../protocol/wire/refusals.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Connection, ConnectionId, Joined } from "../turn/connection.ts";
import type { Connections } from "../people/connections.ts";
import type { Effect } from "../turn/effects.ts";
import type { Fairness } from "../limits/fairness.ts";
import type { CurrentSettings } from "../memory/current-settings.ts";

/** Refusals after which the socket is closed. */
export const CLOSED_AFTER: Partial<Record<RefusalCode, number>> = {
  "bad-frame": CLOSE.badFrame,
  "bad-link": CLOSE.notAllowed,
  banned: CLOSE.banned,
  binary: CLOSE.unsupportedData,
  forbidden: CLOSE.notAllowed,
  "frame-too-big": CLOSE.tooBig,
  "hello-first": CLOSE.noHello,
  "room-deleted": CLOSE.roomDeleted,
  "too-many-tries": CLOSE.flood,
  version: CLOSE.version,
};

export class Endings {
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #fairness: Fairness;
  readonly #settings: CurrentSettings;

  constructor({
    connections,
    attendance,
    fairness,
    settings,
  }: {
    readonly connections: Connections;
    readonly attendance: Attendance;
    readonly fairness: Fairness;
    readonly settings: CurrentSettings;
  }) {
    this.#connections = connections;
    this.#attendance = attendance;
    this.#fairness = fairness;
    this.#settings = settings;
  }

  refuse(
    id: ConnectionId,
    code: RefusalCode,
    now: number,
    frame?: MessageId,
    {
      retryAfter,
      plain = this.#connections.isPlain(id),
      ...more
    }: Partial<Refused> & { readonly plain?: boolean | undefined } = {},
  ): Effect[] {
    const refusal: Effect = {
      do: "send",
      to: id,
      frame: { ...this.#atTheDoor(refused(code, frame, retryAfter)), ...more },
      plain,
    };
    const closing = CLOSED_AFTER[code];
    return closing === undefined ? [refusal] : [refusal, ...this.close(id, closing, code, now)];
  }

  close(id: ConnectionId, code: number, reason: string, now: number): Effect[] {
    return [{ do: "close", connection: id, code, reason }, ...this.disconnect(id, now)];
  }

  /** A socket is gone. A room that was woken by its end does not know it: `remembered` is its state. */
  disconnect(id: ConnectionId, now: number, remembered?: Connection): Effect[] {
    const connection = this.#connections.get(id) ?? remembered;
    this.#connections.remove(id);
    this.#fairness.forget(id);
    return connection?.state === "joined" ? this.#attendance.leave(id, connection, now) : [];
  }

  /**
   * Closes the connection of a member who may not return, or not in the same role. Their leave is announced
   * at once.
   */
  putOut(
    id: ConnectionId,
    connection: Joined,
    reason: RefusalCode,
    code: number,
    now: number,
  ): Effect[] {
    this.#connections.remove(id);
    return [
      {
        do: "send",
        to: id,
        frame: this.#atTheDoor(refused(reason)),
        plain: connection.plain === true,
      },
      { do: "close", connection: id, code, reason },
      ...this.#attendance.leave(id, connection, now, "at once"),
    ];
  }

  /** A client that is not admitted learns whether the room has a password. */
  #atTheDoor(frame: Refused): Refused {
    const isAsked = frame.code === "forbidden" && this.#settings.get("kind") === "password";
    return isAsked ? { ...frame, kind: "password" } : frame;
  }
}
