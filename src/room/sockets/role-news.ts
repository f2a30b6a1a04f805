/**
 * Tells members that their role has changed, and closes or deafens the connections of those who may not stay.
 */
import { CLOSE } from "../../protocol/wire/close-codes.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { isVouchedFor, type Role } from "../../protocol/rights/roles.ts";
import type { Attendance } from "../people/attendance.ts";
import type { Authority } from "../people/authority.ts";
import type { Connections } from "../people/connections.ts";
import type { Effect } from "../turn/effects.ts";
import type { Endings } from "./endings.ts";
import type { Vouching } from "../people/vouching.ts";

export class RoleNews {
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #authority: Authority;
  readonly #vouching: Vouching;
  readonly #endings: Endings;

  constructor({
    connections,
    attendance,
    authority,
    vouching,
    endings,
  }: {
    readonly connections: Connections;
    readonly attendance: Attendance;
    readonly authority: Authority;
    readonly vouching: Vouching;
    readonly endings: Endings;
  }) {
    this.#connections = connections;
    this.#attendance = attendance;
    this.#authority = authority;
    this.#vouching = vouching;
    this.#endings = endings;
  }

  tell(now: number): Effect[] {
    this.#vouching.forget();
    // Nobody has a role in a room without an owner.
    if (!this.#authority.isOwned) return [];
    return [...this.#tellJoined(now), ...this.#tellListening(now)];
  }

  #tellJoined(now: number): Effect[] {
    const effects: Effect[] = [];
    const changed = new Map<MemberId, Role>();
    for (const [id, connection] of this.#connections.joined) {
      if (!this.#authority.mayStay(connection.member)) {
        effects.push(...this.#endings.putOut(id, connection, "forbidden", CLOSE.notAllowed, now));
        continue;
      }
      const role = this.#authority.roleOf(connection.member);
      if (role === connection.role) continue;
      effects.push(this.#connections.become(id, { ...connection, role }), {
        do: "send",
        to: id,
        frame: { type: "role", role },
        plain: connection.plain === true,
      });
      if (isVouchedFor(role) || isVouchedFor(connection.role)) changed.set(connection.member, role);
    }
    return [
      ...effects,
      ...[...changed].flatMap(([member, role]) => this.#attendance.tellAnew(member, role)),
    ];
  }

  #tellListening(now: number): Effect[] {
    const effects: Effect[] = [];
    for (const [id, connection] of this.#connections.listening) {
      const { isDeaf: _, ...listening } = connection;
      const { member: heard = "", address } = connection;
      const caller = { id: heard, name: "", address };
      const isDeaf = !this.#authority.glance(caller, now).ok;
      if (isDeaf === (connection.isDeaf === true)) continue;
      effects.push(this.#connections.become(id, { ...listening, ...(isDeaf && { isDeaf }) }));
    }
    return effects;
  }
}
