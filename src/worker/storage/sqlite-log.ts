/**
 * The room's log in the object's SQLite database.
 */
import type { Entry } from "../../protocol/records/entry.ts";
import {
  flatBody,
  type FlatMessage,
  type Message,
  type MessageState,
  revOf,
  stateOf,
} from "../../protocol/records/message.ts";
import type { Epoch, MemberId, MessageId, Seq } from "../../protocol/ids.ts";
import { charsIn, type Log, type PageBounds, type Past } from "../../room/memory/log.ts";
import type { Draft, EntryDraft } from "../../room/turn/unstored.ts";
import type {
  RegisterChange,
  Counted,
  Death,
  DecisionKind,
  Registered,
} from "../../room/memory/register.ts";
import type { PastWrite, Places } from "../../room/memory/state-log.ts";
import { exists, isWiped, migrate, type Storage, wipeTables } from "./migrations.ts";
import { keepOnly } from "./remade-table.ts";
import { SqliteIds } from "./sqlite-ids.ts";
import { SqliteRegister } from "./sqlite-register.ts";
import { SqliteState } from "./sqlite-state.ts";

const COLUMNS = "seq, rev, id, by, name, at, body";
const INSERT = "INSERT INTO message (seq, id, by, name, at, body) VALUES (?, ?, ?, ?, ?, ?)";
const REVISE = "UPDATE message SET rev = ?, body = ?, name = COALESCE(?, name) WHERE seq = ?";
/** Messages between two checks of the database's size: half a megabyte at most. */
const LOOKS_EVERY = 64;

/** Up to this many messages are rewritten where that is cheaper than deleting those before them. */
const REWRITTEN_AT_MOST = 500;

interface Opened {
  readonly epoch: Epoch;
  head: Seq;
  horizon: Seq;
  /** The horizon that a room would find when it wakes. */
  storedHorizon: Seq;
}

type MessageRow = Omit<FlatMessage, "rev"> & { rev: Seq | null };

/** Everything written and not yet told is undone: the room must start again from what is stored. */
export class Undone extends Error {
  override readonly name = "Undone";
}

export class SqliteLog implements Log {
  readonly #storage: Storage;
  readonly #mint: () => Epoch;
  readonly #storageBytes: number;
  readonly #wiped: () => void;
  readonly #state: SqliteState;
  readonly #register: SqliteRegister;
  readonly #ids: SqliteIds;
  #opened: Opened | undefined;
  /** Rows billed since the room woke. */
  rowsWritten = 0;
  charsRead = 0;
  #rowsRead = 0;

  /** The head at which the size is checked next. */
  #looksAt: Seq = 0;
  #isFull = false;

  /**
   * @param storageBytes its limit, which it may exceed a little
   * @param wiped called when everything is gone, including the alarm
   */
  constructor(
    storage: Storage,
    mint: () => Epoch,
    storageBytes = Infinity,
    wiped: () => void = () => {},
  ) {
    this.#storage = storage;
    this.#mint = mint;
    this.#storageBytes = storageBytes;
    this.#wiped = wiped;
    this.#state = new SqliteState(storage);
    this.#register = new SqliteRegister(storage);
    this.#ids = new SqliteIds(storage, (clause, ...bindings) => this.#spoken(clause, ...bindings));
  }

  /** Whether the room was ever used. */
  get exists(): boolean {
    return this.#opened !== undefined || exists(this.#storage);
  }

  get rowsRead(): number {
    return this.#rowsRead + this.#ids.rowsRead;
  }

  get epoch(): Epoch {
    return this.#open().epoch;
  }

  get head(): Seq {
    return this.#isThere() ? this.#open().head : 0;
  }

  get horizon(): Seq {
    return this.#isThere() ? this.#open().horizon : 0;
  }

  get isFull(): boolean {
    const { head } = this;
    if (this.#isFull || head >= this.#looksAt) {
      this.#looksAt = head + LOOKS_EVERY;
      this.#isFull = this.#storage.sql.databaseSize >= this.#storageBytes;
    }
    return this.#isFull;
  }

