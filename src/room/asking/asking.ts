/**
 * The one path of every ask, with or without a connection: its price, its sender, the memory of repeats, the
 * right to it, and then its rule. docs/protocol.md, 6.2, 6.4 and 6.7.
 */
import type { RefusalCode } from "../../protocol/wire/refusals.ts";
import { type Answer, type Outcome, refusal } from "../turn/answer.ts";
import { type Ask, type AskKind, type Asks, contentOf, idOf, kindOf } from "../turn/ask.ts";
import { type Capability, CAPABILITIES, costOfAsk } from "./capabilities.ts";
import type { Admitted, Caller } from "../turn/caller.ts";
import type { ConnectionId, Joined } from "../turn/connection.ts";
import { owedIn, owing, settled } from "../turn/debt.ts";
import type { Effect } from "../turn/effects.ts";
import { Nowhere } from "../memory/nowhere.ts";
import type { Workings } from "./workings.ts";

/** A member on their connection. */
export interface Connected {
  readonly connection: ConnectionId;
  readonly joined: Joined;
}

export class Asking {
  readonly #room: Workings;
  readonly #elsewhere: () => Asking;

  /** @param elsewhere the same for a room of this name, had nobody ever been in it */
  constructor(room: Workings, elsewhere: () => Asking) {
    this.#room = room;
    this.#elsewhere = elsewhere;
  }

  ask(by: Connected | Caller, ask: Ask, now: number): Outcome {
    this.#room.retention.hideOld(now);
    return "joined" in by ? this.#askHere(by, ask, now) : this.#askFromAfar(by, ask, now);
  }

  /** An ask that comes too soon, or is refused for a while, is owed: nothing of its lane overtakes it. */
  #askHere({ connection, joined }: Connected, ask: Ask, now: number): Outcome {
    const { fairness, meter } = this.#room;
    const { member, name, role, address } = joined;
    const doer = { connection, member, address };
    const cost = costOfAsk(kindOf(ask), contentOf(ask));
    const retryAfter = fairness.take(doer, cost, now);
    if (retryAfter > 0) {
      const tooSoon = refusal("slow-down", { retryAfter });
      return [tooSoon, this.#keepAccount(connection, ask, tooSoon)];
    }
    // A plain client is another member on each connection.
    const guestAddress = joined.plain === undefined ? undefined : address;
    const asked = ask.type === "act" ? ask : undefined;
    const who = { id: member, name, role, connection, guestAddress, asked };
    const isOutOfTurn = this.#isOutOfTurn(joined, ask);
    const [answer, effects] = meter.measure(doer, cost, now, () =>
      this.#perform(kindOf(ask), contentOf(ask), who, isOutOfTurn, now),
    );
    return [answer, [...this.#keepAccount(connection, ask, answer), ...effects]];
  }

  /**
   * A caller who is not admitted must not learn that there is a room, or was one. They get the answer of a
   * room in which nobody ever was, unless only a new room could give it. And where nobody ever was, a refusal
   * creates no room.
   */
  #askFromAfar(caller: Caller, ask: Ask, now: number): Outcome {
    const { log, fairness, meter } = this.#room;
    const doer = { member: caller.id, address: caller.address };
    const cost = costOfAsk(kindOf(ask), contentOf(ask));
    const here = () =>
      meter.measure(doer, cost, now, () => this.#admitAndPerform(caller, ask, cost, now));
    if (caller.isOperator) return here();
    const isNowhere = log instanceof Nowhere;
    // A key itself tells whether it belongs to this room, and wrong keys are counted here.
    if (!log.exists && !isNowhere && caller.key === undefined) {
      const [answer] = this.#elsewhere().ask(caller, ask, now);
      const isAnswer = codeOf(answer) !== "not-stored";
      if (isAnswer && fairness.take(doer, cost, now) === 0) return [answer, []];
    }
    const [answer, effects] = here();
    if (!SHUT.has(codeOf(answer))) return [answer, effects];
    const [instead] = this.#elsewhere().ask(caller, ask, now);
    return [codeOf(instead) === "not-stored" ? answer : instead, effects];
  }

  /** The others get no news of the caller joining or leaving. */
  #admitAndPerform(caller: Caller, ask: Ask, cost: number, now: number): Outcome {
    const { fairness, admissions } = this.#room;
    const { id, address, isOperator, isGuest } = caller;
    const retryAfter = fairness.take({ member: id, address }, cost, now);
    if (retryAfter > 0) return [refusal("slow-down", { retryAfter }), []];
    const [admission, news] = admissions.admitAbsent(caller, now);
    if (!admission.ok) return [refusal(admission.code, { retryAfter: admission.retryAfter }), news];
    const name = admissions.nameOf(caller);
    if (name === undefined) return [refusal("bad-name"), news];
    const guestAddress = isGuest ? address : undefined;
    const who = { id, name, role: admission.role, isOperator, guestAddress };
    const [answer, effects] = this.#perform(kindOf(ask), contentOf(ask), who, false, now);
    return [answer, [...news, ...effects]];
  }

  #perform<K extends AskKind>(
    kind: K,
    ask: Asks[K],
    who: Admitted,
    isOutOfTurn: boolean,
    now: number,
  ): Outcome {
    const room = this.#room;
    const capability: Capability<K> = CAPABILITIES[kind];
    const fault = capability.fault?.(ask);
    if (fault !== undefined) return [refusal(fault), []];
    const known = capability.before?.(room, who, ask, "by heart");
    if (known !== undefined) return [known, []];
    if (isOutOfTurn) return [refusal("out-of-turn"), []];
    const denial = capability.denial
      ? capability.denial(room, who, ask, now)
      : room.permissions.denial(capability.right, who, now);
    if (denial !== undefined) return [denial, []];
    // Storage is searched only for a sender who has the right.
    const found = capability.before?.(room, who, ask, "search");
    if (found !== undefined) return [found, []];
    return capability.rule(room, who, ask, now);
  }

  #isOutOfTurn(joined: Joined, ask: Ask): boolean {
    const { lane } = CAPABILITIES[kindOf(ask)];
    const owed = lane && owedIn(lane, joined);
    return owed !== undefined && owed !== idOf(ask);
  }

  /** An ask that time will cure is owed. One that is answered for good is not owed any more. */
  #keepAccount(connection: ConnectionId, ask: Ask, answer: Answer): Effect[] {
    const { lane } = CAPABILITIES[kindOf(ask)];
    const id = idOf(ask);
    const joined = this.#room.connections.joined.get(connection);
    if (lane === undefined || id === undefined || joined === undefined) return [];
    const isOwed = answer.is === "refused" && CURED_BY_TIME.has(answer.code);
    if (answer.is === "refused" && answer.code === "out-of-turn") return [];
    const next = isOwed ? owing(lane, joined, id) : settled(lane, joined, id);
    return next === undefined ? [] : [this.#room.connections.become(connection, next)];
  }
}

/** The answers of a room to callers whom it does not admit. */
const SHUT: ReadonlySet<RefusalCode | undefined> = new Set<RefusalCode>([
  "forbidden",
  "room-deleted",
]);

/** Refusals after which a client sends the same ask again. */
const CURED_BY_TIME: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  "not-stored",
  "slow-down",
  "slow-mode",
]);

function codeOf(answer: Answer): RefusalCode | undefined {
  return answer.is === "refused" ? answer.code : undefined;
}
