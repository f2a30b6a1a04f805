/**
 * Formatted text in one line, for tests to compare: `<b>`, `<i>`, `<s>`, `<hidden>`, `<code>`, `<quote>` and
 * so on.
 */
import type { Block, Inline } from "../../../src/web/formatting/parse/nodes.ts";
import { parse } from "../../../src/web/formatting/parse/parse.ts";

export function outline(message: string): string {
  return parse(message).map(ofBlock).join("¶");
}

/** The text that a reader sees, including list markers and code fences. */
export function readingOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      switch (block.kind) {
        case "text":
          return block.children.map(readingOfInline).join("");
        case "fence":
          return `${block.language ?? ""}\n${block.text}`;
        case "quote":
          return readingOf(block.children);
        case "list":
          return block.items
            .map(({ mark, children }) => `${mark} ${readingOf(children)}`)
            .join("\n");
      }
    })
    .join("\n");
}

export function depthOf(nodes: readonly (Block | Inline)[]): number {
  return nodes.reduce((deepest, node) => {
    const inner =
      "items" in node
        ? node.items.map(({ children }) => depthOf(children))
        : ["children" in node ? depthOf(node.children) : 0];
    return Math.max(deepest, 1 + Math.max(0, ...inner));
  }, 0);
}

function ofBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.children.map(ofInline).join("");
    case "fence":
      return `<pre${block.language === undefined ? "" : ` ${block.language}`}>${block.text}</pre>`;
    case "quote":
      return `<quote>${block.children.map(ofBlock).join("¶")}</quote>`;
    case "list": {
      const items = block.items.map(
        ({ mark, children }) =>
          `${block.isNumbered ? mark : "•"} ${children.map(ofBlock).join("¶")}`,
      );
      return `<list>${items.join("; ")}</list>`;
    }
  }
}

const TAGS = { bold: "b", italic: "i", strike: "s", spoiler: "hidden" } as const;

function ofInline(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return `<code>${inline.text}</code>`;
    case "link":
      return `<a ${inline.href}>${inline.text}</a>${told(inline)}`;
    case "worded":
      return `<a ${inline.href}>${inline.children.map(ofInline).join("")}</a>${told(inline)}`;
    default: {
      const tag = TAGS[inline.kind];
      return `<${tag}>${inline.children.map(ofInline).join("")}</${tag}>`;
    }
  }
}

function told({ leadsTo }: { readonly leadsTo?: string }): string {
  return leadsTo === undefined ? "" : ` (leads to ${leadsTo})`;
}

function readingOfInline(inline: Inline): string {
  return "children" in inline ? inline.children.map(readingOfInline).join("") : inline.text;
}