  append(draft: Draft): Message | undefined {
    const { id, by, name, at } = draft;
    const opened = this.#open();
    const seq = opened.head + 1;
    if (!this.#write(opened, INSERT, seq, id, by, name, at, flatBody(draft))) return undefined;
    this.#ids.add({ seq, by, id });
    this.#advance(opened, seq);
    return { seq, ...draft };
  }

  revise(seq: Seq, state: MessageState, name?: string): Message | undefined {
    const opened = this.#open();
    const rev = opened.head + 1;
    if (!this.#write(opened, REVISE, rev, flatBody(state), name ?? null, seq)) return undefined;
    const [revised] = this.#select("WHERE seq = ? AND rev = ?", seq, rev);
    if (revised !== undefined) this.#advance(opened, rev);
    return revised;
  }

  page({ after, before, from }: PageBounds, limit: number): Message[] {
    const start = Math.max(after, this.horizon);
    const order = from === "newest" ? "DESC" : "ASC";
    const within = "WHERE seq > ? AND seq < ?";
    const rows = this.#select(`${within} ORDER BY seq ${order} LIMIT ?`, start, before, limit);
    return from === "newest" ? rows.toReversed() : rows;
  }

  saidBy(by: MemberId, { after, before }: PageBounds, limit: number): Message[] {
    const within = "WHERE seq > ? AND seq < ? AND by = ? AND body <> '' ORDER BY seq LIMIT ?";
    return this.#select(within, Math.max(after, this.horizon), before, by, limit);
  }

  changedSince(seq: Seq, limit: number): Message[] | undefined {
    const start = Math.max(seq, this.horizon);
    const added = this.#select("WHERE seq > ? ORDER BY seq LIMIT ?", start, limit + 1);
    if (added.length > limit) return undefined;
    const revised = this.revisedSince(seq, limit);
    if (revised === undefined) return undefined;
    const records = [...added.filter((it) => it.rev === undefined), ...revised];
    return records.length > limit ? undefined : records.toSorted((a, b) => revOf(a) - revOf(b));
  }

  revisedSince(seq: Seq, limit: number): Message[] | undefined {
    const within = "WHERE rev > ? AND seq > ? ORDER BY rev LIMIT ?";
    const revised = this.#select(within, seq, this.horizon, limit + 1);
    return revised.length > limit ? undefined : revised;
  }

  newestIds(limit: number): Past[] {
    const newest = "WHERE seq > ? ORDER BY seq DESC LIMIT ?";
    return [...this.#spoken(newest, this.horizon, limit)].toReversed();
  }

  unreadAfter(seq: Seq, reader: MemberId, limit: number): number {
    // The query reads as many rows as it counts, whoever wrote them.
    const newest = "SELECT by, body FROM message WHERE seq > ? ORDER BY seq DESC LIMIT ?";
    const query = `SELECT COUNT(*) AS count FROM (${newest}) WHERE by <> ? AND body <> ''`;
    const start = Math.max(seq, this.horizon);
    const rows = this.#storage.sql.exec<{ count: number }>(query, start, limit, reader);
    const { count } = rows.one();
    this.#rowsRead += rows.rowsRead;
    return count;
  }

  firstSince(time: number): Pick<Message, "seq" | "at"> | undefined {
    const query = "SELECT seq, at FROM message WHERE seq > ? AND at > ? ORDER BY seq LIMIT 1";
    const [first] = this.#storage.sql.exec<{ seq: Seq; at: number }>(query, this.horizon, time);
    return first;
  }

  hide(seq: Seq): void {
    const opened = this.#open();
    opened.horizon = Math.max(opened.horizon, seq);
  }

  erase(limit: number): "some" | "none" | undefined {
    const opened = this.#open();
    const { head, horizon } = opened;
    const due = this.#count("seq <= ?", horizon, limit + 1);
    if (due === 0 && horizon === opened.storedHorizon) return "none";
    const isErased = this.#attempt(opened, () =>
      this.#storage.transactionSync(() => {
        const kept = { kind: "erased", key: "", value: { horizon, head } } as const;
        return this.#register.decide([kept]) + this.#eraseUpTo(horizon, due, limit);
      }),
    );
    if (!isErased) return undefined;
    opened.storedHorizon = horizon;
    this.#isFull = false;
    this.#looksAt = 0;
    return due > limit ? "some" : "none";
  }

