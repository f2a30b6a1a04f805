/**
 * Joins and leaves, and the news of them for the others. A member's first connection is a join; the end of
 * the last one is a leave, once the grace is over.
 */
import type { Presence } from "../../protocol/wire/frames.ts";
import type { Member } from "../../protocol/records/message.ts";
import type { MemberId } from "../../protocol/ids.ts";
import { isVouchedFor, type Role } from "../../protocol/rights/roles.ts";
import type { Address, ConnectionId, Joined, Leaving } from "../turn/connection.ts";
import type { Connections } from "./connections.ts";
import type { Effect } from "../turn/effects.ts";
import { Grace } from "./grace.ts";
import { Roster } from "./roster.ts";
import { TIMING } from "../turn/timing.ts";

export class Attendance {
  readonly #connections: Connections;
  #roster = new Roster();
  #lives = 0;
  #grace = new Grace();

  constructor(connections: Connections) {
    this.#connections = connections;
    for (const [id, connection] of connections.joined) {
      this.#roster.enter(id, connection);
      for (const leaving of connection.carries ?? []) {
        this.#grace.load(leaving, [id]);
        this.#roster.expect(leaving);
      }
    }
  }

  get count(): number {
    return this.#roster.count;
  }

  /** Changes whenever the members present or their names do. */
  get version(): string {
    return `${this.#lives} ${this.#roster.version}`;
  }

  /** At most `limit` members, `first` before all others. */
  members(limit: number, first?: MemberId): Member[] {
    return this.#roster.members(limit, first);
  }

  nameOf(member: MemberId): string | undefined {
    return this.#roster.nameOf(member);
  }

  hasOthers(member: MemberId): boolean {
    return this.#roster.count > (this.#roster.nameOf(member) === undefined ? 0 : 1);
  }

  /** Nobody is present any more. No news is sent. */
  forget(): void {
    this.#roster = new Roster();
    this.#lives += 1;
    this.#grace = new Grace();
  }

  connectionsOf(member: MemberId): ConnectionId[] {
    return [...this.#roster.connectionsOf(member)];
  }

  /** The addresses of a member's connections, each once. */
  addressesOf(member: MemberId): Address[] {
    const addresses = this.connectionsOf(member).map((id) => this.#connections.get(id)?.address);
    return [...new Set(addresses.filter((it) => it !== undefined))];
  }

  /** Counts a connection for its member before the others are told. Returns the news. */
  enter(id: ConnectionId, joined: Joined): Effect[] {
    const { member, name, role } = joined;
    const isNew = this.#roster.nameOf(member) === undefined;
    const former = this.#roster.roleOf(member);
    this.#roster.enter(id, joined);
    const back = this.#endGrace(member);
    if (!isNew && role !== former && (isVouchedFor(role) || isVouchedFor(former)))
      return [...back, ...this.tellAnew(member, role)];
    return isNew ? [...back, this.#tell({ joined: [this.#roster.member(member, name)] })] : back;
  }

  /** A name belongs to a member, so all their connections take it. */
  rename(member: Member, asked: ConnectionId): Effect[] {
    if (this.#roster.nameOf(member.id) === member.name) {
      // It is news to nobody, but the member who asked waits for an answer.
      const renamed = [this.#roster.member(member.id, member.name)];
      const frame: Presence = { type: "presence", renamed, count: this.count };
      return [{ do: "send", to: asked, frame }];
    }
    this.#roster.expect(member);
    const effects: Effect[] = [];
    for (const id of this.#roster.connectionsOf(member.id)) {
      const connection = this.#connections.joined.get(id);
      if (connection === undefined) continue;
      effects.push(this.#connections.become(id, { ...connection, name: member.name }));
    }
    return [...effects, this.#tell({ renamed: [this.#roster.member(member.id, member.name)] })];
  }

  /** Tells everybody the new role of `member`, under the name that they know. */
  tellAnew(member: MemberId, role: Role | undefined): Effect[] {
    this.#roster.become(member, role);
    const name = this.#roster.nameOf(member);
    return name === undefined ? [] : [this.#tell({ renamed: [this.#roster.member(member, name)] })];
  }

  /** A connection is gone, and its member with it, unless they have another or return within the grace. */
  leave(id: ConnectionId, connection: Joined, now: number, told?: "at once"): Effect[] {
    this.#roster.enter(id, connection);
    const effects = (connection.carries ?? []).flatMap((it) => this.#handOver(it));
    if (!this.#roster.leave(id, connection)) return effects;
    const { member, name, plain } = connection;
    const leaving = { id: member, name, until: now + TIMING.grace };
    // A plain client would return as another member, so there is nothing to wait for.
    const isTold = plain === true || told === "at once";
    return [...effects, ...(isTold ? this.#tellLeft([leaving]) : this.#handOver(leaving))];
  }

  /** Tells of the members who did not return. */
  endGraces(now: number): Effect[] {
    const due = this.#grace.due(now);
    return [...due.flatMap(({ id }) => this.#endGrace(id)), ...this.#tellLeft(due)];
  }

  /** When {@link endGraces} has something to tell next. */
  get nextGraceEnd(): number | undefined {
    return this.#grace.nextAt;
  }

  /** Makes a remaining connection carry `leaving`. If none can, the leave is announced at once. */
  #handOver(leaving: Leaving): Effect[] {
    this.#grace.unload(leaving.id);
    // A room that was woken by the end of the carrier may not know of them yet.
    this.#roster.expect(leaving);
    const carrier = this.#grace.load(leaving, this.#connections.joined.keys());
    if (carrier === undefined) return this.#tellLeft([leaving]);
    return [...this.#rememberCargo(carrier), { do: "wake", at: leaving.until }];
  }

  #endGrace(member: MemberId): Effect[] {
    const carrier = this.#grace.unload(member);
    return carrier === undefined ? [] : this.#rememberCargo(carrier);
  }

  #rememberCargo(carrier: ConnectionId): Effect[] {
    const connection = this.#connections.joined.get(carrier);
    if (connection === undefined) return [];
    const { carries: _, ...own } = connection;
    const carries = this.#grace.carriedBy(carrier);
    const loaded = carries.length === 0 ? own : { ...own, carries };
    return [this.#connections.become(carrier, loaded)];
  }

  #tellLeft(left: readonly Member[]): Effect[] {
    if (left.length === 0) return [];
    for (const { id } of left) this.#roster.remove(id);
    return [this.#tell({ left: left.map(({ id, name }) => ({ id, name })) })];
  }

  #tell(news: Omit<Presence, "type" | "count">): Effect {
    return { do: "broadcast", frame: { type: "presence", ...news, count: this.count } };
  }
}
