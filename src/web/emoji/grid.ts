/**
 * Where an arrow key leads among emoji in rows.
 */
export const COLUMNS = 8;

/**
 * `undefined` if the key leads nowhere. A place before the first is above them all.
 *
 * @param dir the writing direction of the rows
 */
export function stepIn(
  count: number,
  place: number,
  key: string,
  dir: "ltr" | "rtl",
): number | undefined {
  const on = dir === "ltr" ? 1 : -1;
  switch (key) {
    case "ArrowLeft":
      return Math.min(count - 1, Math.max(0, place - on));
    case "ArrowRight":
      return Math.min(count - 1, Math.max(0, place + on));
    case "ArrowUp":
      return place - COLUMNS;
    case "ArrowDown":
      return Math.min(count - 1, place + COLUMNS);
    case "Home":
      return place - (place % COLUMNS);
    case "End":
      return Math.min(count - 1, place - (place % COLUMNS) + COLUMNS - 1);
    default:
      return undefined;
  }
}
