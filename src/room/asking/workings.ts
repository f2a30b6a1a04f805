/**
 * The parts of a room, assembled. Only the room and its table of capabilities know all of them: a rule names
 * those that it takes.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { type Allowances, ALLOWANCES } from "../limits/allowances.ts";
import { Attendance } from "../people/attendance.ts";
import { Authority } from "../people/authority.ts";
import { Admissions } from "../sockets/admissions.ts";
import type { Connection, ConnectionId } from "../turn/connection.ts";
import { Connections } from "../people/connections.ts";
import { Decisions } from "../people/decisions.ts";
import { Memory } from "../memory/done-before.ts";
import { Endings } from "../sockets/endings.ts";
import { Fairness } from "../limits/fairness.ts";
import { governing } from "../entries/governing.ts";
import type { Keys } from "../memory/room-keys.ts";
import type { Log } from "../memory/log.ts";
import { LookAlikes } from "../people/look-alikes.ts";
import { Meter } from "../limits/meter.ts";
import { Permissions } from "../people/permissions.ts";
import { Retention } from "../memory/retention.ts";
import { RoleNews } from "../sockets/role-news.ts";
import { CurrentSettings } from "../memory/current-settings.ts";
import { SharedState } from "../entries/shared-state.ts";
import { SlowMode } from "../messages/slow-mode.ts";
import { Authorship } from "../memory/sole-author.ts";
import { Records } from "../turn/stored.ts";
import { Vouching } from "../people/vouching.ts";
import { Watch } from "../sockets/watch.ts";

export interface RoomPorts {
  readonly log: Log;
  /** The member of a token. Nobody without the token can arrive at the same. */
  readonly identify: (token: string) => MemberId;
  /** Whether a connection has not read what it was sent (broadcaster.ts). */
  readonly isBehind: (connection: ConnectionId) => boolean;
  readonly allowances?: Allowances;
  readonly keys: Keys;
}

export type Workings = ReturnType<typeof assemble>;

export function assemble(
  ports: RoomPorts,
  remembered: Iterable<readonly [ConnectionId, Connection]>,
) {
  const { log, keys, identify, isBehind, allowances = ALLOWANCES } = ports;
  let state: SharedState | undefined;
  /** Read from the log when it is first needed. */
  const entries = (): SharedState => (state ??= new SharedState(log));
  const settings = new CurrentSettings((key) => entries().entry(key)?.value);
  const connections = new Connections(remembered);
  const attendance = new Attendance(connections);
  const fairness = new Fairness(allowances);
  const meter = new Meter(log, fairness, (sent) => entries().bytesOf(sent));
  const authority = new Authority(log, keys, settings);
  const vouching = new Vouching(connections, attendance, authority);
  const permissions = new Permissions(log, authority, settings, keys, attendance);
  const retention = new Retention(log, settings, authority);
  const slowMode = new SlowMode(log, settings);
  const authorship = new Authorship(log);
  const decisions = new Decisions(log, authority, attendance);
  const memory = new Memory(log);
  const endings = new Endings({ connections, attendance, fairness, settings });
  const roleNews = new RoleNews({ connections, attendance, authority, vouching, endings });
  const admissions = new Admissions({ log, attendance, authority, roleNews });
  const watch = new Watch({ log, connections, attendance, retention });
  const governor = governing({
    settings,
    authority,
    attendance,
    retention,
    decisions,
    roleNews,
  });
  /** They hear of stored records in this order. */
  const records = new Records([memory, slowMode, retention, governor, watch]);
  return {
    log,
    keys,
    identify,
    isBehind,
    allowances,
    entries,
    settings,
    connections,
    attendance,
    lookAlikes: new LookAlikes(attendance),
    fairness,
    meter,
    authority,
    admissions,
    vouching,
    permissions,
    retention,
    slowMode,
    authorship,
    decisions,
    memory,
    endings,
    roleNews,
    watch,
    records,
    /** Drops everything that is remembered of the log. */
    forget(): void {
      state = undefined;
      for (const it of [
        authority,
        vouching,
        retention,
        slowMode,
        authorship,
        decisions,
        memory,
        attendance,
        watch,
      ]) {
        it.forget();
      }
    },
  };
}
