/**
 * Formatted text within a line.
 */
import type { ComponentChild } from "preact";
import type { Inline, WordedLink } from "../../view/formatting/nodes.ts";
import { words } from "../../words/index.ts";
import { Sentence } from "../sentence.tsx";
import { Anchor } from "./anchor.tsx";
import { Spoiler } from "./spoiler.tsx";

export function drawInline(inline: Inline, key: number): ComponentChild {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "link":
      return <Anchor key={key} href={inline.href} text={inline.text} />;
    case "code":
      return <code key={key}>{inline.text}</code>;
    case "bold":
      return <strong key={key}>{inline.children.map(drawInline)}</strong>;
    case "italic":
      return <em key={key}>{inline.children.map(drawInline)}</em>;
    case "strike":
      return <s key={key}>{inline.children.map(drawInline)}</s>;
    case "spoiler":
      return <Spoiler key={key}>{inline.children.map(drawInline)}</Spoiler>;
    case "worded":
      return <Worded key={key} link={inline} />;
  }
}

function Worded({ link: { href, children, leadsTo } }: { link: WordedLink }) {
  return (
    <>
      <Anchor href={href}>{children.map(drawInline)}</Anchor>
      {leadsTo !== undefined && (
        <span class="leads-to">
          {" "}
          <Sentence text={words.format.leadsTo} with={{ where: <bdi dir="ltr">{leadsTo}</bdi> }} />
        </span>
      )}
    </>
  );
}
