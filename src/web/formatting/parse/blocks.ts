/**
 * Which lines are quotes, lists and code. A message is not a document: headings, rules, tables and HTML stay
 * as typed, and a quote ends with its line, not with its paragraph.
 */
import type { BlockContext, LeafBlock, Line, MarkdownConfig } from "@lezer/markdown";
import { type Budget, MOST } from "./budget.ts";

export function blocks(budget: Budget): MarkdownConfig {
  // Where the current block begins within its quotes and lists. Parsing is synchronous, so one variable is
  // enough.
  let base = 0;
  return {
    remove: [
      "LinkReference",
      "IndentedCode",
      "HorizontalRule",
      "ATXHeading",
      "HTMLBlock",
      "SetextHeading",
    ],
    parseBlock: [
      {
        name: "PlainLine",
        before: "FencedCode",
        parse(cx, line) {
          base = line.baseIndent;
          const rest = line.text.slice(line.pos);
          if (!LOOKS_LIKE_BLOCK.test(rest)) return false;
          const isFence = FENCE.test(rest);
          const isContainer = CONTAINER.test(rest) && !RULE.test(rest);
          if (isFence && budget.takeFence()) return false;
          if (isContainer && cx.depth <= MOST.depth && budget.takeContainer()) return false;
          const from = cx.lineStart + line.pos;
          cx.addElement(
            cx.elt("Paragraph", from, from + rest.length, cx.parser.parseInline(rest, from)),
          );
          cx.nextLine();
          return true;
        },
      },
      {
        name: "OwnLines",
        leaf(cx, leaf) {
          const quotes = quotesAround(cx);
          return {
            nextLine(_, line) {
              if (continues(line, base, quotes)) return false;
              endParagraph(cx, leaf);
              return true;
            },
            finish: () => false,
          };
        },
      },
    ],
  };
}

/** Everything that lezer would make a block of. */
const LOOKS_LIKE_BLOCK = /^(?:>|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|```|~~~)/;
const FENCE = /^```/;
/**
 * What people mean as one: `>_<` is no quote, `+ 1` no list, `>>> print(1)` a prompt, and `007. ` a name. A
 * number that would be a list's would look the same in a list.
 */
const CONTAINER = /^(?:>(?:[ \t]|$)|[-*][ \t]+\S|(?:0|[1-9]\d{0,3})[.)][ \t]+\S)/;
const RULE = /^([-*])(?:[ \t]+\1)+[ \t]*$/;

function quotesAround(cx: BlockContext): number {
  let quotes = 0;
  for (let depth = 0; depth < cx.depth; depth += 1)
    if (cx.parentType(depth).name === "Blockquote") quotes += 1;
  return quotes;
}

/**
 * Whether `line` is in the same quotes and list items as the block before it. CommonMark does not require
 * that: `> quoted` and an answer on the next line would be one quote.
 *
 * @param base the column at which the block's own text may begin; each quote's space may be omitted
 */
function continues(line: Line, base: number, quotes: number): boolean {
  return line.markers.length === quotes && line.baseIndent >= base - quotes;
}

function endParagraph(cx: BlockContext, leaf: LeafBlock): void {
  const end = leaf.start + leaf.content.length;
  const inline = cx.parser.parseInline(leaf.content, leaf.start);
  cx.addLeafElement(leaf, cx.elt("Paragraph", leaf.start, end, inline));
}
