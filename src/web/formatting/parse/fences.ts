/**
 * Fenced code as people type it in a chat: ``` in the middle of a line, the first line of code right after
 * it, or words after the end. Each fence gets its own line, as Markdown requires.
 */

/** The quote that a line is in, and its indentation. */
const PREFIX = /^(?:[ \t]*>[ \t])*[ \t]*/;
/** And the marker of the list item that it begins. */
const ITEM_PREFIX = /^(?:[ \t]*>[ \t])*[ \t]*(?:(?:[-*]|\d{1,4}[.)])[ \t]+)?/;
const FENCE = /`{3,}/g;
const LANGUAGE = /^[ \t]*[\w+#.-]*[ \t]*$/;

export function settleFences(text: string): string {
  if (!text.includes("```")) return text;
  const lines = text.split("\n");
  const settled: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const prefix = prefixOf(lines, at, fence === undefined);
    /** The same, for the lines that continue that item. */
    const inner = prefix.replace(/[^>\s]/g, " ");
    const found = fence === undefined ? opening(line, lines, at) : closing(line, fence);
    if (found === undefined) {
      settled.push(line);
      continue;
    }
    const end = found.index + found[0].length;
    const head = line.slice(prefix.length, found.index);
    const tail = line.slice(end);
    if (head.trim() !== "") settled.push(prefix + head);
    if (fence === undefined) {
      fence = found[0];
      const isLanguage = LANGUAGE.test(tail);
      settled.push(prefix + found[0] + (isLanguage ? tail : ""));
      if (!isLanguage) settled.push(inner + tail);
    } else {
      fence = undefined;
      settled.push(prefix + found[0]);
      // The text after the code may itself open some.
      if (tail.trim() !== "") {
        lines[at] = prefix + tail.trimStart();
        at -= 1;
      }
    }
  }
  return settled.join("\n");
}

/**
 * What stands before a fence of `lines[at]`. Code whose lines are not indented like the item is not part of
 * it.
 */
function prefixOf(lines: readonly string[], at: number, opens: boolean): string {
  const line = lines[at] ?? "";
  const [prefix = ""] = ITEM_PREFIX.exec(line) ?? [];
  const inner = prefix.replace(/[^>\s]/g, " ");
  const isWithinItem =
    opens && line.startsWith("```", prefix.length) && (lines[at + 1] ?? "").startsWith(inner);
  return isWithinItem ? prefix : (PREFIX.exec(line)?.[0] ?? "");
}

/**
 * The fence that `line` leaves open. In the middle of a line, or where more backticks follow, it needs an end
 * to be one: it may be code within the line.
 */
function opening(line: string, lines: readonly string[], at: number): RegExpExecArray | undefined {
  const fences = [...line.matchAll(FENCE)];
  const last = fences.length % 2 === 1 ? fences.at(-1) : undefined;
  if (last === undefined) return undefined;
  const isFirst = line.slice(0, last.index).replace(ITEM_PREFIX, "") === "";
  if (isFirst && !line.slice(last.index + last[0].length).includes("`")) return last;
  return lines.slice(at + 1).some((it) => it.includes(last[0])) ? last : undefined;
}

function closing(line: string, fence: string): RegExpExecArray | undefined {
  return [...line.matchAll(FENCE)].find(([ticks]) => ticks.length >= fence.length);
}
