/**
 * A name that the user is typing: `@an` on the way to `@Ana`, `:sm` on the way to an emoji.
 */
export interface Naming {
  /** Where in the draft it begins, at its mark, and where it ends. */
  readonly from: number;
  readonly to: number;
  /** The part of the name typed so far. */
  readonly name: string;
}

/** What `pattern`, which ends with its only group, finds up to `caret`. */
export function namedIn(draft: string, caret: number, pattern: RegExp): Naming | undefined {
  const [whole = "", name] = pattern.exec(draft.slice(0, caret)) ?? [];
  return name === undefined ? undefined : { from: caret - whole.length, to: caret, name };
}
