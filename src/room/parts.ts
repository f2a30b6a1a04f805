/**
 * What a room is made of: its memory, who is connected, and what it decides by. Each rule takes the parts it works on.
 */
import type { MemberId } from "../protocol/ids.ts";
import { type Allowances, ALLOWANCES } from "./allowances.ts";
import { Attendance } from "./attendance.ts";
import { Authority } from "./authority.ts";
import type { Connection, ConnectionId } from "./connection.ts";
import { Connections } from "./connections.ts";
import { Fairness } from "./fairness.ts";
import type { Keys } from "./keys.ts";
import type { Log } from "./log.ts";
import { LookAlikes } from "./look-alikes.ts";
import { Meter } from "./meter.ts";
import { Moderation } from "./moderation.ts";
import { Permissions } from "./permissions.ts";
import { Retention } from "./retention.ts";
import { Settings } from "./settings.ts";
import { SharedState } from "./shared-state.ts";
import { Authorship } from "./sole-author.ts";
import { Vouching } from "./vouching.ts";

export interface RoomPorts {
  readonly log: Log;
  /** The member that a token belongs to; nobody without the token can arrive at the same. */
  readonly identify: (token: string) => MemberId;
  /** Whether a connection has not read what it was sent; see broadcaster.ts. */
  readonly isBehind: (connection: ConnectionId) => boolean;
  readonly allowances?: Allowances;
  readonly keys: Keys;
}

export interface Parts extends Required<RoomPorts> {
  readonly connections: Connections;
  readonly attendance: Attendance;
  readonly fairness: Fairness;
  readonly meter: Meter;
  readonly lookAlikes: LookAlikes;
  /** What the members share; it is read from the log when somebody first asks for it. */
  readonly shared: () => SharedState;
  readonly settings: Settings;
  readonly authority: Authority;
  readonly vouching: Vouching;
  readonly permissions: Permissions;
  readonly retention: Retention;
  readonly moderation: Moderation;
  /** Lets go of all that is remembered of what the log had. */
  readonly forget: () => void;
}

export function partsOf(
  ports: RoomPorts,
  remembered: Iterable<readonly [ConnectionId, Connection]>,
): Parts {
  const { log, keys, allowances = ALLOWANCES } = ports;
  let state: SharedState | undefined;
  const shared = (): SharedState => (state ??= new SharedState(log));
  const settings = new Settings(shared);
  const connections = new Connections(remembered);
  const attendance = new Attendance(connections);
  const fairness = new Fairness(allowances);
  const authority = new Authority(log, keys, settings);
  const vouching = new Vouching(connections, attendance, authority);
  const permissions = new Permissions(log, authority, settings, keys, attendance);
  const retention = new Retention(log, settings, authority);
  const authorship = new Authorship(log);
  const moderation = new Moderation(log, authority, keys, attendance, authorship);
  return {
    ...ports,
    allowances,
    connections,
    attendance,
    fairness,
    meter: new Meter(log, fairness, shared),
    lookAlikes: new LookAlikes(attendance),
    shared,
    settings,
    authority,
    vouching,
    permissions,
    retention,
    moderation,
    forget() {
      state = undefined;
      authority.forget();
      vouching.forget();
      retention.forget();
      authorship.forget();
      moderation.forget();
      permissions.forget();
      attendance.forget();
    },
  };
}
