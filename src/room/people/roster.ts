/**
 * The members present, derived from the joined connections and never stored. A member is one entry, whatever
 * the number of their tabs. A member in their grace is present without a connection.
 */
import type { Member } from "../../protocol/records/message.ts";
import type { MemberId } from "../../protocol/ids.ts";
import type { Role } from "../../protocol/rights/roles.ts";
import type { ConnectionId, Joined } from "../turn/connection.ts";

interface Present {
  name: string;
  bot?: true;
  role?: Role | undefined;
  readonly connections: Set<ConnectionId>;
}

export class Roster {
  /** Changes whenever the members present or their names do. */
  version = 0;
  readonly #present = new Map<MemberId, Present>();

  get count(): number {
    return this.#present.size;
  }

  /** Adds a connection under its name. */
  enter(connection: ConnectionId, { member, name, bot, role }: Joined): void {
    this.expect({ id: member, name, ...(bot && { bot }) });
    this.become(member, role);
    this.#present.get(member)?.connections.add(connection);
  }

  /** Their role has changed. */
  become(member: MemberId, role: Role | undefined): void {
    const present = this.#present.get(member);
    if (present !== undefined) present.role = role;
  }

  roleOf(member: MemberId): Role | undefined {
    return this.#present.get(member)?.role;
  }

  /** Counts a member as present under their name, with or without a connection. */
  expect({ id, name, bot }: Member): void {
    const present = this.#present.get(id) ?? { name, connections: new Set() };
    if (present.name !== name || !this.#present.has(id)) this.version += 1;
    present.name = name;
    if (bot) present.bot = bot;
    this.#present.set(id, present);
  }

  /** Removes a connection. Returns whether it was its member's last. */
  leave(connection: ConnectionId, { member }: Joined): boolean {
    const present = this.#present.get(member);
    return present?.connections.delete(connection) === true && present.connections.size === 0;
  }

  /** They are not present any more. */
  remove(member: MemberId): void {
    if (this.#present.delete(member)) this.version += 1;
  }

  nameOf(member: MemberId): string | undefined {
    return this.#present.get(member)?.name;
  }

  /** The form in which others see them. */
  member(id: MemberId, name: string): Member {
    const bot = this.#present.get(id)?.bot;
    return { id, name, ...(bot && { bot }) };
  }

  connectionsOf(member: MemberId): Iterable<ConnectionId> {
    return this.#present.get(member)?.connections ?? [];
  }

  /** The first `limit` members, `first` before all others, so that no client misses its own member. */
  members(limit: number, first?: MemberId): Member[] {
    const listed: Member[] = [];
    const own = first && this.#present.get(first)?.name;
    if (first !== undefined && own !== undefined) listed.push(this.member(first, own));
    for (const [id, { name }] of this.#present) {
      if (listed.length >= limit) break;
      if (id !== first) listed.push(this.member(id, name));
    }
    return listed;
  }
}
