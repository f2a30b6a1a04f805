/**
 * What is said: by those who are here, by those who are not, and elsewhere before this room was. Each message is stored
 * once, and told to all.
 */
import type { Say } from "../protocol/wire/client-frames.ts";
import type { MessageId } from "../protocol/ids.ts";
import { type Member, type Message, revOf } from "../protocol/records/message.ts";
import { refused, type RefusalCode } from "../protocol/wire/refusals.ts";
import { faultInBody } from "../protocol/text.ts";
import type { Caller } from "./authority.ts";
import type { Callers } from "./callers.ts";
import { changesOf } from "./changes.ts";
import type { Address, ConnectionId, Joined } from "./connection.ts";
import type { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import type { Endings } from "./endings.ts";
import { costOfImport, costOfSaid } from "./prices.ts";
import { type Batch, takeIn, type TakenIn } from "./import.ts";
import { KnownIds } from "./known-ids.ts";
import type { Log } from "./log.ts";
import type { Parts } from "./parts.ts";
import type { Denial, Permissions } from "./permissions.ts";
import type { Retention } from "./retention.ts";
import type { Watch } from "./watch.ts";

/** What is said, whoever says it. */
export type Said = Pick<Say, "id" | "body" | "after">;

/** What became of something that was said by somebody who is not here. */
export type Posted =
  | { readonly ok: true; readonly message: Message; readonly isNew: boolean }
  | {
      readonly ok: false;
      readonly code: RefusalCode;
      /** Seconds. */
      readonly retryAfter?: number | undefined;
    };

/** A message that is not stored, and why. */
type NotStored = "not-stored" | "room-full";

export class Speaking {
  readonly #log: Log;
  readonly #connections: Connections;
  readonly #permissions: Permissions;
  readonly #retention: Retention;
  readonly #callers: Callers;
  readonly #endings: Endings;
  readonly #watch: Watch;
  #known: KnownIds | undefined;

  constructor(
    { log, connections, permissions, retention }: Parts,
    callers: Callers,
    endings: Endings,
    watch: Watch,
  ) {
    this.#log = log;
    this.#connections = connections;
    this.#permissions = permissions;
    this.#retention = retention;
    this.#callers = callers;
    this.#endings = endings;
    this.#watch = watch;
  }

  say(id: ConnectionId, connection: Joined, say: Say, now: number): Effect[] {
    const { member, name, owes, role } = connection;
    // A plain client is another member on each connection.
    const from = connection.plain === undefined ? undefined : connection.address;
    const fault = faultInBody(say.body);
    if (fault !== undefined) return this.#refuse(id, connection, say.id, { code: fault }, now);
    const known = this.#knownIds.byHeart(member, say.id);
    if (known !== undefined) return this.#again(id, connection, say.id, known, now);
    if (owes !== undefined && owes !== say.id) {
      return this.#endings.refuse(id, "out-of-turn", now, say.id);
    }
    const denial = this.#permissions.denial("say", member, role, now, from);
    if (denial !== undefined) return this.#refuse(id, connection, say.id, denial, now);
    // Only for somebody who may speak is storage searched.
    const original = this.#knownIds.search(member, say.id, say.after);
    if (original !== undefined) return this.#again(id, connection, say.id, original, now);
    const message = this.#store({ id: member, name }, say, now, from);
    if (typeof message === "string") {
      return this.#refuse(id, connection, say.id, { code: message }, now);
    }
    return [...this.#settle(id, connection, say.id), ...this.tell(message, now)];
  }

  /** What `connection` says was said before: it is answered with the original. */
  #again(
    id: ConnectionId,
    connection: Joined,
    message: MessageId,
    original: Message | "gone",
    now: number,
  ): Effect[] {
    if (original === "gone")
      return this.#refuse(id, connection, message, { code: "too-late" }, now);
    return [
      ...this.#settle(id, connection, message),
      { do: "send", to: id, frame: changesOf(original.seq, [original]) },
    ];
  }

  /** Somebody says something without being here: nobody is told that they came or went. */
  post(author: Caller, say: Said, now: number): [Posted, Effect[]] {
    const retryAfter = this.#callers.haste(author, costOfSaid(say.body), now);
    if (retryAfter > 0) return [{ ok: false, code: "slow-down", retryAfter }, []];
    const [admission, news] = this.#callers.admitAbsent(author, now);
    if (!admission.ok) return [admission, news];
    const name = this.#callers.nameOf(author);
    if (name === undefined) return [{ ok: false, code: "bad-name" }, news];
    const fault = faultInBody(say.body);
    if (fault !== undefined) return [{ ok: false, code: fault }, news];
    const known = this.#knownIds.byHeart(author.id, say.id);
    const from = author.isGuest ? author.address : undefined;
    const denial = this.#permissions.denial("say", author.id, admission.role, now, from);
    if (known === undefined && denial !== undefined) return [{ ok: false, ...denial }, news];
    const original = known ?? this.#knownIds.search(author.id, say.id, say.after);
    if (original === "gone") return [{ ok: false, code: "too-late" }, news];
    if (original !== undefined) return [{ ok: true, message: original, isNew: false }, news];
    const message = this.#store({ id: author.id, name }, say, now, from);
    if (typeof message === "string") return [{ ok: false, code: message }, news];
    return [{ ok: true, message, isNew: true }, [...news, ...this.tell(message, now)]];
  }

  /** Takes in messages from elsewhere, for an owner of this room. */
  takeIn(caller: Caller, batch: Batch, now: number): [TakenIn, Effect[]] {
    const refuse = (code: RefusalCode, effects: Effect[] = []): [TakenIn, Effect[]] => [
      { count: 0, code, messages: [] },
      effects,
    ];
    const cost = costOfImport(batch.messages.length);
    if (this.#callers.haste(caller, cost, now) > 0) return refuse("slow-down");
    const [admission, news] = this.#callers.admitAbsent(caller, now);
    if (!admission.ok) return refuse(admission.code);
    const denial = this.#permissions.denial("import", caller.id, admission.role, now);
    if (denial !== undefined) return refuse(denial.code, news);
    const taken = takeIn(this.#log, batch, now);
    const { messages } = taken;
    const last = messages.at(-1);
    if (last === undefined) return [taken, news];
    for (const message of messages) {
      this.#known?.add(message);
      this.#retention.said(message.at);
    }
    const frame = { ...changesOf(last.seq, messages), from: last.seq - messages.length };
    return [taken, [...news, { do: "broadcast", frame }, ...this.#watch.stir(now)]];
  }

  /** All that was said is gone. */
  forget(): void {
    this.#known = undefined;
  }

  /** A message is new, or was revised. */
  tell(message: Message, now: number): Effect[] {
    const frame = changesOf(revOf(message), [message]);
    return [{ do: "broadcast", frame }, ...this.#watch.stir(now)];
  }

  /** Which messages there are, read when something is first said. */
  get #knownIds(): KnownIds {
    this.#known ??= new KnownIds(this.#log);
    return this.#known;
  }

  #store(
    { id: by, name }: Member,
    { id, body }: Said,
    at: number,
    from: Address | undefined,
  ): Message | NotStored {
    if (this.#log.isFull) return "room-full";
    const message = this.#log.append({ id, by, name, at, is: "said", body });
    if (message === undefined) return "not-stored";
    this.#known?.add(message);
    this.#permissions.said(by, at, from);
    this.#retention.said(at);
    return message;
  }

  /** What time cures is owed from now on, so that nothing overtakes it; what is refused for good is not owed any more. */
  #refuse(
    id: ConnectionId,
    connection: Joined,
    message: MessageId,
    denial: Denial,
    now: number,
  ): Effect[] {
    const frame = refused(denial.code, message, denial.retryAfter);
    // A plain client knows no ids, and can send nothing again as the same.
    const isOwed = frame.retryAfter !== undefined && connection.plain === undefined;
    return [
      ...(isOwed
        ? [this.#connections.become(id, { ...connection, owes: message })]
        : this.#settle(id, connection, message)),
      ...this.#endings.refuse(id, denial.code, now, message, denial),
    ];
  }

  /** What a connection owed has come. */
  #settle(id: ConnectionId, connection: Joined, message: MessageId): Effect[] {
    if (connection.owes !== message) return [];
    const { owes: _, ...settled } = connection;
    return [this.#connections.become(id, settled)];
  }
}
