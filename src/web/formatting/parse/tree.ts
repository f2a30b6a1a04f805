/**
 * Turns the parser's tree, which holds positions in the text, into nodes that can be drawn.
 */
import type { SyntaxNode } from "@lezer/common";
import { hrefOf } from "./linkify.ts";
import { MOST } from "./budget.ts";
import { leadsTo } from "./links.ts";
import { hiddenHost } from "./shown-host.ts";
import type { Block, Inline, Span } from "./nodes.ts";
import { textOf } from "./text-of.ts";

const SPANS: ReadonlyMap<string, Span> = new Map([
  ["Bold", "bold"],
  ["Italic", "italic"],
  ["Strike", "strike"],
  ["Spoiler", "spoiler"],
]);

/** Marks around nothing but marks are an emoticon, or a row of stars. */
const CONTENT = /[^\s*_~|]/;
/** A text without words, or one between signs that are like eyes, is an emoticon, as `(*´ω`*)`. */
const FACE =
  /^(?:[^\s\p{L}\p{N}\p{ExtPict}]+|[\p{Sk}\p{Sm}・･゜ﾟ°]\S*[\p{Sk}\p{Sm}・･゜ﾟ°]|'\S{1,2}')$/u;

const BLOCKS: ReadonlySet<string> = new Set(["Blockquote", "ListItem", "FencedCode"]);
const LISTS: ReadonlySet<string> = new Set(["BulletList", "OrderedList"]);

/** Where a text is: in a quote or an item, its lines begin with characters that do not belong to it. */
type Within = "message" | "quote" | "item";

interface Around {
  readonly within: Within;
  readonly depth: number;
  readonly isInLink: boolean;
}

export class TreeReader {
  readonly #text: string;

  constructor(source: string) {
    this.#text = source;
  }

  read(message: SyntaxNode): Block[] {
    return this.#blocks(message, "message");
  }

