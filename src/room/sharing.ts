/**
 * What is written into the entries that all share, by those who are here and those who are not; and what follows when an
 * entry is one of the room's settings.
 */
import type { Write } from "../protocol/wire/client-frames.ts";
import { type Entry, jsonOf } from "../protocol/records/entry.ts";
import type { MemberId } from "../protocol/ids.ts";
import type { Member } from "../protocol/records/message.ts";
import type { RefusalCode } from "../protocol/wire/refusals.ts";
import { isGoverned, keyOf } from "../protocol/rights/setting-keys.ts";
import type { Attendance } from "./attendance.ts";
import type { Authority, Caller } from "./authority.ts";
import type { Callers } from "./callers.ts";
import { changesOf } from "./changes.ts";
import type { ConnectionId, Joined } from "./connection.ts";
import type { Connections } from "./connections.ts";
import type { Effect } from "./effects.ts";
import { costOfImport } from "./prices.ts";
import type { ImportedEntry, Taken } from "./import.ts";
import type { Log } from "./log.ts";
import { SOMEBODY } from "./mine.ts";
import type { Moderation } from "./moderation.ts";
import type { Parts } from "./parts.ts";
import type { Permissions } from "./permissions.ts";
import type { Retention } from "./retention.ts";
import type { RoleNews } from "./role-news.ts";
import type { Settings } from "./settings.ts";
import type { Outcome, SharedState } from "./shared-state.ts";
import type { Watch } from "./watch.ts";
import { answersTo } from "./write-answers.ts";

/** That are written for each, as for two messages. */
const ROWS_OF_ENTRY = 2;

export class Sharing {
  readonly #log: Log;
  readonly #shared: () => SharedState;
  readonly #connections: Connections;
  readonly #attendance: Attendance;
  readonly #settings: Settings;
  readonly #authority: Authority;
  readonly #permissions: Permissions;
  readonly #retention: Retention;
  readonly #moderation: Moderation;
  readonly #callers: Callers;
  readonly #roleNews: RoleNews;
  readonly #watch: Watch;

  constructor(parts: Parts, callers: Callers, roleNews: RoleNews, watch: Watch) {
    this.#log = parts.log;
    this.#shared = parts.shared;
    this.#connections = parts.connections;
    this.#attendance = parts.attendance;
    this.#settings = parts.settings;
    this.#authority = parts.authority;
    this.#permissions = parts.permissions;
    this.#retention = parts.retention;
    this.#moderation = parts.moderation;
    this.#callers = callers;
    this.#roleNews = roleNews;
    this.#watch = watch;
  }

