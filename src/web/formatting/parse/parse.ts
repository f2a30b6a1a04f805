/**
 * The formatting of messages: the part of Markdown that suits a chat.
 */
import { type MarkdownParser, parser } from "@lezer/markdown";
import { withLineFeeds } from "../../../protocol/text.ts";
import { blocks } from "./blocks.ts";
import { Budget } from "./budget.ts";
import { codeSpans } from "./code-spans.ts";
import { settleFences } from "./fences.ts";
import { bareAddresses, wordedLinks } from "./links.ts";
import { escapes, MARKED, marks } from "./marks.ts";
import type { Block } from "./nodes.ts";
import { TreeReader } from "./tree.ts";

/** The characters that formatting begins with. */
const SPECIAL: ReadonlySet<number> = new Set(Array.from("*_~|`[\\", (char) => char.charCodeAt(0)));

const budget = new Budget();
const configured = configure();

/** Never throws, and takes time in proportion to the message. */
export function parse(message: string): Block[] {
  budget.refill();
  const source = settleFences(withLineFeeds(message));
  return new TreeReader(source).read(configured.parse(source).topNode);
}

function configure(): MarkdownParser {
  return parser.configure([
    blocks(budget),
    {
      defineNodes: [...MARKED],
      remove: ["Entity", "HTMLTag", "Emphasis", "HardBreak", "Image", "LinkEnd"],
      parseInline: [
        {
          name: "Enough",
          before: "Escape",
          // When the budget is used up, the rest is skipped.
          parse: (cx, next) => (SPECIAL.has(next) && !budget.takeMark() ? cx.end : -1),
        },
        bareAddresses(budget),
        escapes,
        codeSpans,
        wordedLinks,
        marks,
      ],
    },
  ]);
}
