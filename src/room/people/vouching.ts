/**
 * The roles that the room tells everybody: those of owners and moderators. A name, a tag or a colour proves
 * nobody's role.
 */
import type { MemberId } from "../../protocol/ids.ts";
import { isVouchedFor, type Role, UNOWNED } from "../../protocol/rights/roles.ts";
import type { Attendance } from "./attendance.ts";
import type { Authority } from "./authority.ts";
import type { Connections } from "./connections.ts";

/** Absent members whose role is remembered: more than the authors of one page of history. */
const KNOWN_AT_MOST = 500;

export class Vouching {
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #authority: Authority;
  readonly #absent = new Map<MemberId, Role>();

  constructor(connections: Connections, attendance: Attendance, authority: Authority) {
    this.#connections = connections;
    this.#attendance = attendance;
    this.#authority = authority;
  }

  /** `undefined` for a member or a reader. */
  roleOf(member: MemberId): Role | undefined {
    const role = this.#roleOf(member);
    return isVouchedFor(role) ? role : undefined;
  }

  /** Some roles have changed. */
  forget(): void {
    this.#absent.clear();
  }

  #roleOf(member: MemberId): Role | undefined {
    for (const id of this.#attendance.connectionsOf(member)) {
      const own = this.#connections.joined.get(id);
      if (own !== undefined) return own.role;
    }
    // In a room with an owner everybody present has a role. In one without, there is nothing to read.
    const [anybody] = this.#connections.joined.values();
    return anybody === undefined || anybody.role !== undefined
      ? this.#roleOfAbsent(member)
      : undefined;
  }

  #roleOfAbsent(member: MemberId): Role {
    const known = this.#absent.get(member);
    if (known !== undefined) return known;
    if (this.#absent.size >= KNOWN_AT_MOST) this.#absent.clear();
    const role = this.#authority.isOwned ? this.#authority.roleOf(member) : UNOWNED;
    this.#absent.set(member, role);
    return role;
  }
}