  write(id: ConnectionId, connection: Joined, write: Write, now: number): Effect[] {
    const { owesWrite, ...settled } = connection;
    const { member, name, role } = settled;
    const isInTurn = owesWrite === undefined || owesWrite === write.id;
    const denial = isInTurn
      ? this.#permissions.denialOfWrite(write, member, role, now)
      : "out-of-turn";
    const [outcome, told] = this.#store({ id: member, name }, write, now, denial);
    const effects: Effect[] = [];
    if (outcome.did === "refuse" && outcome.code === "not-stored") {
      effects.push(this.#connections.become(id, { ...connection, owesWrite: write.id }));
    } else if (owesWrite === write.id) {
      effects.push(this.#connections.become(id, settled));
    }
    return [
      ...effects,
      ...told,
      ...answersTo(write, outcome).map((frame): Effect => ({ do: "send", to: id, frame })),
    ];
  }

  /**
   * Takes in entries from elsewhere, for an owner of this room: as of their writers there, but for what the room is
   * set by.
   */
  takeIn(caller: Caller, entries: readonly ImportedEntry[], now: number): [Taken, Effect[]] {
    const refuse = (code: RefusalCode, effects: Effect[] = []): [Taken, Effect[]] => [
      { count: 0, code },
      effects,
    ];
    const cost = costOfImport(ROWS_OF_ENTRY * entries.length);
    if (this.#callers.haste(caller, cost, now) > 0) return refuse("slow-down");
    const [admission, news] = this.#callers.admitAbsent(caller, now);
    if (!admission.ok) return refuse(admission.code, news);
    const { role } = admission;
    const denial = this.#permissions.denial("import", caller.id, role, now);
    if (denial !== undefined) return refuse(denial.code, news);
    const ownName = this.#callers.nameOf(caller);
    if (ownName === undefined) return refuse("bad-name", news);
    const effects = [...news];
    for (const [count, { id, key, value, by, name, at }] of entries.entries()) {
      const former = this.#shared().entry(key)?.value;
      if (former !== undefined && jsonOf(former) === jsonOf(value)) continue;
      const write = { type: "set", id, key, value } as const;
      const author = isGoverned(key) ? { id: caller.id, name: ownName } : { id: by, name };
      const fault = this.#permissions.denialOfWrite(write, caller.id, role, now);
      const [outcome, told] = this.#store(author, write, now, fault, Math.min(at, now));
      effects.push(...told);
      if (outcome.did === "refuse") return [{ count, code: outcome.code }, effects];
    }
    return [{ count: entries.length }, effects];
  }

  /** Writes an entry for `author`, who need not be connected. */
  writeFor(author: Caller, write: Write, now: number): [Outcome, Effect[]] {
    const retryAfter = this.#callers.haste(author, 1, now);
    if (retryAfter > 0) return [{ did: "refuse", code: "slow-down", retryAfter }, []];
    const [admission, news] = this.#callers.admitAbsent(author, now);
    if (!admission.ok) return [{ did: "refuse", ...admission }, news];
    const name = this.#callers.nameOf(author);
    if (name === undefined) return [{ did: "refuse", code: "bad-name" }, news];
    const { role } = admission;
    const denial = this.#permissions.denialOfWrite(write, author.id, role, now);
    const [outcome, effects] = this.#store({ id: author.id, name }, write, now, denial);
    return [outcome, [...news, ...effects]];
  }

  /** What `member` shared stays, under nobody's name. */
  forget(member: MemberId, now: number): Effect[] {
    const effects: Effect[] = [];
    const shared = this.#log.head > 0 ? this.#shared().entries() : [];
    for (const { by, key, rev, value, name } of shared) {
      if (by !== member || value === undefined || name === SOMEBODY) continue;
      const write = { type: "set", id: `forgotten-${rev}`, key, value } as const;
      const outcome = this.#shared().write({ id: member, name: SOMEBODY }, write, now);
      if (outcome.did !== "store") continue;
      const frame = changesOf(outcome.entry.rev, [], [outcome.entry]);
      effects.push({ do: "broadcast", frame });
    }
    return effects;
  }

  /** @param at when it was written, if that was elsewhere */
  #store(
    author: Member,
    write: Write,
    now: number,
    fault?: RefusalCode,
    at = now,
  ): [Outcome, Effect[]] {
    // What has ended must not come back if messages are kept for longer from now on.
    const isOfRetention = write.key === keyOf("retention") && fault === undefined;
    const erased = isOfRetention ? this.#retention.erase(now, "at once") : [];
    const outcome = this.#shared().write(author, write, at, fault);
    if (outcome.did !== "store") return [outcome, erased];
    const { entry } = outcome;
    const frame = changesOf(entry.rev, [], [entry]);
    const governed = isGoverned(entry.key) ? this.#govern(entry, now) : [];
    return [
      outcome,
      [...erased, { do: "broadcast", frame }, ...governed, ...this.#watch.stir(now)],
    ];
  }

  /** A setting has changed, and with it perhaps who may do what. */
  #govern({ key, by, name }: Entry, now: number): Effect[] {
    this.#moderation.note({ id: by, name }, "set", key, now);
    const mayHaveClosed = key === keyOf("kind") || key === keyOf("locked");
    if (mayHaveClosed && this.#settings.isShut)
      this.#authority.keepIn(this.#attendance.members(Infinity), now);
    const erased = key === keyOf("retention") ? this.#retention.erase(now, "at once") : [];
    return [...this.#roleNews.tell(now), ...erased];
  }
}
