/**
 * Empties a table except for a few rows by creating it again: a dropped table is not billed, and each deleted
 * row is.
 */
import type { Storage } from "./migrations.ts";

/**
 * Keeps only the rows of `table` that match `where`, in today's shape. The shape comes from the database
 * itself, so a column, an index or a trigger that a later migration adds is created again with it, and no row
 * that stays loses a value.
 *
 * Call it within a transaction. It reads the rows that stay into memory.
 *
 * @returns the rows written, as billed
 */
export function keepOnly(
  { sql }: Pick<Storage, "sql">,
  table: string,
  where: string,
  ...bindings: SqlStorageValue[]
): number {
  const schema = sql
    .exec<{ sql: string; type: string }>(
      "SELECT sql, type FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL",
      table,
    )
    .toArray();
  const stay = sql.exec(`SELECT * FROM ${table} WHERE ${where}`, ...bindings);
  const columns = stay.columnNames;
  const rows = [...stay.raw()];
  const insert = `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
  const made = (type: "table" | "index" | "trigger"): number =>
    schema
      .filter((it) => it.type === type)
      .reduce((written, it) => written + sql.exec(it.sql).rowsWritten, 0);
  let written = sql.exec(`DROP TABLE ${table}`).rowsWritten + made("table") + made("index");
  for (const row of rows) written += sql.exec(insert, ...row).rowsWritten;
  // A trigger is for changes, and the rows that stay do not change.
  return written + made("trigger");
}
