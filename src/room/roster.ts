/**
 * Who is here: derived from the joined connections, never stored. One member, however many tabs: one entry.
 */
import type { Member } from "../protocol/frames.ts";
import type { MemberId } from "../protocol/ids.ts";
import type { ConnectionId, Joined } from "./connection.ts";

interface Present {
  name: string;
  readonly connections: Set<ConnectionId>;
}

export class Roster {
  readonly #present = new Map<MemberId, Present>();

  get count(): number {
    return this.#present.size;
  }

  /** Puts a connection in, under its name. Tells whether its member came with it. */
  enter(connection: ConnectionId, { member, name }: Joined): boolean {
    const present = this.#present.get(member);
    if (present === undefined) {
      this.#present.set(member, { name, connections: new Set([connection]) });
      return true;
    }
    present.connections.add(connection);
    present.name = name;
    return false;
  }

  /** Takes a connection out. Tells whether its member went with it. */
  leave(connection: ConnectionId, { member }: Joined): boolean {
    const present = this.#present.get(member);
    if (present?.connections.delete(connection) !== true) return false;
    if (present.connections.size > 0) return false;
    return this.#present.delete(member);
  }

  nameOf(member: MemberId): string | undefined {
    return this.#present.get(member)?.name;
  }

  connectionsOf(member: MemberId): Iterable<ConnectionId> {
    return this.#present.get(member)?.connections ?? [];
  }

  /** The first `limit` members, `first` before all others so that nobody misses themselves. */
  members(limit: number, first: MemberId): Member[] {
    const listed: Member[] = [];
    const own = this.nameOf(first);
    if (own !== undefined) listed.push({ id: first, name: own });
    for (const [id, { name }] of this.#present) {
      if (listed.length >= limit) break;
      if (id !== first) listed.push({ id, name });
    }
    return listed;
  }
}
