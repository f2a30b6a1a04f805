/**
 * The parts of a formatted message. None of it is HTML, and whatever is not formatting is text as it was
 * typed.
 */
import type { TextPart } from "./linkify.ts";

export type Inline =
  /** Text, and the addresses in it. */
  | TextPart
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: Span; readonly children: readonly Inline[] }
  | WordedLink;

export type Span = "bold" | "italic" | "strike" | "spoiler";

export interface WordedLink {
  readonly kind: "worded";
  /** http, https or mailto, as the browser will follow it. */
  readonly href: string;
  readonly children: readonly Inline[];
  /** Where it leads, if its text names another place. */
  readonly leadsTo?: string;
}

export type Block =
  | { readonly kind: "text"; readonly children: readonly Inline[] }
  /** `language` is the word after the fence. */
  | { readonly kind: "fence"; readonly text: string; readonly language?: string }
  | { readonly kind: "quote"; readonly children: readonly Block[] }
  | { readonly kind: "list"; readonly isNumbered: boolean; readonly items: readonly ListItem[] };

export interface ListItem {
  /** As typed, `-` or `2.` or `2)`: items keep their numbers, whatever their order. */
  readonly mark: string;
  readonly children: readonly Block[];
}
