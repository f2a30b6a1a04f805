/**
 * Rows as a Markdown table that is also readable as plain text. The first column is aligned left, the others
 * right.
 */
export function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => row[i]?.length ?? 0)));
  const [first = "", ...lines] = all.map((row) => `| ${pad(row, widths).join(" | ")} |`);
  return [first, `|${widths.map((it) => "-".repeat(it + 2)).join("|")}|`, ...lines].join("\n");
}

function pad(row: readonly string[], widths: readonly number[]): string[] {
  return row.map((cell, i) =>
    i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
  );
}