  find(by: MemberId, id: MessageId, from: Seq, before: Seq): Message | undefined {
    const after = Math.max(from, this.horizon);
    const within = "WHERE seq > ? AND seq < ? AND id = ? AND by = ? LIMIT 1";
    if (!this.#isThere()) return undefined;
    const { head } = this.#open();
    for (const place of this.#ids.placesOf(by, id, after, before, head)) {
      const [found] = this.#select(within, place.after, place.before, id, by);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  places(): Places {
    return this.#isThere() ? this.#state.places() : { placed: [], forgotten: 0 };
  }

  get writtenAt(): number {
    return this.#isThere() ? this.#state.writtenAt : 0;
  }

  put(place: number, draft: EntryDraft, forgotten: Seq): Entry | undefined {
    const opened = this.#open();
    const entry = { ...draft, rev: opened.head + 1 };
    const isWritten = this.#attempt(opened, () => this.#state.put(place, entry, forgotten));
    if (!isWritten) return undefined;
    this.#advance(opened, entry.rev);
    return entry;
  }

  newestDone(limit: number): PastWrite[] {
    return this.#isThere() ? this.#state.newestDone(limit) : [];
  }

  decision<K extends DecisionKind>(kind: K, key: string): Registered[K] | undefined {
    return this.#isThere() ? this.#register.decision(kind, key) : undefined;
  }

  decisions<K extends DecisionKind>(kind: K): [string, Registered[K]][] {
    const decisions = this.#isThere() ? this.#register.decisions(kind) : [];
    this.#rowsRead += decisions.length;
    return decisions;
  }

  count(kind: Counted): number {
    return this.#isThere() ? this.#register.count(kind) : 0;
  }

  decide(changes: readonly RegisterChange[]): boolean {
    return this.#attempt(this.#open(), () => this.#register.decide(changes));
  }

  isWiped(now: number): boolean {
    return !this.exists && isWiped(this.#storage, now);
  }

  wipe(death: Death): void {
    this.#opened = undefined;
    this.#register.forget();
    this.#ids.forget();
    this.#isFull = false;
    this.#looksAt = 0;
    void wipeTables(this.#storage, death);
    this.#wiped();
  }

  /** Opens the log if there is one, in its current shape. */
  #isThere(): boolean {
    if (this.#opened !== undefined) return true;
    const isThere = exists(this.#storage);
    if (isThere) this.#open(isThere);
    return isThere;
  }

  /**
   * A deleted row is billed like a written one, and a dropped table is not. So if fewer messages stay than
   * go, the table is created again with those that stay.
   */
  #eraseUpTo(horizon: Seq, due: number, limit: number): number {
    const { sql } = this.#storage;
    const blocks = sql.exec("DELETE FROM id_block WHERE last <= ?", horizon).rowsWritten;
    const left = this.#count("seq > ?", horizon, REWRITTEN_AT_MOST + 1);
    if (left >= due || left > REWRITTEN_AT_MOST) {
      const oldest =
        "DELETE FROM message WHERE seq IN (SELECT seq FROM message WHERE seq <= ? ORDER BY seq LIMIT ?)";
      return blocks + sql.exec(oldest, horizon, limit).rowsWritten;
    }
    return blocks + keepOnly(this.#storage, "message", "seq > ?", horizon);
  }

  /** The number of messages, up to `atMost`. */
  #count(clause: string, seq: Seq, atMost: number): number {
    const query = `SELECT COUNT(*) AS count FROM (SELECT 1 FROM message WHERE ${clause} LIMIT ?)`;
    return this.#storage.sql.exec<{ count: number }>(query, seq, atMost).one().count;
  }

  #advance(opened: Opened, head: Seq): void {
    opened.head = head;
    try {
      this.rowsWritten += this.#ids.seal(head);
    } catch (error) {
      this.#failed("block-not-stored", error, head);
    }
  }

  #spoken(clause: string, ...bindings: number[]): Iterable<Past> {
    if (!this.#isThere()) return [];
    const query = `SELECT seq, by, id FROM message ${clause}`;
    return this.#storage.sql.exec<{ seq: Seq; by: MemberId; id: MessageId }>(query, ...bindings);
  }

  #select(clause: string, ...bindings: (number | string)[]): Message[] {
    if (!this.#isThere()) return [];
    const query = `SELECT ${COLUMNS} FROM message ${clause}`;
    const rows = this.#storage.sql.exec<MessageRow & Record<string, SqlStorageValue>>(
      query,
      ...bindings,
    );
    const messages = Array.from(rows, ({ rev, body, ...stamp }) => ({
      ...stamp,
      ...stateOf(body),
      ...(rev === null ? {} : { rev }),
    }));
    this.#rowsRead += rows.rowsRead;
    this.charsRead += charsIn(messages);
    return messages;
  }

  #write(opened: Opened, statement: string, ...bindings: (number | string | null)[]): boolean {
    return this.#attempt(opened, () => this.#storage.sql.exec(statement, ...bindings).rowsWritten);
  }

  /** Whether `write` succeeded. A full disk must not fail the room, and it may not stay full. */
  #attempt(opened: Opened, write: () => number): boolean {
    try {
      this.rowsWritten += write();
      return true;
    } catch (error) {
      this.#failed("not-stored", error, opened.head);
      return false;
    }
  }

  /**
   * A full disk may undo the whole transaction, including earlier writes of this moment. Then `head` is not
   * stored.
   */
  #failed(event: string, error: unknown, head: Seq): void {
    console.error({ event, error: String(error) });
    // It may hold in memory what was undone.
    this.#register.forget();
    let stored: Seq | undefined;
    try {
      stored = this.#storedHead();
    } catch {
      // A message that cannot be read counts as gone.
    }
    if (stored !== head) throw new Undone("a write took others of its moment with it");
  }

  #storedHead(): Seq {
    return this.#storage.sql.exec<{ head: Seq }>(HEAD).one().head;
  }

  #open(isThere?: boolean): Opened {
    if (this.#opened !== undefined) return this.#opened;
    migrate(this.#storage, this.#mint, isThere);
    const { sql } = this.#storage;
    const { epoch } = sql.exec<{ epoch: Epoch }>("SELECT epoch FROM room").one();
    const { horizon = 0 } = this.#register.decision("erased", "") ?? {};
    this.#opened = { epoch, head: this.#storedHead(), horizon, storedHorizon: horizon };
    return this.#opened;
  }
}

const HEAD = `SELECT MAX(
  COALESCE((SELECT MAX(seq) FROM message), 0),
  COALESCE((SELECT MAX(seq) FROM done), 0),
  COALESCE((SELECT MAX(rev) FROM message WHERE rev IS NOT NULL), 0),
  COALESCE((SELECT json_extract(value, '$.head') FROM register WHERE kind = 'erased'), 0)) AS head`;
