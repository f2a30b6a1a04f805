/**
 * What is done to the room and its people, by those who are here and those who are not: what moderation has decided is
 * carried out.
 */
import type { Action } from "../protocol/rights/actions.ts";
import type { Act } from "../protocol/wire/client-frames.ts";
import { CLOSE } from "../protocol/wire/close-codes.ts";
import type { MemberId } from "../protocol/ids.ts";
import { isAtLeast } from "../protocol/rights/roles.ts";
import type { Attendance } from "./attendance.ts";
import type { Caller } from "./authority.ts";
import type { Callers } from "./callers.ts";
import type { Address, ConnectionId, Joined } from "./connection.ts";
import type { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import type { Endings } from "./endings.ts";
import type { Log } from "./log.ts";
import type { Acted, Actor, Consequence, Moderation } from "./moderation.ts";
import type { Parts } from "./parts.ts";
import type { Death } from "./register.ts";
import { costOfAct } from "./prices.ts";
import type { RoleNews } from "./role-news.ts";
import type { Sharing } from "./sharing.ts";
import type { Speaking } from "./speaking.ts";
import type { Watch } from "./watch.ts";

/** The rules by which it is carried out. */
interface Beside {
  readonly callers: Callers;
  readonly endings: Endings;
  readonly roleNews: RoleNews;
  readonly speaking: Speaking;
  readonly sharing: Sharing;
  readonly watch: Watch;
}

export class Acting {
  readonly #log: Log;
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #moderation: Moderation;
  readonly #forgetAll: () => void;
  readonly #beside: Beside;

  constructor({ log, connections, attendance, moderation, forget }: Parts, beside: Beside) {
    this.#log = log;
    this.#connections = connections;
    this.#attendance = attendance;
    this.#moderation = moderation;
    this.#forgetAll = forget;
    this.#beside = beside;
  }

  act(id: ConnectionId, { member, name, role }: Joined, frame: Act, now: number): Effect[] {
    const actor = { id: member, name, role, asked: frame };
    const [acted, effects] = this.#act(actor, frame.do, now);
    if (!acted.ok) return this.#beside.endings.refuse(id, acted.code, now, frame.id);
    const { result } = acted;
    const done = { type: "done", id: frame.id, ...(result !== undefined && { result }) } as const;
    return [{ do: "send", to: id, frame: done }, ...effects];
  }

  /** Somebody has something done without being here. */
  actFor(caller: Caller, action: Action, now: number): [Acted, Effect[]] {
    const { callers } = this.#beside;
    const retryAfter = callers.haste(caller, costOfAct(action), now);
    if (retryAfter > 0) return [{ ok: false, code: "slow-down", retryAfter }, []];
    const [admission, news] = callers.admitAbsent(caller, now);
    if (!admission.ok) return [admission, news];
    const name = callers.nameOf(caller);
    if (name === undefined) return [{ ok: false, code: "bad-name" }, news];
    if (!this.#log.exists && OF_THEIRS.has(action.act)) {
      return [{ ok: false, code: "not-there" }, news];
    }
    const { id, isOperator } = caller;
    const actor = { id, name, role: admission.role, isOperator };
    const [acted, effects] = this.#act(actor, action, now);
    return [acted, [...news, ...effects]];
  }

  #act(actor: Actor, action: Action, now: number): [Acted, Effect[]] {
    const acted = this.#moderation.act(actor, action, now);
    if (!acted.ok) return [acted, []];
    return [acted, acted.follows.flatMap((it) => this.#follow(it, now))];
  }

  #follow(consequence: Consequence, now: number): Effect[] {
    switch (consequence.do) {
      case "tell":
        return this.#beside.speaking.tell(consequence.message, now);
      case "tell-roles":
        return this.#beside.roleNews.tell(now);
      case "forget":
        return this.#forget(consequence.member, now);
      case "wipe":
        return this.#wipe(consequence.death);
      case "put-out":
        return this.#putOut(consequence, now);
    }
  }

  #putOut(
    { member, addresses, code, reason }: Extract<Consequence, { do: "put-out" }>,
    now: number,
  ): Effect[] {
    const effects: Effect[] = [];
    for (const [id, connection] of this.#connections.joined) {
      const isMeant = connection.member === member || isSwept(connection, addresses);
      if (!isMeant) continue;
      effects.push(...this.#beside.endings.putOut(id, connection, reason, code, now));
    }
    return [...effects, ...this.#beside.roleNews.tell(now)];
  }

  /** What they said stays as well, unless they erased it. */
  #forget(member: MemberId, now: number): Effect[] {
    const effects = this.#beside.sharing.forget(member, now);
    for (const id of this.#attendance.connectionsOf(member)) {
      const connection = this.#connections.joined.get(id);
      if (connection === undefined) continue;
      this.#connections.remove(id);
      effects.push(
        { do: "close", connection: id, code: CLOSE.normal, reason: "forgotten" },
        ...this.#attendance.leave(id, connection, now, "at once"),
      );
    }
    return effects;
  }

  /** Nobody is told who leaves: there is nobody to tell. */
  #wipe(death: Death): Effect[] {
    this.#log.wipe(death);
    // What is remembered of it would bring the room back, or be found in another that begins under its name.
    this.#forgetAll();
    this.#beside.speaking.forget();
    this.#beside.watch.forget();
    const { joined, waiting, listening } = this.#connections;
    const all = [...joined.keys(), ...waiting.keys(), ...listening.keys()];
    return all.map((connection) => {
      this.#connections.remove(connection);
      return { do: "close", connection, code: CLOSE.roomDeleted, reason: "room deleted" };
    });
  }
}

/**
 * Where nobody ever was there is nothing of anybody's: to say that it is done would be untrue to somebody who is shut
 * out of a room.
 */
const OF_THEIRS: ReadonlySet<Action["act"]> = new Set<Action["act"]>(["erase-mine", "forget"]);

/** A ban of an address puts out all who come from there, but those who are trusted with the room. */
function isSwept({ address, role }: Joined, addresses: readonly Address[]): boolean {
  if (address === undefined || !addresses.includes(address)) return false;
  return role === undefined || !isAtLeast(role, "moderator");
}
