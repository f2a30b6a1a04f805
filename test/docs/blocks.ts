/**
 * Marked blocks of a Markdown page, whose text a test generates: `<!-- name -->` … `<!-- /name -->`.
 */

/** Fills each block of `page` with its text in `blocks`, by name. */
export function withBlocks(page: string, blocks: Readonly<Record<string, string>>): string {
  let text = page;
  for (const [name, block] of Object.entries(blocks)) {
    const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = split(text, begin);
    const [, after] = split(rest, end);
    text = `${before}${begin}\n\n${block.trim()}\n\n${end}${after}`;
  }
  return text;
}

/** A Markdown table, its columns padded as the formatter pads them. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((title, column) =>
    Math.max(3, ...[title, ...escaped.map((row) => row[column] ?? "")].map((it) => it.length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [line(head), line(rule), ...escaped.map((row) => line(row))].join("\n");
}

/** Columns of a line of prose. */
const WIDTH = 110;

/** An item of a list, with items of its own below it; each is wrapped as prose is. */
export function listItem(begin: string, text: string, below: readonly string[] = []): string {
  return [
    ...wrapped(`- ${begin} ${text}`, "  "),
    ...below.flatMap((it) => wrapped(`  - ${it}`, "    ")),
  ].join("\n");
}

function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/(?<=\S) /)) {
    if (line !== "" && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function split(text: string, at: string): [string, string] {
  const place = text.indexOf(at);
  if (place < 0) throw new Error(`The page has no ${at}`);
  return [text.slice(0, place), text.slice(place + at.length)];
}
