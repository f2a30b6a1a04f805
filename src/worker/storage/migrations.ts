/**
 * The database's shape, step by step. A step runs once; one that has shipped never changes.
 */

import type { Death } from "../../room/memory/register.ts";

/**
 * An INTEGER PRIMARY KEY is the row's own key: an insert is billed as one row, where any other key costs two.
 * The partial index holds only revised messages, so an unrevised message costs no second row for it.
 */
export const MESSAGES = `CREATE TABLE message (
   seq INTEGER PRIMARY KEY,
   rev INTEGER,
   id TEXT NOT NULL,
   by TEXT NOT NULL,
   name TEXT NOT NULL,
   at INTEGER NOT NULL,
   body TEXT NOT NULL
 );
 CREATE INDEX revised ON message (rev) WHERE rev IS NOT NULL`;

const STEPS: readonly string[] = [
  MESSAGES,
  "CREATE TABLE id_block (last INTEGER PRIMARY KEY, hashes BLOB NOT NULL)",
  // No second index here either: the room holds all entries in memory and finds them there by key.
  `CREATE TABLE entry (
     place INTEGER PRIMARY KEY,
     key TEXT NOT NULL,
     rev INTEGER NOT NULL,
     id TEXT NOT NULL,
     by TEXT NOT NULL,
     name TEXT NOT NULL,
     at INTEGER NOT NULL,
     value TEXT,
     forgotten INTEGER NOT NULL
   );
   CREATE TABLE done (
     seq INTEGER PRIMARY KEY,
     nth INTEGER NOT NULL,
     at INTEGER NOT NULL,
     id TEXT NOT NULL,
     by TEXT NOT NULL
   )`,
  `CREATE TABLE register (
     kind TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (kind, key)
   ) WITHOUT ROWID`,
  // An earlier version wrote none of these.
  "ALTER TABLE done ADD COLUMN fingerprint INTEGER",
];

/** The parts of the object's storage that the log needs. */
export interface Storage extends Pick<DurableObjectStorage, "transactionSync" | "deleteAll"> {
  readonly sql: Pick<SqlStorage, "exec" | "databaseSize">;
}

/**
 * Brings the database to today's shape, in one transaction. `mint` gives a new room its epoch.
 *
 * @param isThere whether anything was ever stored, if that is known
 */
export function migrate(
  storage: Storage,
  mint: () => string,
  isThere: boolean = exists(storage),
): void {
  const { sql } = storage;
  storage.transactionSync(() => {
    if (!isThere) {
      // Removes what is left of a room that has been dead for long enough.
      sql.exec("DROP TABLE IF EXISTS wiped");
      sql.exec("CREATE TABLE room (epoch TEXT NOT NULL, schema INTEGER NOT NULL)");
      sql.exec("INSERT INTO room VALUES (?, 0)", mint());
    }
    const { schema } = sql.exec<{ schema: number }>("SELECT schema FROM room").one();
    if (schema >= STEPS.length) return;
    for (const step of STEPS.slice(schema)) sql.exec(step);
    sql.exec("UPDATE room SET schema = ?", STEPS.length);
  });
}

/** Whether anything was ever stored. It only reads, because checking must not create a room. */
export function exists(storage: Storage): boolean {
  return hasTable(storage, "room");
}

/**
 * Whether {@link wipeTables} ended the room, and that still holds. Earlier releases stored no end date when
 * they wiped a room: those rooms are dead for good.
 */
export function isWiped(storage: Storage, now: number): boolean {
  if (!hasTable(storage, "wiped")) return false;
  const [row] = storage.sql.exec<{ at: number | null }>("SELECT * FROM wiped");
  return row === undefined || row.at === null || now < row.at;
}

/** Erases everything stored, and records that. Both are one commit, since nothing is awaited in between. */
export function wipeTables(storage: Storage, death: Death): Promise<void> {
  const erased = storage.deleteAll();
  if (death === "none") return erased;
  storage.sql.exec("CREATE TABLE wiped (at INTEGER)");
  const until = death === "for good" ? null : death.until;
  storage.sql.exec("INSERT INTO wiped VALUES (?)", until);
  return erased;
}

function hasTable({ sql }: Storage, name: string): boolean {
  return sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", name).toArray().length > 0;
}