  /** Paragraphs and the lines between them are one text, as it was typed. */
  #blocks(parent: SyntaxNode, within: Within): Block[] {
    const blocks: Block[] = [];
    let run: Inline[] = [];
    let end = parent.from;
    let list: number | undefined;
    const endRun = (): void => {
      const children = settled(run, blocks.length > 0 || within !== "message");
      if (children.length > 0) blocks.push({ kind: "text", children });
      run = [];
    };
    for (const node of contentsOf(parent)) {
      run.push(text(linesBetween(this.#text.slice(end, node.from), within)));
      end = node.to;
      if (node.name === "Paragraph") {
        const around = { within, depth: 0, isInLink: false };
        run.push(...this.#inlines(node.from, node.to, childrenOf(node), around));
        continue;
      }
      if (!BLOCKS.has(node.name)) continue;
      const block = this.#block(node);
      if (block === undefined) {
        // An empty quote, or a fence without code, is shown as it was typed.
        run.push(text(this.#text.slice(node.from, node.to)));
        continue;
      }
      endRun();
      const last = blocks.at(-1);
      const continues =
        block.kind === "list" && last?.kind === "list" && list === node.parent?.from;
      if (continues) blocks.splice(-1, 1, { ...last, items: [...last.items, ...block.items] });
      else blocks.push(block);
      list = node.parent?.from;
    }
    run.push(text(linesBetween(this.#text.slice(end, parent.to), within)));
    endRun();
    return blocks;
  }

  /** An item becomes a list for now, since lines that are no items may stand between two of them. */
  #block(node: SyntaxNode): Block | undefined {
    if (node.name === "FencedCode") return this.#fence(node);
    if (node.name === "Blockquote") {
      const children = this.#blocks(node, "quote");
      return children.length > 0 ? { kind: "quote", children } : undefined;
    }
    const mark = node.getChild("ListMark");
    if (mark === null) return undefined;
    const item = {
      mark: this.#text.slice(mark.from, mark.to),
      children: this.#blocks(node, "item"),
    };
    return { kind: "list", isNumbered: node.parent?.name === "OrderedList", items: [item] };
  }

  #fence(node: SyntaxNode): Block | undefined {
    const code = childrenOf(node)
      .filter(({ name }) => name === "CodeText")
      .map(({ from, to }) => this.#text.slice(from, to))
      .join("");
    if (code.trim() === "") return undefined;
    const info = node.getChild("CodeInfo");
    if (info === null) return { kind: "fence", text: code };
    return { kind: "fence", text: code, language: this.#text.slice(info.from, info.to) };
  }

  #inlines(from: number, to: number, nodes: readonly SyntaxNode[], around: Around): Inline[] {
    const inlines: Inline[] = [];
    let end = from;
    let isAfterQuoteMark = false;
    const readTo = (next: number, isBeforeQuoteMark: boolean): void => {
      let piece = this.#text.slice(end, next);
      if (around.within === "item") piece = piece.replaceAll(/\n[ \t]+/g, "\n");
      if (isAfterQuoteMark)
        piece = piece.replace(around.within === "item" ? /^[ \t]+/ : /^[ \t]/, "");
      // Searched only from the beginning of a run of spaces: from each space, it would be a long way to the
      // end.
      if (isBeforeQuoteMark) piece = piece.replace(/(?<![ \t])[ \t]+$/, "");
      inlines.push(text(piece));
    };
    for (const node of nodes) {
      const isQuoteMark = node.name === "QuoteMark";
      readTo(node.from, isQuoteMark);
      inlines.push(...this.#inline(node, around));
      end = node.to;
      isAfterQuoteMark = isQuoteMark;
    }
    readTo(to, false);
    return inlines;
  }

  #inline(node: SyntaxNode, around: Around): Inline[] {
    const { from, to, name } = node;
    const span = SPANS.get(name);
    if (span !== undefined) return this.#span(node, span, around);
    switch (name) {
      case "InlineCode":
        return this.#code(node, around);
      case "Escaped":
        return [text(this.#text.slice(from + 1, to))];
      case "URL":
        return [this.#bareLink(this.#text.slice(from, to), around)];
      case "Link":
        return this.#wordedLink(node, around);
      default:
        return [];
    }
  }

  #span(node: SyntaxNode, kind: Span, around: Around): Inline[] {
    const [first, ...rest] = childrenOf(node);
    const last = rest.pop();
    if (first === undefined || last === undefined) return [];
    const inner = { ...around, depth: around.depth + 1 };
    const children = settled(this.#inlines(first.to, last.from, rest, inner), false, false);
    const isShown =
      around.depth < MOST.spans &&
      CONTENT.test(textOf(children)) &&
      !(kind === "italic" && FACE.test(this.#text.slice(first.to, last.from))) &&
      // A control within another one would not work.
      !(kind === "spoiler" && around.isInLink);
    if (isShown) return [{ kind, children }];
    const typed = ({ from, to }: SyntaxNode): Inline => text(this.#text.slice(from, to));
    return [typed(first), ...children, typed(last)];
  }

  #code(node: SyntaxNode, around: Around): Inline[] {
    const [first, ...rest] = childrenOf(node);
    const last = rest.pop();
    if (first === undefined || last === undefined) return [];
    const code = textOf(this.#inlines(first.to, last.from, rest, around));
    if (code.trim() === "") return [text(this.#text.slice(node.from, node.to))];
    // As in `` `a` ``: a space separates the code's own backticks from the marks.
    return [{ kind: "code", text: /^ .* $/s.test(code) ? code.slice(1, -1) : code }];
  }

  #bareLink(address: string, { isInLink }: Around): Inline {
    const href = hrefOf(address);
    if (href === undefined || isInLink) return text(address);
    const elsewhere = hiddenHost(address, href);
    return {
      kind: "link",
      text: address,
      href,
      ...(elsewhere !== undefined && { leadsTo: elsewhere }),
    };
  }

  #wordedLink(node: SyntaxNode, around: Around): Inline[] {
    const [first, ...rest] = childrenOf(node);
    const wordsEnd = rest.findIndex(({ name }) => name === "Mark");
    const mark = rest[wordsEnd];
    const address = rest[wordsEnd + 1];
    if (first === undefined || mark === undefined || address === undefined) return [];
    const inLink = { ...around, isInLink: true };
    const children = settled(
      this.#inlines(first.to, mark.from, rest.slice(0, wordsEnd), inLink),
      false,
      false,
    );
    const href = hrefOf(this.#text.slice(address.from, address.to));
    if (href === undefined) return [text(this.#text.slice(node.from, node.to))];
    const elsewhere = leadsTo(textOf(children), href);
    return [
      { kind: "worded", href, children, ...(elsewhere !== undefined && { leadsTo: elsewhere }) },
    ];
  }
}

/** Of the blank lines in a quote or an item, the number matters, and not what they begin with. */
function linesBetween(between: string, within: Within): string {
  return within === "message" ? between : "\n".repeat(between.split("\n").length - 1);
}

/** The items of a list, and the lines between them that are none. */
function contentsOf(parent: SyntaxNode): SyntaxNode[] {
  return childrenOf(parent).flatMap((node) => (LISTS.has(node.name) ? childrenOf(node) : [node]));
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function text(typed: string): Inline {
  return { kind: "text", text: typed };
}

/** Joins neighbouring texts, and drops the blank lines that separate blocks. */
function settled(run: readonly Inline[], followsBlock: boolean, endsBlock = true): Inline[] {
  const inlines: Inline[] = [];
  for (const inline of run) {
    const last = inlines.at(-1);
    if (inline.kind !== "text") inlines.push(inline);
    else if (last?.kind === "text") inlines.splice(-1, 1, text(last.text + inline.text));
    else inlines.push(inline);
  }
  const first = inlines[0];
  if (followsBlock && first?.kind === "text")
    inlines[0] = text(first.text.replace(/^(?:[ \t]*\n)+/, ""));
  const last = inlines.at(-1);
  if (endsBlock && last?.kind === "text") inlines.splice(-1, 1, text(last.text.trimEnd()));
  return inlines.filter((inline) => inline.kind !== "text" || inline.text !== "");
}
