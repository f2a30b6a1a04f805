/**
 * A message with its formatting: paragraphs, quotes, lists and code.
 */
import type { ComponentChild, VNode } from "preact";
import type { Block } from "./parse/nodes.ts";
import { parse } from "./parse/parse.ts";
import { CodeBlock } from "./code-block.tsx";
import { drawInline } from "./inlines.tsx";

export function format(message: string): VNode {
  const blocks = parse(message);
  const [first, second] = blocks;
  if (first?.kind === "text" && second === undefined)
    return (
      <p class="body" dir="auto">
        {first.children.map(drawInline)}
      </p>
    );
  return <div class="body">{blocks.map(draw)}</div>;
}

function draw(block: Block, key: number): VNode {
  switch (block.kind) {
    case "text":
      return <p key={key}>{block.children.map(drawInline)}</p>;
    case "fence":
      return <CodeBlock key={key} text={block.text} language={block.language} />;
    case "quote":
      return (
        <blockquote key={key} dir="auto">
          {block.children.map(draw)}
        </blockquote>
      );
    case "list":
      return block.isNumbered ? (
        <ol key={key} dir="auto">
          {block.items.map(({ mark, children }, place) => (
            <li key={place}>
              <span class="item-mark">{`${mark} `}</span>
              {contents(children)}
            </li>
          ))}
        </ol>
      ) : (
        <ul key={key} dir="auto">
          {block.items.map(({ children }, place) => (
            <li key={place}>{contents(children)}</li>
          ))}
        </ul>
      );
  }
}

/** An item's first text continues its marker's line, on the screen and in what is copied. */
function contents([first, ...rest]: readonly Block[]): ComponentChild {
  return (
    <>
      {first?.kind === "text" ? first.children.map(drawInline) : first && draw(first, -1)}
      {rest.map(draw)}
    </>
  );
}
