/**
 * Formatted text within a line.
 */
import type { ComponentChild, ComponentChildren } from "preact";
import type { Inline } from "./parse/nodes.ts";
import { words } from "../words/index.ts";
import { Sentence } from "../ui/sentence.tsx";
import { Anchor } from "./anchor.tsx";
import { Spoiler } from "./spoiler.tsx";

export function drawInline(inline: Inline, key: number): ComponentChild {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "link":
      return (
        <Leading key={key} to={inline.leadsTo}>
          <Anchor href={inline.href} text={inline.text} />
        </Leading>
      );
    case "code":
      // Code runs left to right in every language.
      return (
        <code key={key} dir="ltr">
          {inline.text}
        </code>
      );
    case "bold":
      return <strong key={key}>{inline.children.map(drawInline)}</strong>;
    case "italic":
      return <em key={key}>{inline.children.map(drawInline)}</em>;
    case "strike":
      return <s key={key}>{inline.children.map(drawInline)}</s>;
    case "spoiler":
      return <Spoiler key={key}>{inline.children.map(drawInline)}</Spoiler>;
    case "worded":
      return (
        <Leading key={key} to={inline.leadsTo}>
          <Anchor href={inline.href}>{inline.children.map(drawInline)}</Anchor>
        </Leading>
      );
  }
}

interface LeadingProps {
  /** The target shown after the link, if its text does not show it. */
  readonly to: string | undefined;
  readonly children: ComponentChildren;
}

function Leading({ to, children }: LeadingProps) {
  return (
    <>
      {children}
      {to !== undefined && (
        <span class="leads-to">
          {" "}
          <Sentence text={words.format.leadsTo} with={{ where: <bdi dir="ltr">{to}</bdi> }} />
        </span>
      )}
    </>
  );
}
