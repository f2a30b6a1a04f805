/**
 * A sentence of the catalogue with its `{places}` filled by nodes, in whatever order a language has them.
 */
import type { ComponentChild } from "preact";

interface SentenceProps {
  readonly text: string;
  readonly with: Readonly<Record<string, ComponentChild>>;
}

export function Sentence({ text, with: nodes }: SentenceProps) {
  // Odd pieces are the places, which the pattern's group captured.
  return (
    <>{text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 === 0 ? piece : nodes[piece]))}</>
  );
}
