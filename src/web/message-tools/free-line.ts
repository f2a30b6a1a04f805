/**
 * Where tools can stand beside a message without covering its text: at the end of its first or last line.
 */

export interface FreeLine {
  readonly which: "first" | "last";
  /** How many tools fit between the text and the end of the line. */
  readonly places: number;
}

export interface TextLine {
  readonly top: number;
  readonly bottom: number;
  /** Pixels from the text to the end of the line. */
  readonly free: number;
}

/** Pixels of the toolbar's border and of its distance from the text. */
const AROUND = 8;

/**
 * @param text the boxes of the message's text, from top to bottom
 * @param width of one tool, in pixels
 * @param wanted how many tools there are
 */
export function freeLine(text: readonly TextLine[], width: number, wanted: number): FreeLine {
  const [first, last] = [freeAtTop(text), freeAtTop(text.map(upsideDown))];
  const placesIn = (free: number): number => Math.max(1, Math.floor((free - AROUND) / width));
  const top = placesIn(first);
  const bottom = placesIn(last);
  return top >= wanted || top >= bottom
    ? { which: "first", places: top }
    : { which: "last", places: bottom };
}

/** The free width beside everything in the topmost line. */
function freeAtTop(text: readonly TextLine[]): number {
  const top = Math.min(...text.map((it) => it.top));
  const height = Math.min(...text.filter((it) => it.top === top).map((it) => it.bottom - it.top));
  const beside = text.filter((it) => it.top < top + height);
  return Math.min(...beside.map(({ free }) => free));
}

function upsideDown({ top, bottom, free }: TextLine): TextLine {
  return { top: -bottom, bottom: -top, free };
}

/** The lines of the message that `node` draws. */
export function textLinesOf(node: HTMLElement): TextLine[] {
  const body = node.querySelector(".body");
  if (body === null) return [];
  const range = document.createRange();
  range.selectNodeContents(body);
  const { left, right } = node.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(node).direction === "rtl";
  return Array.from(range.getClientRects(), (it) => ({
    top: it.top,
    bottom: it.bottom,
    free: isRightToLeft ? it.left - left : right - it.right,
  }));
}
